package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.files.Store;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.PollingReader;
import org.petline.jobs.tables.RunHistory;
import org.petline.testing.Sample;

/**
 * Troubles of all kinds one after another, then one normal run that makes good; a storm is told by its seed. DuckDB asks
 * for all tables all the while, and sees each scan whole or not at all.
 *
 * <p>A build tries some of them, an exhaustive one all.
 */
class StormTest {
    private static final int TRIED_IN_A_BUILD = 12;
    private static final int ALL = 120;

    @TempDir
    private static Path shared;

    private static FaultyNights nights;
    private static int steps;
    private static int polled;
    private static Set<PollingReader.Sight> whole;

    @TempDir
    private Path folder;

    @BeforeAll
    static void simulate() throws Exception {
        nights = FaultyNights.in(shared);
        Faults counting = Faults.none();
        String counted = shared.resolve("counted").toString();
        nights.disturbed(nights.withPicturesAt(counted), counting);
        whole = PollingReader.look(Path.of(counted, OutputLayout.TABLES));
        steps = counting.steps().size();
    }

    static List<Long> seeds() {
        return Sample.ofSeeds(ALL, TRIED_IN_A_BUILD);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theRunAfterAStormMakesGood(long seed) throws IOException, InterruptedException {
        String output = folder.resolve("out").toString();
        ShortRun.Place begun = seed % 3 == 0 ? nights.finishedAt(output) : nights.withPicturesAt(output);
        TinyStudy study = nights.study().copyTo(folder);
        ShortRun.Place place = begun.of(study.root().toString());
        Storm storm = new Storm(seed, nights, study, place, steps);
        Store store = FaultyNights.storeAt(output);
        OutputPrint before;
        ShortRun clean;
        try (PollingReader reader = PollingReader.duckDb(() -> Path.of(output, OutputLayout.TABLES))) {
            storm.rage();
            before = OutputPrint.of(store);
            clean = ShortRun.of(storm.afterwards());
            if (!storm.touchedTables()) requireWhole(reader.end(), storm);
        }
        takeAwayWhatIsNotOurs(store);
        assertThat(clean.failure()).as("%s", storm).isNull();
        try {
            nights.invariantsOf(place).holdAfter(clean, before);
        } catch (AssertionError | RuntimeException wound) {
            throw new AssertionError("seed " + seed + ": " + storm + ": " + wound.getMessage(), wound);
        }
    }

    /** A table that the storm itself damaged gives errors, and rightly so; most storms leave them alone (I5). */
    private static void requireWhole(Set<PollingReader.Sight> seen, Storm storm) {
        polled++;
        assertThat(seen).as("%s", storm).isNotEmpty().isSubsetOf(whole);
    }

    @AfterAll
    static void stormsWerePolled() {
        assertThat(polled).isPositive();
    }

    /** As the findings of the run ask the user to. */
    private static void takeAwayWhatIsNotOurs(Store store) throws IOException {
        RunHistory history = new RunHistory(store);
        String findings = history.runs().stream()
                .flatMap(run -> {
                    try {
                        return history.record(run).stream();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .flatMap(record -> record.findings().stream())
                .toList()
                .toString();
        for (String path : OutputPrint.of(store)
                .only("tables/.*(foreign\\.parquet|\\.crc)")
                .files()
                .keySet()) {
            assertThat(findings).contains(path);
            store.delete(path);
        }
    }
}
