package org.petline.jobs.scan;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.bids.PetSidecar;
import org.petline.bids.WeightTable;
import org.petline.files.SourceFile;
import org.petline.jobs.fitting.FitInputs;
import org.petline.jobs.fitting.SampledBlood;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.InputFiles;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.SidecarFacts;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.tables.Fingerprint;

/**
 * What the fits of a scan read beside its curves: blood, weights of a file, and for SUV the body weight.
 *
 * <p>Files and tables count from TimeZero, fits from the injection: what a model takes for its beginning is the tracer's.
 */
record FitInputReader(RunContext context, FoundScan scan, InputFiles files) {
    /** A hash of all of it, so that a change refits and touches no voxel. */
    String print(PetSidecar sidecar) throws IOException {
        Fingerprint all = Fingerprint.ofNothing()
                .with("weights", context.weights().sha256())
                .with("injection", Double.toString(sidecar.injectionStartSeconds()));
        for (SourceFile file : scan.bloodFiles()) {
            all = all.with(file.path(), files.sha256(context.storeOf(file), file));
        }
        FrameTimes times = sidecar.frames().shiftedBySeconds(-sidecar.injectionStartSeconds());
        if (FitInputs.beginsLate(times)) all = all.with("history", "not measured");
        // Blood is compared with what was injected.
        boolean weighs = kinetics().usesInjectedActivity() || !scan.blood().isEmpty();
        return (weighs ? all.with("body-weight", "" + sidecar.bodyWeightKg()) : all).hex();
    }

    /** The fits' inputs; blood that cannot be used costs only the models that need it. */
    FitInputs of(SampledScan tacs, PetSidecar sidecar) throws IOException {
        FrameTimes times = sidecar.frames().shiftedBySeconds(-sidecar.injectionStartSeconds());
        FitInputs inputs = FitInputs.of(tacs.tacs(times), times, SidecarFacts.decayPerMinute(sidecar));
        OptionalDouble suv = SidecarFacts.suvPerActivity(sidecar);
        if (suv.isPresent()) inputs = inputs.withSuvPerActivity(suv.getAsDouble());
        Optional<WeightTable> weights = context.weights().table();
        if (weights.isPresent()) inputs = inputs.with(weights.get().from(sidecar.injectionStartSeconds()));
        return scan.blood().isEmpty() ? inputs : withBlood(inputs, sidecar, times);
    }

    private FitInputs withBlood(FitInputs inputs, PetSidecar sidecar, FrameTimes times) throws IOException {
        try {
            SampledBlood blood = SampledBlood.of(
                    scan.pet()
                            .readBlood(
                                    files.readingFrom(context.storeOf(scan.image())),
                                    kinetics().bloodRecordings()),
                    kinetics().parentFraction(),
                    sidecar.injectionStartSeconds(),
                    times.endMinutes(times.count() - 1));
            return inputs.with(blood.curves(), blood.remarks());
        } catch (Refusal unusable) {
            boolean named = !unusable.file().isEmpty();
            return inputs.withUnusableBlood(
                    named ? unusable : unusable.file(scan.blood().get(0).table().path()));
        }
    }

    private Settings.Kinetics kinetics() {
        return context.settings().kinetics();
    }
}
