package org.petline.report;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.petline.Group;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.FitChoices;

/** What was done with a scan or with several, as their rows say; the methods text is made from nothing else. */
public record MethodsUsed(OfMotion ofMotion, OfT1w ofT1w, OfFits ofFits, List<String> versions) {
    /** How motion was found: words of the column status, and numbers of frames. */
    @Group
    public record OfMotion(List<String> motion, long frames, long framesInherited) {}

    /** How the T1w was laid to the PET: words of the column method, and the number of scans with another session's. */
    @Group
    public record OfT1w(List<String> coregistration, long t1wOfOtherSession) {}

    /** What was fitted: words of the columns of the same names. */
    @Group
    public record OfFits(
            List<String> pvc,
            List<String> models,
            List<String> references,
            List<String> weights,
            List<String> predictions) {}

    static MethodsUsed of(ScanEvidence scan) {
        boolean isOther =
                scan.coregistration().isPresent() && scan.scan().sources().t1wSession() != null;
        return new MethodsUsed(
                new OfMotion(
                        words(scan.motion().stream().map(row -> row.state().status())),
                        scan.motion().size(),
                        scan.motion().stream()
                                .filter(row -> row.state().inheritedFrom() != null)
                                .count()),
                new OfT1w(
                        words(scan.coregistration().stream()
                                .map(row -> row.found().method())),
                        isOther ? 1 : 0),
                new OfFits(
                        words(scan.tacs().stream().map(row -> row.of().pvc())),
                        words(choices(scan).map(FitChoices::model)),
                        words(choices(scan).map(FitChoices::referenceRegion)),
                        words(choices(scan).map(FitChoices::weights)),
                        words(choices(scan).map(FitChoices::prediction))),
                words(Stream.ofNullable(scan.scan().run().petlineVersion())));
    }

    private static Stream<FitChoices> choices(ScanEvidence scan) {
        return scan.bindingPotentials().stream().map(BindingPotentialRow::choices);
    }

    static MethodsUsed together(Collection<MethodsUsed> each) {
        return new MethodsUsed(
                new OfMotion(
                        all(each, MethodsUsed::motion),
                        each.stream().mapToLong(MethodsUsed::frames).sum(),
                        each.stream().mapToLong(MethodsUsed::framesInherited).sum()),
                new OfT1w(
                        all(each, MethodsUsed::coregistration),
                        each.stream().mapToLong(MethodsUsed::t1wOfOtherSession).sum()),
                new OfFits(
                        all(each, MethodsUsed::pvc),
                        all(each, MethodsUsed::models),
                        all(each, MethodsUsed::references),
                        all(each, MethodsUsed::weights),
                        all(each, MethodsUsed::predictions)),
                all(each, MethodsUsed::versions));
    }

    List<String> motion() {
        return ofMotion.motion;
    }

    long frames() {
        return ofMotion.frames;
    }

    long framesInherited() {
        return ofMotion.framesInherited;
    }

    List<String> coregistration() {
        return ofT1w.coregistration;
    }

    long t1wOfOtherSession() {
        return ofT1w.t1wOfOtherSession;
    }

    List<String> pvc() {
        return ofFits.pvc;
    }

    List<String> models() {
        return ofFits.models;
    }

    List<String> references() {
        return ofFits.references;
    }

    List<String> weights() {
        return ofFits.weights;
    }

    List<String> predictions() {
        return ofFits.predictions;
    }

    private static List<String> all(Collection<MethodsUsed> each, Function<MethodsUsed, List<String>> words) {
        return words(each.stream().flatMap(used -> words.apply(used).stream()));
    }

    /** Each word once, sorted. */
    private static List<String> words(Stream<String> all) {
        return all.filter(word -> word != null && !word.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
