package org.petline.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.petline.Refusal;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.image.LabelVolume;

class SegmentedRegionsTest {
    private static final RegionTable TABLE = RegionTable.parse(
            "index\tname\tregion\n8\tL\tcerebellum\n47\tR\tcerebellum\n16\tB\tbrainstem\n7\tD\tbrainstem\n7\tD\traphe\n4\tV\tn/a\n99\tN\tnowhere\n",
            "test.tsv");
    private static final Grid GRID = new Grid(4, 3, 1, Affine.scaling(-1, 2, 5));

    @Test
    void voxelsAreSortedIntoAllTheirRegions() {
        SegmentedRegions regions =
                SegmentedRegions.of(new LabelVolume(GRID, new int[] {8, 8, 0, 47, 16, 7, 4, 4, 7, 12, 12, 8}), TABLE);
        assertThat(regions.voxels(regions.indexOf("cerebellum"))).containsExactly(0, 1, 3, 11);
        assertThat(regions.voxels(regions.indexOf("brainstem"))).containsExactly(4, 5, 8);
        assertThat(regions.voxels(regions.indexOf("raphe"))).containsExactly(5, 8);
        assertThat(regions.regions().get(0).voxels()).isEqualTo(4);
        assertThat(regions.regions().get(0).volumeMl()).isCloseTo(0.04, within(1e-15));
        assertThat(regions.regions().get(regions.indexOf("nowhere")).isEmpty()).isTrue();
    }

    @Test
    void aSegmentationOfAnotherWorldIsRefused() {
        LabelVolume foreign = new LabelVolume(GRID, new int[] {1, 1, 0, 1, 1, 1, 2, 2, 2, 2, 2, 3});
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SegmentedRegions.of(foreign, TABLE))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(RegionsReason.NO_KNOWN_LABEL);
                    assertThat(refusal.found()).isEqualTo("labels [1, 2, 3]");
                });
    }
}
