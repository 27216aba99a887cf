package org.petline.jobs.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.petline.files.Store;
import org.petline.jobs.lock.FencedStore;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.publication.StudyPublication;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.tables.DatasetRecord;
import org.petline.jobs.tables.FileCheck;
import org.petline.jobs.tables.ForgottenPeople;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.upkeep.Forgetting;
import org.petline.report.StudyFacts;

/**
 * Takes a person out of an output folder who has withdrawn consent, under the folder's lock, and keeps the person out.
 *
 * <p>First the list, so that no run takes the person in again while this is done or was cut short; then the person's
 * files; then tables and report, built again from the scans of the others.
 */
public final class ForgetRun {
    private final Store output;
    private final Consumer<String> says;

    public ForgetRun(Store output, Consumer<String> says) {
        this.output = output;
        this.says = says;
    }

    /**
     * What was done.
     *
     * @param removed files and folders, below the output folder
     * @param findings what was odd in the output folder
     */
    public record Forgotten(List<String> removed, List<OutputFinding> findings) {
        public Forgotten {
            removed = List.copyOf(removed);
            findings = List.copyOf(findings);
        }
    }

    /** Forgets a participant, by the label without sub-. */
    public Forgotten forget(String participant) throws IOException, InterruptedException {
        try (RunLock lock = RunLock.take(output, RunLock.Manner.DEFAULT, says)) {
            FencedStore ours = new FencedStore(output, lock.fence());
            ForgottenPeople.of(ours).with(participant).write(ours);
            StudyFacts facts = facts(ours);
            RunRecorder book = RunRecorder.begin(ours, "forget");
            List<String> removed = new Forgetting(ours).of(participant);
            Collection<LedgerEntry> left = new Ledger(ours).readAll().entries().values();
            List<OutputFinding> findings = new StudyPublication(ours, facts, FileCheck.LENGTHS).publish(left);
            book.workIsOver();
            lock.requireHeld();
            book.close(RunEnd.of(left), left, 0, findings);
            return new Forgotten(removed, findings);
        }
    }

    /** Lets a participant in again from the next run on; false if there was no such person on the list. */
    public boolean allow(String participant) throws IOException, InterruptedException {
        try (RunLock lock = RunLock.take(output, RunLock.Manner.DEFAULT, says)) {
            Store ours = new FencedStore(output, lock.fence());
            ForgottenPeople people = ForgottenPeople.of(ours);
            if (!people.holds(participant)) return false;
            people.without(participant).write(ours);
            lock.requireHeld();
            return true;
        }
    }

    /** As the last run had them, so that no page of another person's is written for another reason. */
    private static StudyFacts facts(Store output) throws IOException {
        Optional<DatasetRecord> dataset = DatasetRecord.of(output);
        Optional<Store.Entry> kept = output.find(RunRecorder.SETTINGS);
        SettingsReader settings = SettingsReader.defaults();
        if (kept.isPresent()) {
            String text = new String(output.read(RunRecorder.SETTINGS), StandardCharsets.UTF_8);
            settings = settings.with(text, RunRecorder.SETTINGS);
        }
        String name = dataset.map(DatasetRecord::name).or(() -> anyName(output)).orElse("");
        List<String> places = dataset.map(record -> List.of(record.place(), output.location()))
                .orElse(List.of(output.location()));
        return new StudyFacts(name, ShownSettings.of(settings, places), RunRecorder.versions(), Optional.empty());
    }

    private static Optional<String> anyName(Store output) {
        try {
            return new Ledger(output)
                    .readAll().entries().values().stream()
                            .findFirst()
                            .map(entry -> entry.row().labels().dataset());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
