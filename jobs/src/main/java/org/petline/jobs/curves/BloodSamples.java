package org.petline.jobs.curves;

import java.util.Arrays;
import java.util.List;
import org.petline.Refusal;
import org.petline.bids.BloodTable;
import org.petline.jobs.fitting.SampledBlood;
import org.petline.jobs.settings.Settings;

/** From the recordings of a scan's blood to the curves that models take, on the clock of its injection. */
record BloodSamples(Settings.ParentFraction parentFraction) {
    private static final double SECONDS_PER_MINUTE = 60;

    /**
     * The curves of one scan.
     *
     * @param place of the recordings, for messages
     * @param content hash of the files
     */
    ScanBlood.Found of(List<BloodTable> tables, MeasuredScan scan, String place, String content) {
        ScanBlood.requireUnit(scan);
        double end = scan.times().endMinutes(scan.times().count() - 1);
        try {
            SampledBlood blood = SampledBlood.of(tables, parentFraction, scan.injectionStartSeconds(), end);
            return new ScanBlood.Found(blood.curves(), blood.remarks(), content);
        } catch (Refusal refusal) {
            throw refusal.file(place);
        }
    }

    /** Seconds from TimeZero as minutes from the scan's injection. */
    static double[] fromInjection(double[] seconds, MeasuredScan scan) {
        return Arrays.stream(seconds)
                .map(time -> (time - scan.injectionStartSeconds()) / SECONDS_PER_MINUTE)
                .toArray();
    }
}
