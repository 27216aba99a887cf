package org.petline.jobs.pipeline;

import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.petline.jobs.stages.InputFiles;
import org.petline.jobs.stages.StageClock;
import org.petline.jobs.tables.InputFile;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;

/**
 * Help with a scan that is another executor's, on one that has nothing to do: makes pieces of its stages. Whatever goes
 * wrong here costs the scan nothing but the help.
 */
record ScanHelp(Surroundings around) implements Serializable {
    /**
     * Whether there may be enough to do for others, by what the listing says: a driver that opened a file whose disk does
     * not answer would look at no clock any more. Helpers see the header.
     */
    boolean isWorthwhile(ScanOrder order) {
        return ScanSize.mayBeWorthHelping(order.scan().image().bytes());
    }

    /**
     * Helps until the scan needs no more of it, if nothing else is going on in this Java machine.
     *
     * @return the trouble that ended it early; empty if none did
     */
    String with(ScanOrder order) {
        return AtWork.ifIdle(() -> within(order)).orElse("");
    }

    private String within(ScanOrder order) {
        try {
            ScanSize size = ScanSize.of(around, order.scan());
            return size.isWorthHelping() ? HeapShare.holding(size.mebibytes(), () -> helped(order)) : "";
        } catch (InterruptedException calledOff) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private String helped(ScanOrder order) {
        try {
            Collection<InputFile> known = around.trust() == RunRequest.Trust.CONTENTS
                    ? List.of()
                    : new Ledger(around.output())
                            .read(order.name())
                            .map(LedgerEntry::inputs)
                            .orElse(List.of());
            InputFiles inputs = new InputFiles(order.scan(), known);
            try (ScanChain chain = new ScanChain(around, order.scan(), inputs, new StageClock())) {
                // A scan of its own may be the very one that it helps with, whose executor has died.
                chain.help(AtWork::isOnOneThing);
                return "";
            }
        } catch (IOException | RuntimeException | OutOfMemoryError trouble) {
            String said = trouble.getMessage() == null ? trouble.getClass().getSimpleName() : trouble.getMessage();
            return Discretion.about(around, order.scan()).of(said);
        }
    }
}
