package org.petline.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.CoregistrationRow;
import org.petline.jobs.tables.rows.KineticParameterRow;
import org.petline.jobs.tables.rows.MotionRow;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.TacRow;

/**
 * All that is known of one scan. Lists are empty where there is no result; a stale scan brings its last good one.
 *
 * @param motion in the order of frames
 * @param tacs regions in the order in which the page shows them, each with its frames in order
 */
public record ScanEvidence(
        ScanRow scan,
        List<MotionRow> motion,
        Optional<CoregistrationRow> coregistration,
        List<TacRow> tacs,
        List<BindingPotentialRow> bindingPotentials,
        List<KineticParameterRow> kineticParameters,
        List<FittedCurve> curves,
        List<ScanPicture> pictures) {
    /** Copies the lists. */
    public ScanEvidence {
        motion = List.copyOf(motion);
        tacs = List.copyOf(tacs);
        bindingPotentials = List.copyOf(bindingPotentials);
        kineticParameters = List.copyOf(kineticParameters);
        curves = List.copyOf(curves);
        pictures = List.copyOf(pictures);
    }

    /** A scan that left nothing but its row. */
    public static ScanEvidence withoutResult(ScanRow scan) {
        return new ScanEvidence(
                scan, List.of(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Whether there is a result, of this input or of an older one. */
    boolean hasResult() {
        return !motion.isEmpty() || !tacs.isEmpty() || !bindingPotentials.isEmpty() || coregistration.isPresent();
    }

    Optional<FittedCurve> curve(String region, String model) {
        return curves.stream()
                .filter(curve -> curve.region().equals(region) && curve.model().equals(model))
                .findFirst();
    }

    /** The rows that were made with the choices of the primary result, whatever their model; all if there is none. */
    <R> List<R> firstChoices(List<R> rows, Function<R, Choices> choices) {
        Set<Choices> primary = bindingPotentials.stream()
                .filter(row -> row.answer().isPrimary())
                .map(Choices::of)
                .collect(Collectors.toSet());
        if (primary.isEmpty()) return rows;
        return rows.stream().filter(row -> primary.contains(choices.apply(row))).toList();
    }

    Optional<ScanPicture> picture(String name) {
        return pictures.stream()
                .filter(picture -> picture.label().name().equals(name))
                .findFirst();
    }
}
