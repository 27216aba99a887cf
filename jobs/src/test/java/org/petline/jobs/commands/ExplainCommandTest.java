package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.Code;
import org.petline.Reason;
import org.petline.jobs.stages.Flags;
import org.petline.testing.RoomRules;
import picocli.CommandLine;

class ExplainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @MethodSource("codes")
    void everyReasonAndEveryFlagHasAMeaningAndARemedyThatPrint(Code code) {
        assertThat(code.name()).matches("[A-Z][A-Z0-9_]+");
        assertThat(code.meaning()).hasSizeGreaterThan(10);
        assertThat(code.remedy()).hasSizeGreaterThan(10);
        assertThat(explain(code.name())).isZero();
        assertThat(out.toString()).contains(code.name(), code.meaning().substring(1), code.remedy());
    }

    static Stream<Code> codes() {
        return Stream.concat(Reasons.all().stream(), Flags.all().stream());
    }

    @Test
    void everyReasonOfEveryRoomIsKnownAndNoTwoShareACode() {
        List<String> missing = new ArrayList<>();
        for (JavaClass type : new RoomRules().classes()) {
            boolean isReason = type.isEnum() && type.isAssignableTo(Reason.class);
            if (!isReason || Reasons.all().stream().anyMatch(reason -> isOf(type, reason))) continue;
            missing.add(type.getName());
        }
        assertThat(missing).isEmpty();
        assertThat(Reasons.all().stream().map(Reason::name)).doesNotHaveDuplicates();
    }

    private static boolean isOf(JavaClass type, Reason reason) {
        return ((Enum<?>) reason).getDeclaringClass().getName().equals(type.getName());
    }

    @Test
    void someReasonsHaveAPageOfTheirOwn() {
        assertThat(explain("table_duplicate_rows")).isZero();
        assertThat(out.toString()).contains("The key of a row is its participant");
    }

    @Test
    void anUnknownCodeNamesTheNearestAndFails() {
        assertThat(explain("TABLE_DAMAGD")).isEqualTo(1);
        assertThat(err.toString()).contains("TABLE_DAMAGED");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aCodeThatIsReasonAndFlagIsExplainedAsBoth() {
        assertThat(explain("reference_region_absent")).isZero();
        assertThat(out.toString())
                .contains("REFERENCE_REGION_ABSENT\n  The reference region has no voxel")
                .contains("REFERENCE_REGION_ABSENT (flag of a fit: unusable)\n  The scan has no such reference region");
    }

    @Test
    void withoutACodeAllAreListed() {
        assertThat(explain()).isZero();
        assertThat(out.toString().lines()).hasSize((int) codes().count());
    }

    private int explain(String... arguments) {
        return new CommandLine(new ExplainCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
