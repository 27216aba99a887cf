package org.petline.jobs.scan;

import java.util.List;
import java.util.stream.Collectors;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.files.FaultWords;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * Why a scan was not done.
 *
 * @param code stable reason code; all texts are empty if there is no problem
 * @param message what is wrong, with file, field and what was found
 * @param remedy what to do
 * @param stage in which it showed
 */
public record ScanFailure(String code, String message, String remedy, String stage) {
    public static final ScanFailure NONE = new ScanFailure("", "", "", "");

    /** A user's input that cannot be used: the first problem's code, and what is wrong and to do of all. */
    public static ScanFailure of(Refusal refusal, String stage) {
        List<Refusal> problems = refusal.problems();
        return new ScanFailure(
                refusal.reason().name(),
                problems.stream().map(ScanFailure::message).collect(Collectors.joining(". Also: ")),
                problems.stream().map(each -> each.reason().remedy()).distinct().collect(Collectors.joining(" ")),
                stage);
    }

    private static String message(Refusal refusal) {
        StringBuilder message = new StringBuilder(refusal.reason().meaning());
        if (!refusal.file().isEmpty()) message.append("; file ").append(refusal.file());
        if (!refusal.field().isEmpty()) message.append("; field ").append(refusal.field());
        if (!refusal.found().isEmpty()) message.append("; found ").append(refusal.found());
        return message.toString();
    }

    /** A fault of the machine or of petline. */
    public static ScanFailure of(Reason reason, Throwable fault, String stage) {
        return of(reason, FaultWords.of(fault), stage);
    }

    /** The same, in words that may go into tables and report. */
    public ScanFailure redacted(Redaction redaction) {
        return new ScanFailure(code, redaction.of(message), remedy, stage);
    }

    /** What became of a scan by it. */
    public ScanRow.Outcome outcome(ScanStatus status) {
        return ScanRow.Outcome.notDone(status, code, message, remedy, stage);
    }

    /** A fault that nobody threw. */
    public static ScanFailure of(Reason reason, String said, String stage) {
        String message = said.isEmpty() ? reason.meaning() : reason.meaning() + ": " + said;
        return new ScanFailure(reason.name(), message, reason.remedy(), stage);
    }
}
