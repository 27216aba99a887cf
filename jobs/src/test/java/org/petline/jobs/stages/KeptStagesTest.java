package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.files.Sha256;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.scanfiles.StageCache;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.jobs.tables.Fingerprint;
import org.petline.testing.LocalStore;

/** What a stage of an earlier petline kept, before its records were composed of groups: taken, and written the same. */
class KeptStagesTest {
    private static final Fingerprint PRINT = Fingerprint.ofNothing().with("settings", "of yesterday");

    private static final String POSE = "{\"referenceToFrame\":{\"m00\":0.99,\"m01\":0.1,\"m02\":0.2,\"m03\":-0.3,"
            + "\"m10\":-0.4,\"m11\":0.98,\"m12\":-0.5,\"m13\":-0.8,\"m20\":-0.6,\"m21\":0.7,\"m22\":0.97,\"m23\":0.9},"
            + "\"standardErrors\":[0.067,0.084,0.096,0.0019,0.002,\"NaN\"],\"status\":\"estimated\",\"source\":5,"
            + "\"flags\":[\"JUMP\"],\"framewiseDisplacementMm\":\"NaN\",\"rmsdMm\":0.0107,"
            + "\"medianDisplacementMm\":1.167,\"maxDisplacementMm\":1.604}";
    private static final String REALIGNED =
            "{\"referenceFrame\":0,\"centre\":{\"x\":1.0,\"y\":2.0,\"z\":3.0},\"poses\":[" + POSE + "]}";
    private static final String COREGISTERED = "{\"t1wToReference\":{\"m00\":0.99,\"m01\":0.1,\"m02\":0.2,\"m03\":-0.3,"
            + "\"m10\":-0.4,\"m11\":0.98,\"m12\":-0.5,\"m13\":-0.8,\"m20\":-0.6,\"m21\":0.7,\"m22\":0.97,\"m23\":0.9},"
            + "\"centre\":{\"x\":2.9,\"y\":3.8,\"z\":-14.7},\"method\":\"segmentation\",\"start\":\"headers\","
            + "\"similarity\":0.877,\"runnerUpSimilarity\":\"NaN\",\"runnerUpDistanceMm\":\"NaN\",\"overlap\":0.83,"
            + "\"explainedVariance\":0.986,\"standardErrorMm\":0.0479,\"flags\":[]}";
    private static final String NOTHING = "{\"source\":\"\",\"value\":\"NaN\",\"standardError\":\"NaN\"}";
    private static final String FITTED = "{\"fits\":[{\"region\":\"putamen\",\"combination\":{\"pvc\":\"none\","
            + "\"model\":\"SRTM\",\"referenceRegion\":\"cerebellum\",\"weights\":\"decay\","
            + "\"prediction\":\"frame-average\",\"outliers\":\"keep\"},\"standing\":\"PRIMARY\","
            + "\"input\":\"cerebellum\",\"assumed\":{\"k2Prime\":" + NOTHING + ",\"vnd\":" + NOTHING + ",\"tStar\":"
            + NOTHING + ",\"delay\":" + NOTHING + "},\"estimates\":[{\"parameter\":\"R1\",\"unit\":\"\","
            + "\"value\":0.759,\"standardError\":0.0053,\"lower\":0.748,\"upper\":0.77,"
            + "\"spread\":{\"common\":0.002,\"withBpnd\":0.003,\"withR1\":0.004,\"withK2Prime\":0.005}}],"
            + "\"quality\":{\"sigma\":41.1,"
            + "\"wrss\":57472.6,\"degreesOfFreedom\":34,\"aic\":398.4,\"aicc\":399.6,\"rSquared\":0.995,"
            + "\"runsZ\":-0.127,\"conditionNumber\":\"Infinity\",\"framesUsed\":37},\"flags\":[\"AT_BOUND\"],"
            + "\"predicted\":[0.0,82.3],\"frameWeights\":[0.224,0.223],\"downWeighted\":[1],\"lines\":[]}],"
            + "\"remarks\":[]}";

    @TempDir
    private Path folder;

    static Stream<Arguments> kept() {
        return Stream.of(
                Arguments.of(RealignedScan.class, REALIGNED),
                Arguments.of(CoregisteredScan.class, COREGISTERED),
                Arguments.of(FittedScan.class, FITTED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kept")
    <T extends Record> void aResultOfYesterdayIsTakenAndWrittenTheSame(Class<T> type, String result)
            throws IOException {
        String sha256 = Sha256.of(result.getBytes(StandardCharsets.UTF_8));
        String entry =
                "{\"fingerprint\":\"" + PRINT.hex() + "\",\"sha256\":\"" + sha256 + "\",\"result\":" + result + "}";
        Path file =
                Files.createDirectories(folder.resolve("petline/stages/scan")).resolve("stage.json");
        Files.writeString(file, entry);
        StageCache cache = new StageCache(new LocalStore(folder), "scan");

        T taken = cache.computeUnlessKept("stage", PRINT, type, () -> {
            throw new AssertionError("was run again");
        });
        cache.forget("stage");
        cache.computeUnlessKept("stage", PRINT, type, () -> taken);

        assertThat(file).hasContent(entry);
    }
}
