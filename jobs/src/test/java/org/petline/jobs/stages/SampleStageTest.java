package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Interpolation;
import org.petline.image.LabelVolume;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.regions.RegionSampler;
import org.petline.regions.RegionSums;
import org.petline.regions.RegionTable;
import org.petline.regions.SegmentedRegions;
import org.petline.regions.Surroundings;
import org.petline.testing.LocalStore;

/** Two regions of a head of blobs, of which one reaches out of the field of view. */
class SampleStageTest {
    private static final Grid GRID = Grid.centred(40, 30, 20, 5);
    private static final RegionTable TABLE =
            RegionTable.ofLabelNames(new TreeMap<>(Map.of(1, "middle", 2, "edge", 3, "nowhere")));

    @TempDir
    private Path folder;

    @Test
    void aSampleIsTheRegionsMeanSpreadAndShareInView() throws IOException {
        BlobHead head = BlobHead.moved(8, Vector3.ZERO);
        Settings settings =
                SettingsReader.defaults().withAssignment("motion.method=off").settings();
        LabelVolume labels = labels();
        SampledScan sampled;
        try (KnownScan known = new KnownScan(
                settings, PublishedScan.found(), PublishedScan.sidecar(BlobHead.TIMES), new LocalStore(folder))) {
            known.frames(head.frames());
            known.labels(labels, TABLE);
            known.result(Stages.REALIGN, RealignStage.estimate(settings.motion(), head.frames(), BlobHead.TIMES));
            known.result(Stages.COREGISTER, CoregisteredScan.given(RigidTransform.IDENTITY, GRID, "identity"));
            sampled = Stages.SAMPLE.run(known);
        }

        SegmentedRegions regions = SegmentedRegions.of(labels, TABLE);
        RegionSampler sampler =
                new RegionSampler(regions, Surroundings.NONE, head.frames().grid(), Interpolation.CUBIC_SPLINE);
        assertThat(sampled.emptyRegions()).containsExactly("nowhere");
        assertThat(sampled.regions()).extracting(SampledScan.RegionTac::name).containsExactly("middle", "edge");
        for (int frame = 1; frame < BlobHead.TIMES.count(); frame++) {
            RegionSums sums = sampler.sample(head.frames().frame(frame), RigidTransform.IDENTITY);
            for (SampledScan.RegionTac tac : sampled.regions()) {
                int region = indexOf(regions, tac.name());
                SampledScan.Sample sample = tac.frames().get(frame);
                assertThat(sample.mean()).isEqualTo(sums.mean(region)).isPositive();
                assertThat(sample.sd())
                        .isEqualTo(sums.standardDeviation(region))
                        .isPositive();
                assertThat(sample.coverage()).isEqualTo(sums.coverage(region));
                assertThat(tac.voxels()).isEqualTo(regions.regions().get(region).voxels());
                assertThat(tac.volumeMl()).isEqualTo(tac.voxels() * 0.125); // mL of a cube of 5 mm
            }
        }
        assertThat(sampled.regions().get(1).frames().get(5).coverage()).isBetween(0.5, 0.99);
    }

    private static int indexOf(SegmentedRegions regions, String name) {
        List<String> names =
                regions.regions().stream().map(SegmentedRegions.Region::name).toList();
        return names.indexOf(name);
    }

    /** A box in the middle, and one that begins 15 mm before the end of the field of view, 78 mm from the middle. */
    private static LabelVolume labels() {
        int[] labels = new int[GRID.voxels()];
        for (int k = 6; k < 14; k++) {
            for (int j = 10; j < 20; j++) {
                for (int i = 17; i < 23; i++) labels[GRID.index(i, j, k)] = 1;
                for (int i = 32; i < 37; i++) labels[GRID.index(i, j, k)] = 2;
            }
        }
        return new LabelVolume(GRID, labels);
    }
}
