package org.petline.phantom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.petline.files.Store;
import org.petline.phantom.Participant.Session;

/** The files of a simulated dataset that concern all participants. */
record StudyFiles(TrialDesign design) {
    private static final String README = """
            Simulated PET data, made by `petline simulate`. No person was scanned.

            The brains are made by code, the ratings and groups are drawn from distributions. The truth behind the
            images (parameters, curves, motion, coregistration) is not part of this dataset.
            """;

    void write(List<Participant> people, Store dataset) throws IOException {
        Documents documents = new Documents(dataset);
        documents.json("dataset_description.json", Sidecars.dataset(design));
        documents.json(SimulatedTrial.SEGMENTATIONS + "dataset_description.json", Sidecars.segmentations());
        documents.text("README", README);
        documents.json("participants.json", participantColumns());
        documents.json("phenotype/madrs.json", madrsColumns());
        List<List<String>> participants = new ArrayList<>();
        List<List<String>> ratings = new ArrayList<>();
        for (Participant person : people) {
            String id = "sub-" + person.label();
            participants.add(
                    List.of(id, person.group().word(), String.valueOf(person.age()), person.sex(), weight(person)));
            List<String> rating = new ArrayList<>(List.of(id));
            for (Session session : person.sessions()) rating.add(String.valueOf(session.madrs()));
            ratings.add(rating);
        }
        documents.table("participants.tsv", List.of("participant_id", "group", "age", "sex", "weight"), participants);
        List<String> header = new ArrayList<>(List.of("participant_id"));
        for (String session : design.sessions()) header.add("madrs_" + session);
        documents.table("phenotype/madrs.tsv", header, ratings);
    }

    private static String weight(Participant person) {
        return String.valueOf(Math.rint(10 * person.weightKg()) / 10);
    }

    private static Map<String, Object> participantColumns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("group", Map.of("Description", "What was given between the first session and the others"));
        columns.put("age", described("Age at the first session", "year"));
        columns.put("sex", Map.of("Description", "Sex"));
        columns.put("weight", described("Body weight at the first session", "kg"));
        return columns;
    }

    private Map<String, Object> madrsColumns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put(
                "MeasurementToolMetadata",
                Map.of("Description", "Montgomery-Asberg Depression Rating Scale, simulated totals"));
        for (String session : design.sessions()) {
            String day = "Total on the day of ses-" + session + ", 0 to 60; higher is worse";
            columns.put("madrs_" + session, Map.of("Description", day));
        }
        return columns;
    }

    private static Map<String, Object> described(String description, String units) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("Description", description);
        column.put("Units", units);
        return column;
    }
}
