package org.petline.bids;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What says to others that a folder is a BIDS derivative made by petline.
 *
 * @param datasetName name of the dataset that it was made from
 * @param petlineVersion that made it
 */
public record DerivativeDescription(String datasetName, String petlineVersion) {
    /** Path of {@link #json} below the derivative's root. */
    public static final String FILE = "dataset_description.json";

    /** Path of {@link #bidsIgnore} below the derivative's root. */
    public static final String BIDS_IGNORE_FILE = ".bidsignore";

    private static final String BIDS_VERSION = "1.10.0";

    /** Text of dataset_description.json. */
    public String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode()
                .put("Name", "petline derivatives of " + datasetName)
                .put("BIDSVersion", BIDS_VERSION)
                .put("DatasetType", "derivative");
        root.putArray("GeneratedBy").addObject().put("Name", "petline").put("Version", petlineVersion);
        // The default indenter would end lines as the machine does.
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        try {
            return mapper.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing strings cannot fail", e);
        }
    }

    /** Text of .bidsignore: what the BIDS specification does not have yet, and petline's own folders. */
    public static String bidsIgnore() {
        return """
                petline/
                report/
                tables/
                **/*_petref.*
                **/*_xfm.*
                **/*_timeseries.*
                **/*_tacs.*
                **/*_kinpar.*
                """;
    }
}
