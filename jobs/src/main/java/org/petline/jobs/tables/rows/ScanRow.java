package org.petline.jobs.tables.rows;

import java.util.List;
import org.petline.Flag;
import org.petline.Group;

/** One scan that was found, and what became of it. */
public record ScanRow(
        @Columns({
            @Column(name = "dataset", key = true, meaning = "Name of the dataset, from dataset_description.json"),
            @Column(
                    name = "session_id",
                    key = true,
                    meaning = "BIDS session label without ses-, null if the dataset has no sessions"),
            @Column(name = "task", key = true, meaning = "BIDS task label without task-, null if the name has none"),
            @Column(
                    name = "reconstruction",
                    key = true,
                    meaning = "BIDS reconstruction label without rec-, null if the name has none"),
            @Column(name = "run_id", key = true, meaning = "BIDS run label without run-, null if the name has none"),
            @Column(name = "tracer", key = true, meaning = "Tracer: the trc- label, else TracerName of the sidecar")
        })
        ScanLabels labels,

        Outcome outcome,
        Sources sources,
        Acquisition acquisition,
        Fingerprints fingerprints,
        Run run) {
    private static final FlatRecord<ScanRow> FORM = FlatRecord.of(ScanRow.class);

    /** The scan's name, which is unique in the output folder. */
    public String scan() {
        return labels.scan();
    }

    /** The same scan, of which something else became. */
    public ScanRow with(Outcome now) {
        return new ScanRow(labels, now, sources, acquisition, fingerprints, run);
    }

    /** Part of what a page of the report is made from: another text has all pages made anew. */
    @Override
    public String toString() {
        return FORM.textOf(this);
    }

    /** What became of a scan; null where there is nothing to say. */
    @Group
    public record Outcome(
            @Column(
                    meaning =
                            "done, refused (the input cannot be used), failed (petline or the machine), stale (the last good result is older than the input) or withdrawn (no longer in the dataset, and in no other table)")
            String status,

            @Column(meaning = "Reason code if not done, or withdrawn; petline explain CODE says more")
            String reasonCode,

            @Column(meaning = "What was wrong, in one sentence")
            String message,

            @Column(meaning = "What to do about it") String remedy,

            @Column(meaning = "Stage that refused or failed")
            String stage,

            @Column(
                    meaning =
                            "The worst of flags: note, caution (look before the scan is used) or unusable (no answer may rest on it); null if there are none")
            String severity,

            @Column(meaning = "Flags of the scan, separated by commas, null if none")
            String flags,

            @Column(
                    meaning =
                            "What the flags are about: regions, frames, fields or values, as FLAG: object; FLAG: object")
            String findings) {

        /** The scan was done, and this is to be known of it; texts are empty if nothing is. */
        public static Outcome done(String severity, List<String> flags, String findings) {
            return new Outcome(
                    ScanStatus.DONE.word(),
                    null,
                    null,
                    null,
                    null,
                    orNull(severity),
                    orNull(String.join(",", flags)),
                    orNull(findings));
        }

        /** The scan was not done; texts are empty if there is nothing to say. */
        public static Outcome notDone(ScanStatus status, String code, String message, String remedy, String stage) {
            return new Outcome(
                    status.word(), orNull(code), orNull(message), orNull(remedy), orNull(stage), null, null, null);
        }

        private static String orNull(String text) {
            return text.isEmpty() ? null : text;
        }

        /** In one word how the scan stands: its status, or of a scan that was done what keeps it from being used. */
        public String standing() {
            boolean isDone = status.equals(ScanStatus.DONE.word());
            boolean isFine = severity == null || severity.equals(Flag.Severity.NOTE.word());
            return isDone && !isFine ? severity : status;
        }
    }

    /** The images that a scan's results are made from; null where none was found. */
    @Group
    public record Sources(
            @Column(meaning = "Path of the PET image below the dataset")
            String petPath,

            @Column(meaning = "Path of the T1w below the dataset or derivatives folder")
            String t1wPath,

            @Column(meaning = "Session whose T1w was used, if it is not the scan's own")
            String t1wSession,

            @Column(meaning = "Path of the segmentation below the dataset or derivatives folder")
            String segmentationPath) {}

    /** What a scan's sidecar says of its acquisition; all null if it could not be read. */
    @Group
    public record Acquisition(
            @Column(meaning = "Number of frames") Integer frames,

            @Column(unit = "s", meaning = "Start of the first frame from TimeZero")
            Double scanStart,

            @Column(unit = "s", meaning = "End of the last frame from TimeZero")
            Double scanEnd,

            @Column(unit = "MBq", meaning = "Injected radioactivity")
            Double injectedRadioactivity,

            @Column(meaning = "Radionuclide as petline reads it, for example C11")
            String radionuclide) {
        /** Nothing could be read. */
        public static final Acquisition UNKNOWN = new Acquisition(null, null, null, null, null);
    }

    /** What a scan's result depends on, as hashes; null if there is no result. */
    @Group
    public record Fingerprints(
            @Column(meaning = "SHA-256 of everything the result depends on: inputs, settings, algorithm versions")
            String fingerprint,

            @Column(meaning = "SHA-256 of the input files' contents")
            String inputFingerprint,

            @Column(meaning = "SHA-256 of the settings that matter")
            String settingsFingerprint) {}

    /** The run that a row is from, and how long the scan took it; times are null if it was not begun. */
    @Group
    public record Run(
            @Column(meaning = "Version of petline that made the result")
            String petlineVersion,

            @Column(isVolatile = true, meaning = "Run that made the result")
            String runRecord,

            @Column(isVolatile = true, unit = "s", meaning = "Time the scan took, all stages")
            Double seconds,

            @Column(isVolatile = true, unit = "s", meaning = "Processor time on the first of its cores, all stages")
            Double cpuSeconds) {}
}
