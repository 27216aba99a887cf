package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.petline.jobs.tables.rows.MotionRow;

class MotionFiguresTest {
    @Test
    void aFlaggedFrameHasAWedgeAndItsFlagIsExplained() {
        MotionRow row = ReportCases.trial().get(0).motion().get(0);
        List<MotionRow> rows = List.of(
                flagged(row, "NO_ACTIVITY"),
                flagged(row, "JUMP"),
                flagged(row, null),
                flagged(row, "JUMP,POSE_NOT_CONVERGED"),
                flagged(row, null),
                flagged(row, null),
                flagged(row, null));

        MotionFlagMarks marks = MotionFlagMarks.of(rows, ReportCases.MEANINGS);

        assertThat(marks.frames()).containsOnlyKeys("JUMP", "POSE_NOT_CONVERGED");
        assertThat(marks.frames().get("JUMP")).containsExactly(1, 3);
        assertThat(marks.caption())
                .startsWith(" Wedges: a, JUMP (")
                .contains(" in frames 1, 3; b, POSE_NOT_CONVERGED (")
                .endsWith(" in frame 3.");
    }

    @Test
    void whatMostFramesHaveIsSaidAndNotMarked() {
        MotionRow row = ReportCases.trial().get(0).motion().get(0);
        List<MotionRow> rows = new ArrayList<>();
        for (int frame = 0; frame < 9; frame++) rows.add(flagged(row, frame == 4 ? null : "POSE_NOT_CONVERGED"));

        MotionFlagMarks marks = MotionFlagMarks.of(rows, ReportCases.MEANINGS);

        assertThat(marks.frames()).isEmpty();
        assertThat(marks.caption())
                .startsWith(" Not marked: POSE_NOT_CONVERGED")
                .endsWith(" in frames 0 to 3, 5 to 8.");
    }

    @Test
    void withoutFlagsThereAreNoWedges() {
        MotionRow row = flagged(ReportCases.trial().get(0).motion().get(0), null);

        assertThat(MotionFlagMarks.of(List.of(row), ReportCases.MEANINGS).caption())
                .isEmpty();
    }

    /** One empty frame whose error is a thousand times the others' must not flatten the head's path. */
    @Test
    void aVagueFrameDoesNotFlattenTheOthers() {
        List<MotionRow> rows = ReportCases.trial().get(0).motion();
        List<MotionRow> vague = new ArrayList<>(rows);
        vague.set(2, ReportRows.with(rows.get(2), "transXSe", 900.0));
        Frames frames = Frames.of(ReportCases.trial().get(0));

        String plot = new MotionFigures(vague, frames, ReportCases.MEANINGS)
                .shifts()
                .body()
                .toString();

        assertThat(plot).doesNotContain(">100<").doesNotContain(">1000<");
    }

    private static MotionRow flagged(MotionRow row, String flags) {
        return ReportRows.with(row, "flags", flags);
    }
}
