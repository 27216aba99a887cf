package org.petline.jobs.stages;

import java.util.ArrayList;
import java.util.List;
import org.petline.FrameTimes;
import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.RigidTransform.Parameters;
import org.petline.jobs.tables.BindingPotentialRow;
import org.petline.jobs.tables.CoregistrationRow;
import org.petline.jobs.tables.KineticParameterRow;
import org.petline.jobs.tables.MotionRow;
import org.petline.jobs.tables.TacRow;

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
    public record Keys(String dataset, String participantId, String sessionId, String runId, String tracer) {}

    public List<MotionRow> motion(RealignedScan realigned, FrameTimes times) {
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
        return fitted.fits().stream()
                .map(fit -> new BindingPotentialRow(
                        keys.dataset,
                        keys.participantId,
                        keys.sessionId,
                        keys.runId,
                        keys.tracer,
                        fit.region(),
                        NO_PVC,
                        fit.model(),
                        fit.referenceRegion(),
                        fit.weights(),
                        fit.prediction(),
                        fit.referenceRegion(),
                        fit.isPrimary(),
                        value(fit, "BPND"),
                        error(fit, "BPND"),
                        known(fit.bpndLower()),
                        known(fit.bpndUpper()),
                        value(fit, "R1"),
                        value(fit, "k2"),
                        value(fit, "k2prime"),
                        known(fit.sigma()),
                        known(fit.wrss()),
                        known(fit.aic()),
                        known(fit.rSquared()),
                        fit.framesUsed(),
                        fit.degreesOfFreedom() < 0 ? null : fit.degreesOfFreedom(),
                        text(fit.flags()),
                        fingerprint))
                .toList();
    }

    public List<KineticParameterRow> kineticParameters(FittedScan fitted) {
        List<KineticParameterRow> rows = new ArrayList<>();
        for (FittedScan.RegionFit fit : fitted.fits()) {
            for (FittedScan.Estimate estimate : fit.estimates()) {
                rows.add(new KineticParameterRow(
                        keys.dataset,
                        keys.participantId,
                        keys.sessionId,
                        keys.runId,
                        keys.tracer,
                        fit.region(),
                        NO_PVC,
                        fit.model(),
                        fit.referenceRegion(),
                        fit.weights(),
                        fit.prediction(),
                        estimate.parameter(),
                        estimate.unit(),
                        known(estimate.value()),
                        known(estimate.standardError()),
                        text(fit.flags()),
                        fingerprint));
            }
        }
        return rows;
    }

    private static Double value(FittedScan.RegionFit fit, String parameter) {
        return fit.estimate(parameter).map(estimate -> known(estimate.value())).orElse(null);
    }

    private static Double error(FittedScan.RegionFit fit, String parameter) {
        return fit.estimate(parameter)
                .map(estimate -> known(estimate.standardError()))
                .orElse(null);
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String text(List<String> flags) {
        return flags.isEmpty() ? null : String.join(",", flags);
    }
}
