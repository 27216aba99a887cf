package org.petline.jobs.fitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.petline.Refusal;
import org.petline.bids.BloodTable;
import org.petline.blood.BloodProcessing;
import org.petline.blood.BloodRecording;
import org.petline.blood.ParentChoice;
import org.petline.blood.ProcessedBlood;
import org.petline.blood.RatioModel;
import org.petline.jobs.settings.Settings;

/**
 * A scan's blood as models take it, and what to know about it.
 *
 * @param remarks flags, in the order of the tables and of the processing
 */
public record SampledBlood(ArterialCurves curves, List<String> remarks) {
    private static final double SECONDS_PER_MINUTE = 60;

    /** Copies the list. */
    public SampledBlood {
        remarks = List.copyOf(remarks);
    }

    /**
     * From recordings to curves.
     *
     * @param zeroSeconds on the recordings' clock, from which the curves' minutes count
     * @param untilMinutes end of the last frame, on the curves' clock
     * @throws Refusal with a {@link org.petline.blood.BloodReason}; names no file
     */
    public static SampledBlood of(
            List<BloodTable> tables, Settings.ParentFraction parentFraction, double zeroSeconds, double untilMinutes) {
        Set<String> remarks = new LinkedHashSet<>();
        List<BloodRecording> recordings = new ArrayList<>();
        for (BloodTable table : tables) {
            table.findings().forEach(finding -> remarks.add(finding.reason().name()));
            recordings.add(BloodRecording.of(
                    Arrays.stream(table.seconds())
                            .map(time -> (time - zeroSeconds) / SECONDS_PER_MINUTE)
                            .toArray(),
                    table.wholeBloodBqPerMl(),
                    table.plasmaBqPerMl(),
                    table.parentFraction(),
                    table.dispersion().remainingSeconds() / SECONDS_PER_MINUTE));
        }
        BloodProcessing.Settings settings = new BloodProcessing.Settings(
                choice(parentFraction), RatioModel.INTERPOLATED, BloodProcessing.Overlap.AUTOMATIC_ONLY);
        ProcessedBlood curves = new BloodProcessing(settings).process(recordings, untilMinutes);
        curves.flags().forEach(flag -> remarks.add(flag.name()));
        return new SampledBlood(
                ArterialCurves.of(curves.minutes(), curves.parentPlasma(), curves.wholeBlood()), List.copyOf(remarks));
    }

    private static ParentChoice choice(Settings.ParentFraction setting) {
        return switch (setting) {
            case AUTO -> ParentChoice.BEST_MODEL;
            case INTERPOLATED -> ParentChoice.INTERPOLATED;
            case HILL -> ParentChoice.HILL;
            case POWER -> ParentChoice.POWER;
            case EXPONENTIAL -> ParentChoice.EXPONENTIAL;
            case SIGMOID -> ParentChoice.SIGMOID;
            case INVERSE_GAMMA -> ParentChoice.INVERSE_GAMMA;
            case UNCHANGED -> ParentChoice.UNCHANGED;
        };
    }
}
