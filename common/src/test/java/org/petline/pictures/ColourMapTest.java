package org.petline.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColourMapTest {
    static List<ColourMap> maps() {
        return List.of(ColourMap.GREY, ColourMap.HEAT);
    }

    @ParameterizedTest
    @MethodSource("maps")
    void lightnessGrowsEvenly(ColourMap map) {
        double top = Lab.lightness(map.rgb(1));
        for (double share = 0; share <= 1; share += 0.05) {
            // Rounding to 8 bits a channel costs half a unit, cutting to sRGB's gamut some more at the red end.
            assertThat(Lab.lightness(map.rgb(share))).isBetween(share * top - 3, share * top + 3);
        }
    }

    @Test
    void numbersOffTheScaleTakeItsEnds() {
        assertThat(ColourMap.GREY.rgb(-3)).isEqualTo(0);
        assertThat(ColourMap.GREY.rgb(7)).isEqualTo(0xffffff);
        assertThat(ColourMap.GREY.rgb(Double.NaN)).isEqualTo(0);
    }

    @Test
    void twentyRegionsHaveTwentyColours() {
        Map<String, Set<Integer>> regions = new LinkedHashMap<>();
        for (int label = 1; label <= 20; label++) regions.put("region" + label, Set.of(label));
        List<Outline> outlines = Outline.regions(regions);

        assertThat(outlines).extracting(Outline::rgb).doesNotHaveDuplicates();
        assertThat(outlines.get(3).htmlColour()).matches("#[0-9a-f]{6}");
    }

    @Test
    void barsEndAtRoundNumbers() {
        assertThat(Shading.roundedUp(11_231)).isEqualTo(12_000);
        assertThat(Shading.roundedUp(9_100)).isEqualTo(10_000);
        assertThat(Shading.roundedUp(Double.NaN)).isEqualTo(1);
    }
}
