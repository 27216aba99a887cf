package org.petline.jobs.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.petline.testing.GzipBytes;

/**
 * Words that occur nowhere else, put into a dataset wherever files hold what is personal or may tell the arm: whoever
 * finds one in an output has found a leak.
 */
final class Canaries {
    private static final String BIRD = "Kanari";
    private static final double DOSE = 734.512897;

    /** What scanners' converters write of people and places, and what BIDS recommends of drugs. */
    private static final List<String> FIELDS = List.of(
            "PatientName",
            "PatientID",
            "PatientBirthDate",
            "PatientSex",
            "StudyID",
            "StudyInstanceUID",
            "SeriesInstanceUID",
            "SeriesDescription",
            "ProtocolName",
            "AccessionNumber",
            "ReferringPhysicianName",
            "AcquisitionDateTime",
            "AcquisitionDate",
            "InstitutionName",
            "InstitutionAddress",
            "InstitutionalDepartmentName",
            "StationName",
            "DeviceSerialNumber",
            "PharmaceuticalName",
            "PharmaceuticalDoseRegimen",
            "Anaesthesia",
            "ImageComments");

    private static final int EXTENSION_BYTES = 64;
    private static final int VOX_OFFSET = 108;
    private static final int HEADER_END = 348;
    private static final int DATA_START = 352;

    private Canaries() {}

    /** Plants them in every JSON file, table, image header and gzip header of a dataset, and in files of their own. */
    static void plant(Path dataset) throws IOException {
        List<Path> files;
        try (var all = Files.walk(dataset)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(".json")) inJson(file);
            if (name.endsWith(".tsv")) inTable(file);
            if (name.endsWith(".nii.gz")) inImage(file);
        }
        Path person = dataset.resolve("sub-01");
        Files.writeString(person.resolve("sub-01_sessions.tsv"), "session_id\tarm\nses-baseline\t" + BIRD + "Arm\n");
        Files.writeString(
                person.resolve("ses-baseline/sub-01_ses-baseline_scans.tsv"),
                "filename\tacq_time\tnote\npet\tn/a\t" + BIRD + "Scan\n");
        Files.createDirectories(dataset.resolve("phenotype"));
        Files.writeString(
                dataset.resolve("phenotype/madrs.tsv"), "participant_id\tmadrs\nsub-01\t" + BIRD + "Rating\n");
        Files.writeString(
                dataset.resolve("phenotype/madrs.json"), "{\"madrs\": {\"Description\": \"" + BIRD + "Scale\"}}");
        Files.writeString(dataset.resolve("CHANGES"), BIRD + "Change");
    }

    /** The canaries that a file's bytes or words hold, whatever lies packed in it. */
    static List<String> in(byte[] bytes) throws IOException {
        List<String> found = new ArrayList<>();
        byte[] content = bytes;
        if (bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            found.addAll(in(new String(bytes, ISO_8859_1)));
            content = inflated(bytes);
        }
        found.addAll(in(new String(content, ISO_8859_1)));
        return found;
    }

    /** Of a file that was cut, what is there. */
    private static byte[] inflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            for (int next = in.read(); next >= 0; next = in.read()) content.write(next);
        } catch (EOFException cut) {
            return content.toByteArray();
        }
        return content.toByteArray();
    }

    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        for (String canary : List.of(BIRD.toLowerCase(Locale.ROOT), Double.toString(DOSE))) {
            int at = text.toLowerCase(Locale.ROOT).indexOf(canary);
            if (at >= 0) found.add(text.substring(at, Math.min(text.length(), at + 30)));
        }
        return found;
    }

    private static void inJson(Path file) throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode fields = (ObjectNode) mapper.readTree(file.toFile());
        for (String field : FIELDS) fields.put(field, BIRD + field);
        fields.put("PharmaceuticalDoseAmount", DOSE).putObject("global").put("PatientName", BIRD + "Nested");
        fields.putArray("Authors").add(BIRD + "Author");
        Files.write(file, mapper.writeValueAsBytes(fields));
    }

    private static void inTable(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, lines.get(0) + "\t" + BIRD.toLowerCase(Locale.ROOT) + "_column");
        for (int line = 1; line < lines.size(); line++) lines.set(line, lines.get(line) + "\t" + BIRD + "Cell");
        Files.write(file, lines);
    }

    /** In every text of the header, in a comment between header and voxels, and in what gzip keeps of a file's name. */
    private static void inImage(Path file) throws IOException {
        byte[] plain;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            plain = in.readAllBytes();
        }
        byte[] told = new byte[plain.length + EXTENSION_BYTES];
        System.arraycopy(plain, 0, told, 0, DATA_START);
        System.arraycopy(plain, DATA_START, told, DATA_START + EXTENSION_BYTES, plain.length - DATA_START);
        ByteBuffer header = ByteBuffer.wrap(told).order(ByteOrder.LITTLE_ENDIAN);
        header.putFloat(VOX_OFFSET, DATA_START + EXTENSION_BYTES).put(HEADER_END, (byte) 1);
        header.putInt(DATA_START, EXTENSION_BYTES).putInt(DATA_START + 4, 6);
        text(told, DATA_START + 8, "Comment");
        text(told, 4, "Ty"); // data_type, 10 bytes
        text(told, 14, "Db"); // db_name, 18 bytes
        text(told, 148, "Descrip");
        text(told, 228, "AuxFile");
        text(told, 328, "Intent"); // intent_name, 16 bytes
        Files.write(
                file,
                GzipBytes.memberWithHeader(told, 8 + 16, (BIRD + "Name.nii\0" + BIRD + "Remark\0").getBytes(UTF_8)));
    }

    private static void text(byte[] file, int at, String word) {
        byte[] bytes = (BIRD + word).getBytes(UTF_8);
        System.arraycopy(bytes, 0, file, at, bytes.length);
    }
}
