package org.petline.imagefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.petline.imagefile.ImageFileReason.LABELS_NOT_WHOLE;
import static org.petline.imagefile.ImageFileReason.LABELS_OUT_OF_RANGE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;

/** What counts as a label; voxel (1, 2, 3) of 3x4x5 holds the value in question. */
class LabelsTest {
    private static final Grid GRID = new Grid(3, 4, 5, Affine.IDENTITY);

    private enum Nothing implements Reason {
        TRUNCATED;

        @Override
        public String meaning() {
            return "";
        }

        @Override
        public String remedy() {
            return "";
        }
    }

    private static FrameReader frames(double stored, Scaling scaling) throws IOException {
        ByteBuffer numbers = ByteBuffer.allocate(8 * GRID.voxels()).order(ByteOrder.BIG_ENDIAN);
        numbers.putDouble(8 * GRID.index(1, 2, 3), stored);
        FileContent content = FileContent.open(new ByteArrayInputStream(numbers.array()), "dseg.nii");
        return new FrameReader(
                content,
                new FrameReader.Layout(GRID, 1, StoredType.FLOAT64, ByteOrder.BIG_ENDIAN, scaling),
                List.of(),
                Nothing.TRUNCATED,
                FileContent::endsHere);
    }

    @ParameterizedTest
    @CsvSource({
        "8.0000001, 8",
        "7.9991, 8",
        "12175.0009, 12175",
        "2147483647, 2147483647",
        "16777217, 16777217",
        "-0.0000001, 0"
    })
    void wholeWithinAThousandthIsALabel(double stored, int label) throws IOException {
        assertThat(frames(stored, Scaling.NONE).onlyLabels().at(1, 2, 3)).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(doubles = {8.5, 8.0011, 0.25, Double.NaN, Double.POSITIVE_INFINITY})
    void fractionsAreRefusedNamingTheVoxel(double stored) throws IOException {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> frames(stored, Scaling.NONE).onlyLabels());
        assertThat(refusal.reason()).isEqualTo(LABELS_NOT_WHOLE);
        assertThat(refusal.field()).isEqualTo("voxel (1, 2, 3)");
        assertThat(refusal.found()).isEqualTo(String.valueOf(stored));
        assertThat(refusal.file()).isEqualTo("dseg.nii");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 2147483648.0, 1e30})
    void labelsOutOfRangeAreRefused(double stored) throws IOException {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> frames(stored, Scaling.NONE).onlyLabels());
        assertThat(refusal.reason()).isEqualTo(LABELS_OUT_OF_RANGE);
        assertThat(refusal.field()).isEqualTo("voxel (1, 2, 3)");
    }

    @Test
    void labelsAreScaledBeforeTheyAreJudged() throws IOException {
        // 0 becomes 1, 14.5 becomes 30
        assertThat(frames(14.5, new Scaling(2, 1)).onlyLabels().at(1, 2, 3)).isEqualTo(30);
        assertThat(frames(14.5, new Scaling(2, 1)).onlyLabels().at(0, 0, 0)).isEqualTo(1);
    }
}
