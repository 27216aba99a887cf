package org.petline.report;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.petline.jobs.tables.BindingPotentialRow;
import org.petline.jobs.tables.MotionRow;
import org.petline.jobs.tables.TacRow;

/** What was done with a scan or with several, as their rows say; the methods text is made from nothing else. */
public record MethodsUsed(
        List<String> motion,
        long frames,
        long framesInherited,
        List<String> coregistration,
        long t1wOfOtherSession,
        List<String> pvc,
        List<String> models,
        List<String> references,
        List<String> weights,
        List<String> predictions,
        List<String> versions) {

    static MethodsUsed of(ScanEvidence scan) {
        return new MethodsUsed(
                words(scan.motion().stream().map(MotionRow::status)),
                scan.motion().size(),
                scan.motion().stream()
                        .filter(row -> row.inheritedFrom() != null)
                        .count(),
                words(scan.coregistration().stream().map(row -> row.method())),
                scan.coregistration().isPresent() && scan.scan().t1wSession() != null ? 1 : 0,
                words(scan.tacs().stream().map(TacRow::pvc)),
                words(scan.bindingPotentials().stream().map(BindingPotentialRow::model)),
                words(scan.bindingPotentials().stream().map(BindingPotentialRow::referenceRegion)),
                words(scan.bindingPotentials().stream().map(BindingPotentialRow::weights)),
                words(scan.bindingPotentials().stream().map(BindingPotentialRow::prediction)),
                words(Stream.ofNullable(scan.scan().petlineVersion())));
    }

    static MethodsUsed together(Collection<MethodsUsed> each) {
        return new MethodsUsed(
                words(each.stream().flatMap(used -> used.motion.stream())),
                each.stream().mapToLong(MethodsUsed::frames).sum(),
                each.stream().mapToLong(MethodsUsed::framesInherited).sum(),
                words(each.stream().flatMap(used -> used.coregistration.stream())),
                each.stream().mapToLong(MethodsUsed::t1wOfOtherSession).sum(),
                words(each.stream().flatMap(used -> used.pvc.stream())),
                words(each.stream().flatMap(used -> used.models.stream())),
                words(each.stream().flatMap(used -> used.references.stream())),
                words(each.stream().flatMap(used -> used.weights.stream())),
                words(each.stream().flatMap(used -> used.predictions.stream())),
                words(each.stream().flatMap(used -> used.versions.stream())));
    }

    /** Each word once, sorted. */
    private static List<String> words(Stream<String> all) {
        return all.filter(word -> word != null && !word.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
