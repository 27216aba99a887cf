package org.petline.jobs.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.testing.Sample;

/**
 * Whatever happens while a stage's result is written down, the next normal run makes good: every trouble at some
 * stages in a build, at all in an exhaustive one.
 */
class TroubleAtEveryStageTest {
    private static final int STAGES_TRIED_IN_A_BUILD = 2;
    private static final List<String> STAGES =
            List.of("unpack", "realign", "reference", "coregister", "sample", "pictures", "fit", "publish");

    @TempDir
    private static Path shared;

    private static FaultyNights nights;

    @TempDir
    private Path folder;

    @BeforeAll
    static void simulate() throws IOException, InterruptedException {
        nights = FaultyNights.in(shared);
    }

    static List<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        List<String> stages = new ArrayList<>(STAGES);
        for (Trouble trouble : Trouble.values()) {
            for (String stage : Sample.of(stages, STAGES_TRIED_IN_A_BUILD)) cases.add(Arguments.of(stage, trouble));
            // Every stage has its share of troubles, whichever places of the list are drawn.
            Collections.rotate(stages, 1);
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void theNextRunMakesGood(String stage, Trouble trouble) throws IOException, InterruptedException {
        String output = folder.resolve("out").toString();
        boolean drawing = stage.equals("pictures");
        ShortRun.Place place = drawing ? nights.placeAt(output) : nights.withPicturesAt(output);
        TinyStudy study = nights.study().copyTo(folder);
        String file = stage.equals("publish")
                ? "petline/ledger/" + TinyStudy.BAD + ".json"
                : "petline/stages/" + TinyStudy.BAD + "/" + stage + ".json";
        Scene scene = new Scene(nights, study, place, step -> step.is(Step.Kind.WRITE, file));
        trouble.strike(scene);
        nights.survives(scene.place());
    }
}
