package org.petline.jobs.derivatives;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.petline.FrameTimes;
import org.petline.bids.PetSidecar;
import org.petline.geometry.RigidTransform.Parameters;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.CorrectedScan;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.jobs.stages.results.ReferencedScan;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.CoregistrationRow;
import org.petline.jobs.tables.rows.FitChoices;
import org.petline.jobs.tables.rows.FrameSpan;
import org.petline.jobs.tables.rows.KineticParameterRow;
import org.petline.jobs.tables.rows.MotionRow;
import org.petline.jobs.tables.rows.PartialVolumeRow;
import org.petline.jobs.tables.rows.RegionOfPvc;
import org.petline.jobs.tables.rows.RigidParameters;
import org.petline.jobs.tables.rows.RowOrigin;
import org.petline.jobs.tables.rows.ScanLabels;
import org.petline.jobs.tables.rows.TacRow;
import org.petline.kinetics.Quality;

/**
 * A scan's results as rows of the tables: what is NaN inside is null there, flags become one text.
 *
 * @param labels of the scan
 * @param fingerprint of the result that the rows belong to
 * @param flags what touches each row of fits
 */
public record ScanRows(ScanLabels labels, String fingerprint, RowFlags flags) {
    /** Of curves of which nothing else is known. */
    public ScanRows(ScanLabels labels, String fingerprint) {
        this(labels, fingerprint, RowFlags.ofFitsAlone());
    }

    /** What names a scan; a tracer that no file name tells is the sidecar's, if that is known to be sound. */
    public static ScanLabels labels(FoundScan scan, Optional<PetSidecar> sidecar) {
        String label = scan.key().tracerLabel();
        String tracer = label.isEmpty() ? sidecar.map(PetSidecar::tracerName).orElse("") : label;
        return ScanLabels.of(scan.dataset(), scan.key(), tracer);
    }

    public List<MotionRow> motion(RealignedScan realigned, FrameTimes times, double outlierMm) {
        List<MotionRow> rows = new ArrayList<>();
        for (int frame = 0; frame < realigned.poses().size(); frame++) {
            RealignedScan.Pose pose = realigned.poses().get(frame);
            RealignedScan.Moved moved = pose.moved();
            rows.add(new MotionRow(
                    labels,
                    FrameSpan.of(times, frame),
                    RigidParameters.of(pose.referenceToFrame(), realigned.centre()),
                    errors(pose.errors()),
                    pose.referenceToFrame(),
                    new MotionRow.Distances(
                            known(moved.framewiseDisplacementMm()),
                            known(moved.rmsdMm()),
                            known(moved.medianDisplacementMm()),
                            known(moved.maxDisplacementMm())),
                    new MotionRow.State(
                            Confounds.isOutlier(pose, outlierMm),
                            frame == realigned.referenceFrame(),
                            pose.status(),
                            pose.source() == frame ? null : pose.source()),
                    RowOrigin.of(pose.flags(), fingerprint)));
        }
        return rows;
    }

    private static MotionRow.Errors errors(Parameters six) {
        return new MotionRow.Errors(
                known(six.shiftX()),
                known(six.shiftY()),
                known(six.shiftZ()),
                known(six.angleX()),
                known(six.angleY()),
                known(six.angleZ()));
    }

    public CoregistrationRow coregistration(CoregisteredScan coregistered, ReferencedScan referenced) {
        CoregisteredScan.Search search = coregistered.search();
        CoregisteredScan.Likeness likeness = coregistered.likeness();
        CoregisteredScan.Explained explained = coregistered.explained();
        return new CoregistrationRow(
                labels,
                RigidParameters.of(coregistered.t1wToReference(), coregistered.centre()),
                coregistered.t1wToReference(),
                new CoregistrationRow.Found(
                        search.method(),
                        search.start(),
                        known(likeness.similarity()),
                        known(likeness.runnerUpSimilarity()),
                        known(likeness.runnerUpDistanceMm()),
                        known(coregistered.overlap())),
                new CoregistrationRow.BySegmentation(
                        known(explained.explainedVariance()), known(explained.standardErrorMm())),
                new CoregistrationRow.Reference(referenced.startSeconds(), referenced.endSeconds()),
                RowOrigin.of(coregistered.flags(), fingerprint));
    }

    public List<TacRow> tacs(SampledScan sampled, CorrectedScan corrected, FrameTimes times) {
        return new CorrectionRows(this).tacs(sampled, corrected, times);
    }

    public List<PartialVolumeRow> partialVolume(CorrectedScan corrected, SampledScan sampled) {
        return new CorrectionRows(this).partialVolume(corrected, sampled);
    }

    public List<BindingPotentialRow> bindingPotentials(FittedScan fitted) {
        return fitted.fits().stream().map(this::bindingPotential).toList();
    }

    private BindingPotentialRow bindingPotential(FittedScan.RegionFit fit) {
        Quality quality = fit.quality();
        return new BindingPotentialRow(
                labels,
                region(fit),
                choices(fit),
                new BindingPotentialRow.Answer(fit.input(), flags.isPrimary(fit)),
                new BindingPotentialRow.Result(
                        new BindingPotentialRow.Bpnd(
                                value(fit, "BPND"),
                                error(fit, "BPND"),
                                number(fit, "BPND", FittedScan.Estimate::lower),
                                number(fit, "BPND", FittedScan.Estimate::upper)),
                        new BindingPotentialRow.Uptake(
                                value(fit, "BPND_indirect"),
                                error(fit, "BPND_indirect"),
                                value(fit, "VT"),
                                error(fit, "VT"),
                                value(fit, "Ki"),
                                error(fit, "Ki")),
                        new BindingPotentialRow.Delivery(
                                value(fit, "R1"), value(fit, "k2"), k2Prime(fit), k2PrimeSource(fit)),
                        new BindingPotentialRow.Conditions(
                                known(fit.assumed().tStar().value()),
                                value(fit, "vB"),
                                known(fit.assumed().delay().value()))),
                new BindingPotentialRow.Goodness(
                        known(quality.sigma()),
                        known(quality.wrss()),
                        known(quality.aic()),
                        known(quality.aicc()),
                        known(quality.rSquared()),
                        known(quality.runsZ()),
                        known(quality.conditionNumber())),
                new BindingPotentialRow.FrameCounts(
                        quality.framesUsed(),
                        fit.downWeighted().size(),
                        quality.framesUsed() == 0 ? null : quality.degreesOfFreedom()),
                flags.of(fit, fingerprint));
    }

    private static RegionOfPvc region(FittedScan.RegionFit fit) {
        return new RegionOfPvc(fit.region(), fit.combination().pvc());
    }

    private static FitChoices choices(FittedScan.RegionFit fit) {
        FittedScan.Combination choices = fit.combination();
        return new FitChoices(
                choices.model(),
                named(choices.referenceRegion()),
                choices.weights(),
                choices.prediction(),
                choices.outliers());
    }

    private static Double k2Prime(FittedScan.RegionFit fit) {
        FittedScan.Known given = fit.assumed().k2Prime();
        return given.source().isEmpty() ? value(fit, "k2prime") : known(given.value());
    }

    private static String k2PrimeSource(FittedScan.RegionFit fit) {
        String source = fit.assumed().k2Prime().source();
        if (!source.isEmpty()) return source;
        return fit.estimate("k2prime").isPresent() ? "fitted" : null;
    }

    public List<KineticParameterRow> kineticParameters(FittedScan fitted) {
        List<KineticParameterRow> rows = new ArrayList<>();
        for (FittedScan.RegionFit fit : fitted.fits()) {
            for (FittedScan.Estimate estimate : fit.estimates()) {
                rows.add(new KineticParameterRow(
                        labels,
                        region(fit),
                        choices(fit),
                        new KineticParameterRow.Name(estimate.parameter(), estimate.unit()),
                        flags.isPrimary(fit),
                        new KineticParameterRow.Value(
                                known(estimate.value()),
                                known(estimate.standardError()),
                                known(estimate.lower()),
                                known(estimate.upper())),
                        new KineticParameterRow.Spread(
                                known(estimate.spread().common()),
                                known(estimate.spread().withBpnd()),
                                known(estimate.spread().withR1()),
                                known(estimate.spread().withK2Prime())),
                        flags.of(fit, fingerprint)));
            }
        }
        return rows;
    }

    private static Double value(FittedScan.RegionFit fit, String parameter) {
        return number(fit, parameter, FittedScan.Estimate::value);
    }

    private static Double error(FittedScan.RegionFit fit, String parameter) {
        return number(fit, parameter, FittedScan.Estimate::standardError);
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

    static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
