package org.petline.jobs.curves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.bids.Radionuclide;
import org.petline.bids.ScanKey;
import org.petline.bids.TacSidecar;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.tables.rows.ScanLabels;

/**
 * One scan's curves, ready to be fitted: time runs from the injection, activities are Bq/mL if their unit is known.
 *
 * @param identity which scan it is
 * @param times of the frames, from the injection
 * @param sidecar what is known besides, the user's word before the file's
 * @param file what was read
 */
public record MeasuredScan(Identity identity, FrameTimes times, SampledScan sampled, TacSidecar sidecar, Source file) {
    /** No label, and those that say so. */
    private static final Set<String> WITHOUT_CORRECTION = Set.of("", "none", "nopvc");

    /**
     * Which scan it is.
     *
     * @param keys of the rows of results; null where nothing says them
     * @param scan its labels; empty if the file's name has none
     * @param pvc the method of partial volume correction; none
     */
    public record Identity(ScanLabels keys, Optional<ScanKey> scan, String pvc) {
        /** Many words say that there was no correction. */
        public Identity {
            pvc = WITHOUT_CORRECTION.contains(pvc) ? "none" : pvc;
        }
    }

    /**
     * What was read.
     *
     * @param name as the user gave it
     * @param refused regions that could not be read
     * @param contentHash of all that was read
     */
    public record Source(String name, List<Refusal> refused, String contentHash) {
        /** Copies the list. */
        public Source {
            refused = List.copyOf(refused);
        }
    }

    /** What lies in a file, before the unit and the clock are put right. */
    record Raw(FrameTimes times, Map<String, double[]> activity, TacSidecar sidecar) {}

    static MeasuredScan of(
            String source,
            ScanLabels keys,
            Optional<ScanKey> scan,
            String pvc,
            Raw raw,
            List<Refusal> refused,
            String contentHash) {
        double injection = raw.sidecar().injectionStartSeconds();
        double unit = raw.sidecar().unitsToBqPerMl();
        double[] factors = decayFactors(source, raw);
        for (int frame = 0; frame < factors.length; frame++) factors[frame] *= Double.isNaN(unit) ? 1 : unit;
        return new MeasuredScan(
                new Identity(keys, scan, pvc),
                injection == 0 || Double.isNaN(injection)
                        ? raw.times()
                        : raw.times().shiftedBySeconds(-injection),
                sampled(raw.activity(), factors),
                raw.sidecar(),
                new Source(source, refused, contentHash));
    }

    /**
     * [frame] what corrects the curves for decay to TimeZero, 1 where they are.
     *
     * @throws Refusal CURVES_RADIONUCLIDE_UNKNOWN
     */
    private static double[] decayFactors(String source, Raw raw) {
        TacSidecar sidecar = raw.sidecar();
        double[] factors = new double[raw.times().count()];
        Arrays.fill(factors, 1);
        if (!sidecar.needsDecayCorrection()) return factors;
        Radionuclide nuclide = sidecar.radionuclide()
                .orElseThrow(() -> Refusal.of(CurvesReason.CURVES_RADIONUCLIDE_UNKNOWN)
                        .file(source)
                        .field("TracerRadionuclide")
                        .found("nothing, and the curves are not corrected for decay to TimeZero"));
        return sidecar.decayCorrection().factors(raw.times(), nuclide);
    }

    /** Nothing is known of regions' sizes and of what the field of view holds of them. */
    private static SampledScan sampled(Map<String, double[]> activity, double[] factors) {
        List<SampledScan.RegionTac> regions = new ArrayList<>();
        activity.forEach((region, curve) -> {
            List<SampledScan.Sample> samples = new ArrayList<>();
            for (int frame = 0; frame < curve.length; frame++) {
                samples.add(new SampledScan.Sample(curve[frame] * factors[frame], Double.NaN, 1));
            }
            regions.add(new SampledScan.RegionTac(region, Double.NaN, 0, samples));
        });
        return new SampledScan(regions, List.of());
    }

    public String source() {
        return file.name;
    }

    public ScanLabels keys() {
        return identity.keys;
    }

    public Optional<ScanKey> scan() {
        return identity.scan;
    }

    public String pvc() {
        return identity.pvc;
    }

    public List<Refusal> refused() {
        return file.refused;
    }

    public String contentHash() {
        return file.contentHash;
    }

    /** Names of the regions, in the order of the file. */
    public List<String> regions() {
        return sampled.regions().stream().map(SampledScan.RegionTac::name).toList();
    }

    /** Whether activities are Bq/mL. */
    public boolean isUnitKnown() {
        return !Double.isNaN(sidecar.unitsToBqPerMl());
    }

    /** By how much the injection lies behind TimeZero, s; 0 if nothing says so. */
    public double injectionStartSeconds() {
        return Double.isNaN(sidecar.injectionStartSeconds()) ? 0 : sidecar.injectionStartSeconds();
    }
}
