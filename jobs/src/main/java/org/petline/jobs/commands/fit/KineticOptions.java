package org.petline.jobs.commands.fit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.petline.Refusal;
import org.petline.jobs.commands.GivenFile;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.settings.SettingsReason;
import picocli.CommandLine.Option;

/**
 * The settings of kinetics as options: one each, in the same words, laid over those of a file and of {@code --set}, and
 * these over the defaults. Only the reference region has no default here, for tables of others name theirs as they like.
 */
final class KineticOptions {
    @Option(
            names = {"--model", "--models"},
            paramLabel = "MODEL",
            split = ",",
            description = "Models, the first the primary; SRTM without it. --list-models lists them.")
    private List<String> models = List.of();

    @Option(
            names = {"--reference", "--references"},
            paramLabel = "REGION",
            description = "The reference region, for models that need one. Repeated: each in turn.")
    private List<String> references = List.of();

    @Option(
            names = "--weights",
            paramLabel = "SCHEME",
            split = ",",
            description = "decay (the default), uniform, duration, activity, file. Several: each in turn.")
    private List<String> weights = List.of();

    @Option(
            names = "--weights-file",
            paramLabel = "FILE",
            description = "frame_start (s from TimeZero) and weight, or a column a region; implies --weights file.")
    private String weightsFile;

    @Option(
            names = "--prediction",
            paramLabel = "HOW",
            description = "frame-average (the default), or mid-frame to reproduce numbers that others made so.")
    private String prediction;

    @Option(
            names = "--outliers",
            paramLabel = "HOW",
            description = "keep (the default), or down-weight frames far from the curve and say which.")
    private String outliers;

    @Option(names = "--start-time", paramLabel = "MIN", description = "Leave out frames that begin earlier.")
    private String startMinutes;

    @Option(names = "--end-time", paramLabel = "MIN", description = "Leave out frames that end later.")
    private String endMinutes;

    @Option(names = "--window-start", paramLabel = "MIN", description = "Of SUV, SUVR and FUR; 40 without it.")
    private String windowStartMinutes;

    @Option(names = "--window-end", paramLabel = "MIN", description = "Of SUV, SUVR and FUR; 90 without it.")
    private String windowEndMinutes;

    @Option(
            names = {"--k2-prime", "--k2prime"},
            paramLabel = "K2P",
            split = ",",
            description = "joint (the default), a number in 1/min, or the regions to find it from.")
    private List<String> k2Prime = List.of();

    @Option(
            names = "--t-star",
            paramLabel = "MIN",
            description = "Start of the linear phase: auto (the default), or minutes.")
    private String tStar;

    @Option(
            names = {"--blood-volume", "--vb"},
            paramLabel = "SHARE",
            description = "Share of blood in a region: fit (the default), or a number such as 0.05.")
    private String bloodVolume;

    @Option(
            names = "--delay",
            paramLabel = "MIN",
            description = "Of blood: fit (the default, once a scan), or minutes by which it reaches the brain later.")
    private String delay;

    @Option(
            names = "--parent-fraction",
            paramLabel = "MODEL",
            description =
                    "auto (the default), interpolated, hill, power, exponential, sigmoid, inverse-gamma, unchanged.")
    private String parentFraction;

    @Option(names = "--vnd", paramLabel = "VND", description = "For SIME: joint (the default), or a number in mL/cm3.")
    private String vnd;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings; conf/petline.yaml documents all of them.")
    private String config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, for example kinetics.t-star-max-deviation=0.05; may be repeated.")
    private List<String> assignments = List.of();

    /**
     * The settings asked for.
     *
     * @throws Refusal FILE_MISSING, or as {@link SettingsReader} has it
     */
    Settings.Kinetics settings() throws IOException {
        SettingsReader reader = SettingsReader.defaults().withAssignment("kinetics.references=[]");
        // A model without its reference would be refused before the option that names it is laid over.
        if (config != null)
            reader = reader.with(new GivenFile(config).text(SettingsReason.SETTINGS_UNREADABLE), config);
        for (String assignment : assignments) reader = reader.withAssignment(assignment);
        for (String option : given()) reader = reader.withAssignment("kinetics." + option);
        return reader.settings().kinetics();
    }

    private List<String> given() {
        List<String> given = new ArrayList<>();
        if (!models.isEmpty()) {
            given.add("models=" + list(models));
            given.add("primary-model=" + quoted(models.get(0)));
        }
        if (!references.isEmpty()) given.add("references=" + list(references));
        if (!weights.isEmpty()) given.add("weights=" + list(weights));
        else if (weightsFile != null) given.add("weights=[file]");
        if (weightsFile != null) given.add("weights-file=" + quoted(weightsFile));
        if (!k2Prime.isEmpty()) given.add("k2-prime=" + oneOrList(k2Prime));
        add(given, "prediction", prediction);
        add(given, "outliers", outliers);
        add(given, "start-minutes", startMinutes);
        add(given, "end-minutes", endMinutes);
        add(given, "window-start-minutes", windowStartMinutes);
        add(given, "window-end-minutes", windowEndMinutes);
        add(given, "t-star", tStar);
        add(given, "blood-volume", bloodVolume);
        add(given, "delay", delay);
        add(given, "parent-fraction", parentFraction);
        add(given, "vnd", vnd);
        return given;
    }

    private static void add(List<String> given, String key, String value) {
        if (value != null) given.add(key + "=" + (isNumber(value) ? value : quoted(value)));
    }

    private static boolean isNumber(String value) {
        return value.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    }

    /** joint and numbers stand alone; names of regions are a list, also a single one. */
    private static String oneOrList(List<String> values) {
        String first = values.get(0);
        boolean alone = values.size() == 1 && (isNumber(first) || first.equalsIgnoreCase("joint"));
        return alone ? (isNumber(first) ? first : quoted(first)) : list(values);
    }

    private static String list(List<String> values) {
        return values.stream().map(KineticOptions::quoted).toList().toString();
    }

    /** Text of YAML, whatever signs it has: names of regions may hold anything. */
    private static String quoted(String value) {
        return "'" + value.strip().replace("'", "''") + "'";
    }
}
