package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.petline.Citation;
import org.petline.testing.RoomRules;

class KineticModelsTest {
    private static ModelOptions everything() {
        ModelOptions options = ModelOptions.defaults();
        for (SharedParameter parameter : KineticModels.shared()) options = options.with(parameter.given(1));
        return options;
    }

    @Test
    void everyModelIsInTheRegistryWithItsOwnEntry() {
        Set<String> registered = new TreeSet<>();
        for (KineticModels.Entry entry : KineticModels.all()) {
            KineticModel model = entry.make().apply(everything());
            assertThat(model.entry()).isSameAs(entry);
            registered.add(model.getClass().getName());
        }
        Set<String> written = new RoomRules()
                .classes().stream()
                        .filter(type -> type.isAssignableTo(KineticModel.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(registered).hasSameSizeAs(KineticModels.all()).isEqualTo(written);
    }

    @Test
    void labelsAreThoseOfTheDraftOrTheModelsName() {
        List<String> drafts = List.of("LoganRef", "PatlakRef", "2TCM3k", "SIMEVND");
        for (KineticModels.Entry model : KineticModels.all()) {
            String label = model.words().bidsLabel();
            assertThat(label).matches("[A-Za-z0-9]+");
            if (!drafts.contains(label)) assertThat(label).isEqualTo(model.name());
        }
        assertThat(KineticModels.all())
                .extracting(model -> model.words().bidsLabel())
                .doesNotHaveDuplicates()
                .containsAll(drafts);
    }

    @Test
    void aMarkStandsForOneWork() {
        Map<String, Citation> works = new HashMap<>();
        for (KineticModels.Entry model : KineticModels.all()) {
            Citation work = model.words().citation();
            String mark = work.mark();
            assertThat(mark).matches(".+ \\d{4}");
            assertThat(work.work())
                    .startsWith(mark.substring(0, mark.indexOf(' ')))
                    .contains(mark.substring(mark.length() - 4));
            assertThat(works.putIfAbsent(mark, work)).isIn(null, work);
        }
        assertThat(works.values().stream().map(Citation::work)).doesNotHaveDuplicates();
    }

    @Test
    void aNumberThatAModelTakesAsKnownIsAskedForByItsSymbol() {
        for (KineticModels.Entry model : KineticModels.all()) {
            if (model.shared().isEmpty()) continue;
            assertThatThrownBy(() -> model.make().apply(ModelOptions.defaults()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(model.name() + " needs " + model.shared().get().symbol());
        }
        assertThat(KineticModels.shared()).extracting(SharedParameter::key).containsExactly("k2-prime", "vnd");
    }
}
