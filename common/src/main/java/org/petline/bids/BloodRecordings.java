package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * The recordings of one scan's blood that make its input, read one after the other; what is left out is said by name.
 *
 * <p>A recording without a sidecar is left out as long as another one is there: nothing says its units, and the others do
 * without it.
 */
public final class BloodRecordings {
    /** Those whose meaning BIDS gives: arterial, by hand or by a machine. A venous sample is no input. */
    public static final List<String> ARTERIAL = List.of("manual", "autosampler");

    private static final String AUTOSAMPLER = "autosampler";

    private final List<BloodTable> tables = new ArrayList<>();
    private final List<BidsFinding> findings = new ArrayList<>();
    private Optional<Refusal> unread = Optional.empty();

    /**
     * Reads a recording.
     *
     * @throws Refusal as {@link BloodTable#read}, but for BLOOD_SIDECAR_MISSING
     */
    public void read(Store store, BloodFiles files) throws IOException {
        try {
            tables.add(BloodTable.read(store, files));
        } catch (Refusal refusal) {
            if (refusal.reason() != BloodFileReason.BLOOD_SIDECAR_MISSING) throw refusal;
            unread = Optional.of(unread.orElse(refusal));
            note(BloodFileReason.BLOOD_RECORDING_WITHOUT_SIDECAR, files);
        }
    }

    /** Passes over a recording that is none of those that make the input. */
    void leaveOut(BloodFiles files) {
        note(BloodFileReason.BLOOD_RECORDING_LEFT_OUT, files);
    }

    private void note(BloodFileReason reason, BloodFiles files) {
        findings.add(new BidsFinding(reason, files.table().path(), "", files.recording()));
    }

    /**
     * What was read, the first with what is remarkable about all.
     *
     * @throws Refusal BLOOD_SIDECAR_MISSING or BLOOD_MISSING if there is nothing
     */
    public List<BloodTable> tables() {
        if (tables.isEmpty() && unread.isPresent()) throw unread.get();
        if (tables.isEmpty()) {
            Refusal missing = Refusal.of(BloodFileReason.BLOOD_MISSING);
            if (findings.isEmpty()) throw missing;
            throw missing.file(findings.get(0).file())
                    .found("only recording-" + findings.get(0).found());
        }
        List<BidsFinding> all = new ArrayList<>(findings);
        double first =
                tables.stream().mapToDouble(BloodTable::firstSeconds).min().orElseThrow();
        double last = tables.stream().mapToDouble(BloodTable::lastSeconds).max().orElseThrow();
        boolean byMachine = tables.stream().allMatch(table -> table.recording().equals(AUTOSAMPLER));
        BloodCheck.times(first, last, byMachine)
                .ifPresent(found -> all.add(new BidsFinding(
                        BloodFileReason.BLOOD_TIMES_UNIT, tables.get(0).path(), BloodRows.TIME, found)));
        List<BloodTable> told = new ArrayList<>(tables);
        told.set(0, tables.get(0).alsoFinding(all));
        return List.copyOf(told);
    }
}
