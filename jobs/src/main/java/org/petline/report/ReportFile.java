package org.petline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.petline.Refusal;

/**
 * What a scan's page needs beyond the tables, as it lies beside the scan's rows: {@value #NAME}, and the pictures it
 * names, each at {@link ScanPicture.Label#path}.
 *
 * <p>Equal contents give equal bytes. NaN is null in the file.
 */
public record ReportFile(List<FittedCurve> curves, List<ScanPicture.Label> pictures) {
    /** File name, below the folder of the scan's result. */
    public static final String NAME = "report.json";

    private static final int VERSION = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Copies the lists. */
    public ReportFile {
        curves = List.copyOf(curves);
        pictures = List.copyOf(pictures);
    }

    /** The file's content, UTF-8. */
    public byte[] toJson() {
        ObjectNode root = MAPPER.createObjectNode().put("version", VERSION);
        ArrayNode curveNodes = root.putArray("curves");
        for (FittedCurve curve : curves) {
            ArrayNode predicted = curveNodes
                    .addObject()
                    .put("region", curve.region())
                    .put("model", curve.model())
                    .putArray("predicted");
            for (double value : curve.predicted()) {
                if (Double.isFinite(value)) predicted.add(value);
                else predicted.addNull();
            }
        }
        ArrayNode pictureNodes = root.putArray("pictures");
        for (ScanPicture.Label picture : pictures) {
            ArrayNode legend = pictureNodes
                    .addObject()
                    .put("name", picture.name())
                    .put("caption", picture.caption())
                    .putArray("legend");
            for (ScanPicture.Contour contour : picture.legend()) {
                legend.addObject().put("name", contour.name()).put("colour", contour.colour());
            }
        }
        // The default printer breaks lines as the machine does.
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return (MAPPER.writer(printer).writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values", impossible);
        }
    }

    /**
     * The content of such a file.
     *
     * @param file its name, for messages
     * @throws Refusal REPORT_FILE_DAMAGED if it is not what {@link #toJson} wrote
     */
    public static ReportFile ofJson(byte[] json, String file) {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root == null || root.path("version").asInt() != VERSION) throw new IOException("no version " + VERSION);
            List<FittedCurve> curves = new ArrayList<>();
            for (JsonNode curve : required(root, "curves")) {
                List<Double> predicted = new ArrayList<>();
                for (JsonNode value : required(curve, "predicted")) {
                    predicted.add(value.isNull() ? Double.NaN : value.asDouble());
                }
                curves.add(new FittedCurve(word(curve, "region"), word(curve, "model"), predicted));
            }
            List<ScanPicture.Label> pictures = new ArrayList<>();
            for (JsonNode picture : required(root, "pictures")) {
                List<ScanPicture.Contour> legend = new ArrayList<>();
                for (JsonNode contour : required(picture, "legend")) {
                    legend.add(new ScanPicture.Contour(word(contour, "name"), word(contour, "colour")));
                }
                pictures.add(new ScanPicture.Label(word(picture, "name"), word(picture, "caption"), legend));
            }
            return new ReportFile(curves, pictures);
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.of(ReportReason.REPORT_FILE_DAMAGED).file(file).because(e);
        }
    }

    private static JsonNode required(JsonNode parent, String field) throws IOException {
        JsonNode found = parent.path(field);
        if (!found.isArray()) throw new IOException("no list " + field);
        return found;
    }

    private static String word(JsonNode parent, String field) throws IOException {
        JsonNode found = parent.path(field);
        if (!found.isTextual()) throw new IOException("no text " + field);
        return found.textValue();
    }
}
