package org.petline.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HousePictureTest {
    @Test
    void thePictureOfTheRoomsShowsWhatTheirPackagesDeclare() throws IOException {
        String declared = new HousePicture().text();
        assertThat(Document.at("CONTRIBUTING.md").blocks().stream()
                        .filter(block -> block.tag().equals("mermaid"))
                        .map(Document.Block::text))
                .as("the picture in CONTRIBUTING.md; the true one:%n%s", declared)
                .containsExactly(declared);
    }

    @Test
    void anArrowThatFollowsFromOthersIsLeftOut() {
        Map<String, Set<String>> uses = Map.of(
                "top", new TreeSet<>(Set.of("middle", "bottom", "side")),
                "middle", Set.of("bottom"),
                "side", Set.of(),
                "bottom", Set.of());
        assertThat(new HousePicture(uses, Set.of("bottom", "side")).text()).isEqualTo("""
                flowchart TD
                    subgraph module-jobs[jobs]
                        middle
                        top
                    end
                    subgraph module-common[common]
                        bottom
                        side
                    end
                    middle --> bottom
                    top --> middle & side
                """);
    }
}
