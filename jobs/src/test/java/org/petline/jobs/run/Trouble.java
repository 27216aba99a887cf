package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What may happen to a run at any of its stages. */
enum Trouble {
    DRIVER_KILLED {
        @Override
        void strike(Scene scene) throws IOException, InterruptedException {
            assertThat(scene.runInto(Fault.HALT_HALF_WAY).exit()).isEqualTo(ShortRun.HALTED);
        }
    },
    EXECUTOR_KILLED {
        @Override
        void strike(Scene scene) throws IOException, InterruptedException {
            ShortRun run = scene.runInto(Fault.EXECUTOR_DIES);
            assertThat(run.exit()).as("it is tried again in the same run").isEqualTo(2);
        }
    },
    OUTPUT_DISK_FULL {
        @Override
        void strike(Scene scene) throws IOException, InterruptedException {
            assertThat(scene.runInto(Fault.DISK_FULL).exit()).isEqualTo(3);
        }
    },
    OUTPUT_READ_ONLY {
        @Override
        void strike(Scene scene) throws IOException, InterruptedException {
            assertThat(scene.runInto(Fault.READ_ONLY).exit()).isEqualTo(3);
        }
    },
    INPUT_VANISHES {
        @Override
        void strike(Scene scene) throws IOException, InterruptedException {
            assertThat(scene.runWhile(scene::takeInputAway).exit()).isEqualTo(2);
            scene.giveInputBack();
        }
    },
    INPUT_CHANGES {
        @Override
        void strike(Scene scene) throws IOException, InterruptedException {
            assertThat(scene.runWhile(scene::changeInput).exit()).isEqualTo(2);
            scene.giveInputBack();
        }
    },
    SCRATCH_CUT {
        @Override
        void strike(Scene scene) throws IOException, InterruptedException {
            assertThat(scene.runWhile(scene::cutScratch).failure()).isNull();
        }
    },
    LEDGER_CORRUPT {
        @Override
        void strike(Scene scene) throws IOException, InterruptedException {
            scene.runInto(Fault.HALT_AFTER);
            scene.damage("petline/ledger/.*", Scene::half);
        }
    },
    PARQUET_CORRUPT {
        @Override
        void strike(Scene scene) throws IOException, InterruptedException {
            scene.runInto(Fault.HALT_AFTER);
            scene.damage("(tables|petline/results)/.*\\.parquet", Scene::half);
        }
    },
    SECOND_RUN {
        @Override
        void strike(Scene scene) throws IOException, InterruptedException {
            ShortRun[] second = new ShortRun[1];
            ShortRun first = scene.runWhile(() -> second[0] = scene.otherRun());
            assertThat(second[0].failure()).hasMessageContaining("OUTPUT_LOCKED");
            assertThat(first.exit()).isEqualTo(2);
        }
    },
    PAUSED_AND_SUCCEEDED {
        @Override
        void strike(Scene scene) throws IOException, InterruptedException {
            ShortRun[] successor = new ShortRun[1];
            OutputPrint[] left = new OutputPrint[1];
            ShortRun first = scene.runWhile(() -> {
                scene.seemsDead();
                successor[0] = scene.otherRun();
                left[0] = OutputPrint.of(scene.output()).only("(?!petline/locks|\\.staging).*");
            });
            assertThat(successor[0].exit()).isEqualTo(2);
            scene.assertLost(first);
            assertThat(left[0].changedIn(OutputPrint.of(scene.output()))).isEmpty();
        }
    },
    CLOCK_SET_BACK {
        @Override
        void strike(Scene scene) throws IOException, InterruptedException {
            scene.runInto(Fault.HALT_AFTER);
            String future =
                    "{\"run\":\"29991231T235959-future\",\"started\":\"2999-12-31T23:59:59Z\",\"command\":\"\"}";
            scene.output()
                    .write(
                            "petline/runs/29991231T235959-future.started.json",
                            out -> out.write(future.getBytes(StandardCharsets.UTF_8)));
        }
    };

    /** Lets it happen in a run; the next run finds what is left. */
    abstract void strike(Scene scene) throws IOException, InterruptedException;
}
