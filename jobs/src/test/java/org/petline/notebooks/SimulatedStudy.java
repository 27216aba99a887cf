package org.petline.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.petline.jobs.testing.CoarseTrial;
import org.petline.jobs.testing.CommandHere;
import org.petline.phantom.Scanner;
import org.petline.phantom.TrialDesign;
import org.petline.testing.MadeOnce;

/** The smallest trial with both groups, simulated and run through the pipeline once a build. */
final class SimulatedStudy {
    /** Of three participants the simulator gives two ketamine and one placebo. */
    private static final int PARTICIPANTS = 3;

    private SimulatedStudy() {}

    /** The study, which nobody may write to, with a scratch folder for a test. */
    static Study with(Path scratch) throws IOException {
        return new Study(MadeOnce.folder("notebook-study", SimulatedStudy::make), scratch);
    }

    private static void make(Path folder) throws IOException {
        Study study = new Study(folder, folder.resolve("scratch"));
        CoarseTrial.write(
                TrialDesign.DEFAULT
                        .withScanner(Scanner.SMALL)
                        .withParticipants(PARTICIPANTS)
                        .withSessions(2),
                study.dataset(),
                folder.resolve("truth"));
        CommandHere run = CommandHere.onSpark(
                "local[2]", "run", study.dataset().toString(), study.output().toString(), "participant");
        assertThat(run.exit()).as(run.said()).isZero();
    }
}
