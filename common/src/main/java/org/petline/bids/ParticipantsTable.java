package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * What petline takes from participants.tsv: the participants' ids. All other columns (group, age, ratings) are never
 * looked at.
 *
 * @param ids labels without sub-, in the order of the file
 */
record ParticipantsTable(List<String> ids, List<BidsFinding> findings) {
    private static final String FILE = "participants.tsv";
    private static final String COLUMN = "participant_id";

    /** A folder's name could not be longer. */
    private static final int LONGEST = 255;

    static ParticipantsTable read(Store dataset, List<Store.Entry> rootFiles) throws IOException {
        if (rootFiles.stream().noneMatch(entry -> entry.name().equals(FILE))) {
            return new ParticipantsTable(List.of(), List.of());
        }
        try {
            List<String> ids = new ArrayList<>();
            List<BidsFinding> findings = new ArrayList<>();
            for (List<String> row : Tsv.read(dataset, FILE).rows(List.of(COLUMN))) {
                String id = row.get(0).replaceFirst("^sub-", "");
                boolean label =
                        id.length() <= LONGEST && Entities.LABEL.matcher(id).matches();
                if (label) ids.add(id);
                else findings.add(new BidsFinding(BidsReason.BIDS_NAME, FILE, COLUMN, "an id that is no label"));
            }
            return new ParticipantsTable(List.copyOf(ids), List.copyOf(findings));
        } catch (Refusal refusal) {
            return new ParticipantsTable(
                    List.of(),
                    List.of(new BidsFinding(
                            BidsReason.PARTICIPANTS_TABLE_UNUSABLE,
                            FILE,
                            COLUMN,
                            refusal.reason().meaning())));
        }
    }
}
