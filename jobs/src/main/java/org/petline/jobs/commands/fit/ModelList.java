package org.petline.jobs.commands.fit;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.petline.jobs.commands.TextColumns;
import org.petline.kinetics.KineticModels;

/** The registry of models as a table for people. */
final class ModelList {
    /** What a user has to supply. */
    private static final Set<KineticModels.Need> TOLD =
            Set.of(KineticModels.Need.BLOOD, KineticModels.Need.INJECTED_ACTIVITY);

    private ModelList() {}

    static void print(PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("model", "input", "needs", "what it is"));
        for (KineticModels.Entry model : KineticModels.all()) {
            String needs = Stream.concat(
                            model.shared().stream()
                                    .map(parameter -> parameter.key().replace('-', ' ')),
                            model.needs().stream()
                                    .filter(TOLD::contains)
                                    .sorted()
                                    .map(ModelList::words))
                    .collect(Collectors.joining(", "));
            rows.add(List.of(
                    model.name(),
                    words(model.input()),
                    needs.isEmpty() ? "-" : needs,
                    model.words().summary()));
        }
        TextColumns.print(rows, TextColumns.Middle.WORDS, out);
        out.flush();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
