package org.petline.jobs.derivatives;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.petline.FrameTimes;
import org.petline.bids.PetSidecar;
import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.RigidTransform.Parameters;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.jobs.stages.results.ReferencedScan;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.jobs.tables.BindingPotentialRow;
import org.petline.jobs.tables.CoregistrationRow;
import org.petline.jobs.tables.KineticParameterRow;
import org.petline.jobs.tables.MotionRow;
import org.petline.jobs.tables.TacRow;
import org.petline.kinetics.Quality;

/**
 * A scan's results as rows of the tables: what is NaN inside is null there, flags become one text.
 *
 * @param keys the five key columns, in their order; null where the name has no such label
 * @param fingerprint of the result that the rows belong to
 */
public record ScanRows(Keys keys, String fingerprint) {
    /** Uncorrected activity: partial volume correction has a column from the start, so that adding it adds rows. */
    private static final String NO_PVC = "none";

    /** The key columns of every table. */
    public record Keys(String dataset, String participantId, String sessionId, String runId, String tracer) {
        /** A tracer that no file name tells is the sidecar's, if that is known to be sound. */
        public static Keys of(FoundScan scan, Optional<PetSidecar> sidecar) {
            String label = scan.key().tracerLabel();
            return new Keys(
                    scan.dataset(),
                    scan.key().participantId(),
                    orNull(scan.key().sessionId()),
                    orNull(scan.key().runId()),
                    orNull(label.isEmpty() ? sidecar.map(PetSidecar::tracerName).orElse("") : label));
        }

        private static String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    public List<MotionRow> motion(RealignedScan realigned, FrameTimes times, double outlierMm) {
        List<MotionRow> rows = new ArrayList<>();
        for (int frame = 0; frame < realigned.poses().size(); frame++) {
            RealignedScan.Pose pose = realigned.poses().get(frame);
            Affine m = pose.referenceToFrame();
            Parameters six = RigidTransform.of(m).parametersAbout(realigned.centre());
            List<Double> errors = pose.standardErrors();
            rows.add(new MotionRow(
                    keys.dataset,
                    keys.participantId,
                    keys.sessionId,
                    keys.runId,
                    keys.tracer,
                    frame,
                    times.startSeconds(frame),
                    times.endSeconds(frame),
                    six.shiftX(),
                    six.shiftY(),
                    six.shiftZ(),
                    six.angleX(),
                    six.angleY(),
                    six.angleZ(),
                    known(errors.get(0)),
                    known(errors.get(1)),
                    known(errors.get(2)),
                    known(errors.get(3)),
                    known(errors.get(4)),
                    known(errors.get(5)),
                    m.m00(),
                    m.m01(),
                    m.m02(),
                    m.m03(),
                    m.m10(),
                    m.m11(),
                    m.m12(),
                    m.m13(),
                    m.m20(),
                    m.m21(),
                    m.m22(),
                    m.m23(),
                    known(pose.framewiseDisplacementMm()),
                    known(pose.rmsdMm()),
                    known(pose.medianDisplacementMm()),
                    known(pose.maxDisplacementMm()),
                    Confounds.isOutlier(pose, outlierMm),
                    frame == realigned.referenceFrame(),
                    pose.status(),
                    pose.source() == frame ? null : pose.source(),
                    text(pose.flags()),
                    fingerprint));
        }
        return rows;
    }

    public CoregistrationRow coregistration(CoregisteredScan coregistered, ReferencedScan referenced) {
        Affine m = coregistered.t1wToReference();
        Parameters six = RigidTransform.of(m).parametersAbout(coregistered.centre());
        return new CoregistrationRow(
                keys.dataset,
                keys.participantId,
                keys.sessionId,
                keys.runId,
                keys.tracer,
                six.shiftX(),
                six.shiftY(),
                six.shiftZ(),
                six.angleX(),
                six.angleY(),
                six.angleZ(),
                m.m00(),
                m.m01(),
                m.m02(),
                m.m03(),
                m.m10(),
                m.m11(),
                m.m12(),
                m.m13(),
                m.m20(),
                m.m21(),
                m.m22(),
                m.m23(),
                coregistered.method(),
                coregistered.start(),
                known(coregistered.similarity()),
                known(coregistered.runnerUpSimilarity()),
                known(coregistered.runnerUpDistanceMm()),
                known(coregistered.overlap()),
                known(coregistered.explainedVariance()),
                known(coregistered.standardErrorMm()),
                referenced.startSeconds(),
                referenced.endSeconds(),
                text(coregistered.flags()),
                fingerprint);
    }

    public List<TacRow> tacs(SampledScan sampled, FrameTimes times) {
        List<TacRow> rows = new ArrayList<>();
        for (SampledScan.RegionTac region : sampled.regions()) {
            for (int frame = 0; frame < region.frames().size(); frame++) {
                SampledScan.Sample sample = region.frames().get(frame);
                rows.add(new TacRow(
                        keys.dataset,
                        keys.participantId,
                        keys.sessionId,
                        keys.runId,
                        keys.tracer,
                        region.name(),
                        NO_PVC,
                        frame,
                        times.startSeconds(frame),
                        times.endSeconds(frame),
                        known(sample.mean()),
                        known(sample.sd()),
                        region.volumeMl(),
                        region.voxels(),
                        sample.coverage(),
                        sample.coverage() < 1 ? ScanFlag.REGION_CUT.name() : null,
                        fingerprint));
            }
        }
        return rows;
    }

    public List<BindingPotentialRow> bindingPotentials(FittedScan fitted) {
        return fitted.fits().stream().map(this::bindingPotential).toList();
    }

    private BindingPotentialRow bindingPotential(FittedScan.RegionFit fit) {
        FittedScan.Combination choices = fit.combination();
        Quality quality = fit.quality();
        return new BindingPotentialRow(
                keys.dataset,
                keys.participantId,
                keys.sessionId,
                keys.runId,
                keys.tracer,
                fit.region(),
                choices.pvc(),
                choices.model(),
                named(choices.referenceRegion()),
                choices.weights(),
                choices.prediction(),
                choices.outliers(),
                fit.input(),
                fit.standing() == FittedScan.Standing.PRIMARY,
                number(fit, "BPND", FittedScan.Estimate::value),
                number(fit, "BPND", FittedScan.Estimate::standardError),
                number(fit, "BPND", FittedScan.Estimate::lower),
                number(fit, "BPND", FittedScan.Estimate::upper),
                number(fit, "BPND_indirect", FittedScan.Estimate::value),
                number(fit, "BPND_indirect", FittedScan.Estimate::standardError),
                number(fit, "VT", FittedScan.Estimate::value),
                number(fit, "VT", FittedScan.Estimate::standardError),
                number(fit, "Ki", FittedScan.Estimate::value),
                number(fit, "Ki", FittedScan.Estimate::standardError),
                number(fit, "R1", FittedScan.Estimate::value),
                number(fit, "k2", FittedScan.Estimate::value),
                k2Prime(fit),
                k2PrimeSource(fit),
                known(fit.assumed().tStar().value()),
                number(fit, "vB", FittedScan.Estimate::value),
                known(fit.assumed().delay().value()),
                known(quality.sigma()),
                known(quality.wrss()),
                known(quality.aic()),
                known(quality.aicc()),
                known(quality.rSquared()),
                known(quality.runsZ()),
                known(quality.conditionNumber()),
                quality.framesUsed(),
                fit.downWeighted().size(),
                quality.framesUsed() == 0 ? null : quality.degreesOfFreedom(),
                text(fit.flags()),
                fingerprint);
    }

    private static Double k2Prime(FittedScan.RegionFit fit) {
        FittedScan.Known given = fit.assumed().k2Prime();
        return given.source().isEmpty() ? number(fit, "k2prime", FittedScan.Estimate::value) : known(given.value());
    }

    private static String k2PrimeSource(FittedScan.RegionFit fit) {
        String source = fit.assumed().k2Prime().source();
        if (!source.isEmpty()) return source;
        return fit.estimate("k2prime").isPresent() ? "fitted" : null;
    }

    public List<KineticParameterRow> kineticParameters(FittedScan fitted) {
        List<KineticParameterRow> rows = new ArrayList<>();
        for (FittedScan.RegionFit fit : fitted.fits()) {
            FittedScan.Combination choices = fit.combination();
            for (FittedScan.Estimate estimate : fit.estimates()) {
                rows.add(new KineticParameterRow(
                        keys.dataset,
                        keys.participantId,
                        keys.sessionId,
                        keys.runId,
                        keys.tracer,
                        fit.region(),
                        choices.pvc(),
                        choices.model(),
                        named(choices.referenceRegion()),
                        choices.weights(),
                        choices.prediction(),
                        choices.outliers(),
                        estimate.parameter(),
                        estimate.unit(),
                        fit.standing() == FittedScan.Standing.PRIMARY,
                        known(estimate.value()),
                        known(estimate.standardError()),
                        known(estimate.lower()),
                        known(estimate.upper()),
                        text(fit.flags()),
                        fingerprint));
            }
        }
        return rows;
    }

    private static Double number(
            FittedScan.RegionFit fit, String parameter, ToDoubleFunction<FittedScan.Estimate> number) {
        return fit.estimate(parameter)
                .map(estimate -> known(number.applyAsDouble(estimate)))
                .orElse(null);
    }

    private static String named(String region) {
        return region.isEmpty() ? null : region;
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String text(List<String> flags) {
        return flags.isEmpty() ? null : String.join(",", flags);
    }
}
