package org.petline.jobs.derivatives;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.petline.Flag;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.fitting.MissingInput;
import org.petline.jobs.stages.results.CorrectedScan;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.stages.results.Remarks;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.jobs.tables.rows.FitOrigin;
import org.petline.kinetics.FitFlag;
import org.petline.kinetics.KineticModels;

/**
 * What touches a row of fits: flags of the fit itself, of its region and reference region, and of what the scan's rows
 * are all made from, if it is more than a note.
 */
public final class RowFlags {
    private static final Map<String, Flag> OF_FITS = ofFits();

    /** Of a scan with one of these no row is primary. */
    private static final List<Flag> NOT_THE_ANSWER =
            List.of(ScanFlag.RECONSTRUCTION_NOT_PRIMARY, ScanFlag.RECONSTRUCTION_UNDECIDED);

    private final Remarks scan;
    private final Map<String, List<Flag>> regions;
    private final PvcFlags corrected;

    private RowFlags(Remarks scan, Map<String, List<Flag>> regions, PvcFlags corrected) {
        this.scan = scan;
        this.regions = regions;
        this.corrected = corrected;
    }

    /** Of fits to curves of which nothing else is known. */
    public static RowFlags ofFitsAlone() {
        return new RowFlags(Remarks.NONE, Map.of(), PvcFlags.of(CorrectedScan.NONE));
    }

    /** Of fits to a scan's regions. */
    public static RowFlags of(Remarks scan, SampledScan sampled, CorrectedScan corrected) {
        Map<String, List<Flag>> regions = new TreeMap<>();
        for (SampledScan.RegionTac region : sampled.regions()) regions.put(region.name(), ofRegion(region));
        return new RowFlags(scan, regions, PvcFlags.of(corrected));
    }

    private static Map<String, Flag> ofFits() {
        Map<String, Flag> byName = new LinkedHashMap<>();
        for (Flag flag : FitFlag.values()) byName.put(flag.name(), flag);
        for (Flag flag : MissingInput.values()) byName.put(flag.name(), flag);
        return byName;
    }

    /** What is remarkable about one region's curve. */
    public static List<Flag> ofRegion(SampledScan.RegionTac region) {
        List<Flag> flags = new ArrayList<>();
        if (region.voxels() == 1) flags.add(ScanFlag.REGION_OF_ONE_VOXEL);
        if (region.frames().stream().anyMatch(sample -> sample.coverage() < 1)) flags.add(ScanFlag.REGION_CUT);
        return flags;
    }

    /** The flags of one region's curve after a correction. */
    FitOrigin ofCurve(String method, String region, String resultFingerprint) {
        List<Flag> its = corrected.of(method, region);
        return FitOrigin.of(
                its.stream()
                        .map(flag -> flag.words().severity())
                        .max(Comparator.naturalOrder())
                        .map(Flag.Severity::word)
                        .orElse(null),
                its.stream().map(Flag::name).toList(),
                resultFingerprint);
    }

    /** The flags of one row, those of the fit first, each once. */
    FitOrigin of(FittedScan.RegionFit fit, String resultFingerprint) {
        return FitOrigin.of(
                severity(fit).map(Flag.Severity::word).orElse(null),
                List.copyOf(severities(fit).keySet()),
                resultFingerprint);
    }

    /** Whether the fit is the study's answer for its region. */
    boolean isPrimary(FittedScan.RegionFit fit) {
        boolean isOfAnother = scan.all().stream().anyMatch(remark -> NOT_THE_ANSWER.contains(remark.flag()));
        return fit.standing() == FittedScan.Standing.PRIMARY && isUsable(fit) && !isOfAnother;
    }

    /** Whether a study's answer may rest on the fit. */
    public boolean isUsable(FittedScan.RegionFit fit) {
        return severity(fit).filter(Flag.Severity.UNUSABLE::equals).isEmpty();
    }

    private Optional<Flag.Severity> severity(FittedScan.RegionFit fit) {
        return severities(fit).values().stream().max(Comparator.naturalOrder());
    }

    private Map<String, Flag.Severity> severities(FittedScan.RegionFit fit) {
        Map<String, Flag.Severity> flags = new LinkedHashMap<>();
        for (String name : fit.flags()) flags.put(name, severity(name));
        List<Flag> others = new ArrayList<>(regions.getOrDefault(fit.region(), List.of()));
        others.addAll(regions.getOrDefault(fit.combination().referenceRegion(), List.of()));
        others.addAll(corrected.of(fit.combination().pvc(), fit.region()));
        others.addAll(corrected.of(fit.combination().pvc(), fit.combination().referenceRegion()));
        for (Remark remark : scan.all()) {
            boolean matters = remark.severity() != Flag.Severity.NOTE;
            if (matters && touches(remark, fit)) others.add(remark.flag());
        }
        for (Flag flag : others) flags.putIfAbsent(flag.name(), flag.words().severity());
        return flags;
    }

    /** Where no flag is meant, it is the code why the scan's blood could not be read: nothing was fitted. */
    private static Flag.Severity severity(String name) {
        Flag flag = OF_FITS.get(name);
        return flag == null ? Flag.Severity.UNUSABLE : flag.words().severity();
    }

    private static boolean touches(Remark remark, FittedScan.RegionFit fit) {
        return switch (remark.touches()) {
            case EVERY_ROW -> true;
            case ROWS_WITH_BLOOD -> usesBlood(fit);
            case OWN_ROWS -> false;
        };
    }

    private static boolean usesBlood(FittedScan.RegionFit fit) {
        return KineticModels.find(fit.combination().model())
                .map(KineticModels.Entry::needsBlood)
                .orElse(false);
    }
}
