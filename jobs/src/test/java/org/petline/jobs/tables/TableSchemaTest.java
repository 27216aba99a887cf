package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.petline.Group;
import org.petline.geometry.Affine;
import org.petline.jobs.tables.rows.Column;
import org.petline.jobs.tables.rows.Columns;
import org.petline.jobs.tables.rows.TacRow;

class TableSchemaTest {
    private static final String KEYS = "dataset participant_id session_id task tracer reconstruction run_id scan";
    private static final String SWEEP = " region pvc model reference_region weights prediction outliers";

    private static final String MATRIX_OF_FRAME =
            "reference_to_frame_00 reference_to_frame_01 reference_to_frame_02 reference_to_frame_03"
                    + " reference_to_frame_10 reference_to_frame_11 reference_to_frame_12 reference_to_frame_13"
                    + " reference_to_frame_20 reference_to_frame_21 reference_to_frame_22 reference_to_frame_23";
    private static final String MATRIX_OF_T1W =
            "t1w_to_reference_00 t1w_to_reference_01 t1w_to_reference_02 t1w_to_reference_03"
                    + " t1w_to_reference_10 t1w_to_reference_11 t1w_to_reference_12 t1w_to_reference_13"
                    + " t1w_to_reference_20 t1w_to_reference_21 t1w_to_reference_22 t1w_to_reference_23";

    @Test
    void columnsOfScans() {
        assertThat(columns(Table.SCANS))
                .isEqualTo(KEYS
                        + " status reason_code message remedy stage severity flags findings pet_path t1w_path t1w_session"
                        + " segmentation_path frames scan_start scan_end injected_radioactivity radionuclide"
                        + " fingerprint input_fingerprint settings_fingerprint petline_version run_record seconds"
                        + " cpu_seconds");
        assertThat(keys(Table.SCANS)).isEqualTo(KEYS);
    }

    @Test
    void columnsOfMotion() {
        assertThat(columns(Table.MOTION))
                .isEqualTo(KEYS + " frame frame_start frame_end trans_x trans_y trans_z rot_x rot_y rot_z trans_x_se"
                        + " trans_y_se trans_z_se rot_x_se rot_y_se rot_z_se " + MATRIX_OF_FRAME
                        + " framewise_displacement rmsd median_displacement max_displacement outlier is_reference status"
                        + " inherited_from flags result_fingerprint");
        assertThat(keys(Table.MOTION)).isEqualTo(KEYS + " frame");
    }

    @Test
    void columnsOfCoregistration() {
        assertThat(columns(Table.COREGISTRATION))
                .isEqualTo(KEYS + " trans_x trans_y trans_z rot_x rot_y rot_z " + MATRIX_OF_T1W
                        + " method start similarity runner_up_similarity runner_up_distance overlap explained_variance"
                        + " standard_error reference_start reference_end flags result_fingerprint");
        assertThat(keys(Table.COREGISTRATION)).isEqualTo(KEYS);
    }

    @Test
    void columnsOfTacs() {
        assertThat(columns(Table.TACS))
                .isEqualTo(KEYS
                        + " region pvc frame frame_start frame_end activity activity_se activity_psf_se activity_sd volume voxels coverage"
                        + " flags result_fingerprint");
        assertThat(keys(Table.TACS)).isEqualTo(KEYS + " region pvc frame");
    }

    @Test
    void columnsOfBindingPotentials() {
        assertThat(columns(Table.BINDING_POTENTIALS))
                .isEqualTo(KEYS + SWEEP + " input is_primary bpnd bpnd_se bpnd_lower bpnd_upper"
                        + " bpnd_indirect bpnd_indirect_se vt vt_se ki ki_se r1 k2 k2_prime k2_prime_source t_star"
                        + " blood_volume delay sigma wrss aic aicc r_squared runs_z condition_number frames_used"
                        + " frames_down_weighted degrees_of_freedom severity flags result_fingerprint");
        assertThat(keys(Table.BINDING_POTENTIALS)).isEqualTo(KEYS + SWEEP);
    }

    @Test
    void columnsOfKineticParameters() {
        assertThat(columns(Table.KINETIC_PARAMETERS))
                .isEqualTo(KEYS + SWEEP
                        + " parameter unit is_primary estimate std_error lower upper scan_common_se cov_bpnd cov_r1 cov_k2_prime severity flags"
                        + " result_fingerprint");
        assertThat(keys(Table.KINETIC_PARAMETERS)).isEqualTo(KEYS + SWEEP + " parameter");
    }

    @Test
    void boxedAndTextMayBeMissingAndPrimitivesMayNot() {
        assertThat(column("activity").isNullable()).isTrue();
        assertThat(column("flags").isNullable()).isTrue();
        assertThat(column("volume").isNullable()).isFalse();
        assertThat(column("voxels").kind()).isEqualTo(TableColumn.Kind.LONG);
        assertThat(column("activity").unit()).isEqualTo("Bq/mL");
    }

    @Test
    void aNaNWhereNullsAreAllowedIsMissing() {
        TacRow row = SampleRows.tac("01", "putamen", 0, Double.NaN);
        int activity = Table.TACS.schema().columns().indexOf(column("activity"));
        assertThat(Table.TACS.schema().valueOf(row, activity)).isNull();
    }

    @Test
    void keysOrderTextAsTextAndNumbersAsNumbers() {
        TacRow ninth = SampleRows.tac("01", "putamen", 9, 1.0);
        TacRow tenth = SampleRows.tac("01", "putamen", 10, 1.0);
        TacRow otherPerson = SampleRows.tac("1", "caudate", 0, 1.0);
        assertThat(Table.TACS.schema().keyOrder().compare(ninth, tenth)).isNegative();
        assertThat(Table.TACS.schema().keyOrder().compare(otherPerson, tenth)).isPositive();
        assertThat(Table.TACS.schema().keyOrder().compare(ninth, SampleRows.tac("01", "putamen", 9, 2.0)))
                .isZero();
    }

    @Test
    void aComponentWithoutMeaningIsAMistake() {
        record Silent(int frame) {}
        assertThatThrownBy(() -> TableSchema.of(Silent.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Group
    record Pair(
            @Column(meaning = "the first") Double one,
            @Column(meaning = "the second") Double two) {}

    @Test
    void theColumnsOfAGroupStandInItsPlaceInItsWordsOrTheRows() {
        record Row(
                @Column(key = true, meaning = "the key") int id,

                @Columns(required = true, value = @Column(name = "two", unit = "mm", meaning = "a length"))
                Pair pair,

                @Column(unit = "mm", meaning = "a map") Affine map) {}
        TableSchema<Row> schema = TableSchema.of(Row.class);

        assertThat(schema.columns().stream().map(TableColumn::name).limit(7))
                .containsExactly("id", "one", "two", "map_00", "map_01", "map_02", "map_03");
        assertThat(schema.columns().stream().map(TableColumn::meaning).limit(7))
                .containsExactly(
                        "the key",
                        "the first",
                        "a length",
                        "a map, row 0 column 0 of the 3x4 matrix",
                        "row 0 column 1",
                        "row 0 column 2",
                        "row 0 column 3");
        assertThat(schema.columns().stream().map(TableColumn::unit).limit(7))
                .containsExactly("", "", "mm", "", "", "", "mm");
        assertThat(schema.columns()).hasSize(15).noneMatch(TableColumn::isNullable);
        Row row = new Row(3, new Pair(1.0, Double.NaN), Affine.scaling(1, 2, 3));
        Object[] values = IntStream.range(0, 15)
                .mapToObj(column -> schema.valueOf(row, column))
                .toArray();
        assertThat(values).startsWith(3, 1.0, Double.NaN).endsWith(0.0, 0.0, 3.0, 0.0);
        assertThat(schema.rowOf(values)).isEqualTo(row);
        assertThatThrownBy(() -> schema.valueOf(new Row(3, new Pair(null, 2.0), Affine.IDENTITY), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one is missing");
    }

    @Test
    void twoColumnsOfOneNameAndWordsForNoColumnAreMistakes() {
        record Twice(Pair pair, @Column(meaning = "again") Double two) {}
        record Elsewhere(
                @Columns(@Column(name = "three", meaning = "no such column"))
                Pair pair) {}
        assertThatThrownBy(() -> TableSchema.of(Twice.class)).hasMessageContaining("two columns two");
        assertThatThrownBy(() -> TableSchema.of(Elsewhere.class)).hasMessageContaining("no column three");
    }

    private static TableColumn column(String name) {
        return Table.TACS.schema().columns().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String columns(Table<?> table) {
        return String.join(
                " ", table.schema().columns().stream().map(TableColumn::name).toList());
    }

    private static String keys(Table<?> table) {
        return String.join(" ", table.schema().keyNames());
    }
}
