package org.petline.jobs.upkeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.petline.files.Store;
import org.petline.jobs.tables.ForgottenPeople;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputLayout;

/**
 * Takes a person out of an output folder: all that is of the person's scans, and what else names the person. Tables and
 * report still hold the person then, until they are built again from what is left.
 *
 * <p>Goes by the names of files, not by the ledger: what a crash has left of an earlier attempt is found again. The ledger
 * goes last, for what has an entry is missed if it is gone.
 */
public final class Forgetting {
    /** Folders whose files or folders are named by scan. */
    private static final List<String> BY_SCAN =
            List.of("petline/stages", OutputLayout.RESULTS, "petline/evidence", "petline/traces", "report", "");

    /** Texts of the last run and of views, which are written again. */
    private static final List<String> WRITTEN_AGAIN = List.of(OutputLayout.VIEW + "/report", "petline");

    private final Store output;
    private final List<String> removed = new ArrayList<>();

    /** Of an output folder whose lock is held. */
    public Forgetting(Store output) {
        this.output = output;
    }

    /** Of people on the list nothing is left, even if that was cut short or the ledger came from a copy. */
    public static void finish(Store output) throws IOException {
        ForgottenPeople people = ForgottenPeople.of(output);
        if (people.nobody()) return;
        for (LedgerEntry entry : new Ledger(output).readAll().entries().values()) {
            String participant = entry.row().labels().participantId();
            if (people.holds(participant)) new Forgetting(output).of(participant);
        }
    }

    /** Takes a participant out, by the label without sub-; gives what was removed. */
    public List<String> of(String participant) throws IOException {
        PersonName person = new PersonName(participant);
        for (String folder : BY_SCAN) {
            for (Store.Entry each : output.list(folder)) if (person.isIn(each.name())) remove(each.path());
        }
        runsThatName(person);
        for (String folder : WRITTEN_AGAIN) {
            for (Store.Entry each : output.list(folder)) {
                if (!each.folder() && names(each.path(), person)) remove(each.path());
            }
        }
        ledger(person);
        removed.addAll(Staging.of(output).remove(output));
        return List.copyOf(removed);
    }

    /** A run's files go together: what began is not left without an end. */
    private void runsThatName(PersonName person) throws IOException {
        Set<String> runs = new TreeSet<>();
        for (Store.Entry each : output.list(OutputLayout.RUNS)) {
            if (names(each.path(), person)) runs.add(runOf(each));
        }
        for (Store.Entry each : output.list(OutputLayout.RUNS)) if (runs.contains(runOf(each))) remove(each.path());
    }

    private static String runOf(Store.Entry file) {
        return file.name().replaceFirst("\\..*", "");
    }

    /** Also entries that name the person without being of one of the person's scans, if no result depends on them. */
    private void ledger(PersonName person) throws IOException {
        for (Store.Entry each : output.list(OutputLayout.LEDGER)) {
            boolean own = person.isIn(each.name());
            if (own || (names(each.path(), person) && isWithoutResult(each))) remove(each.path());
        }
    }

    private boolean isWithoutResult(Store.Entry file) throws IOException {
        String scan = file.name().replaceFirst("\\.json$", "");
        return output.list(OutputLayout.RESULTS + "/" + scan).isEmpty();
    }

    private boolean names(String path, PersonName person) throws IOException {
        return person.isNamedBy(new String(output.read(path), StandardCharsets.UTF_8));
    }

    private void remove(String path) throws IOException {
        output.delete(path);
        removed.add(path);
    }
}
