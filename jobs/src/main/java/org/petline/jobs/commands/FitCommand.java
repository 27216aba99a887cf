package org.petline.jobs.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.petline.Refusal;
import org.petline.bids.DerivativeName;
import org.petline.bids.KineticParameterTable;
import org.petline.bids.Radionuclide;
import org.petline.bids.Store;
import org.petline.bids.TacTable;
import org.petline.jobs.pipeline.PetlineVersion;
import org.petline.jobs.settings.NearestName;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.FitInputs;
import org.petline.jobs.stages.FitStage;
import org.petline.jobs.stages.FittedScan;
import org.petline.jobs.store.HadoopSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The kinetic stage alone, on curves that petline or another pipeline sampled; needs no Spark session. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Fit kinetic models to the time-activity curves of one scan and print a table.",
        footer = {
            "",
            "Exit codes: 0 fitted (look at the flags); 1 usage; 2 the table is refused.",
            "Example: petline fit sub-01_desc-preproc_tacs.tsv --reference cerebellum"
        })
final class FitCommand implements Callable<Integer> {
    private static final int TABLE_REFUSED = 2;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final int NAMES_TO_SUGGEST = 3;
    private static final Set<Settings.FrameWeights> WEIGHTS_THAT_DECAY =
            Set.of(Settings.FrameWeights.DECAY, Settings.FrameWeights.ACTIVITY);

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "TACS.tsv",
            description =
                    "frame_start and frame_end in seconds and a column a region, as PETPrep, PETSurfer and petline"
                            + " write it; Units and TracerRadionuclide are read from the JSON beside it.")
    private String table;

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "REGION",
            description = "The reference region's column.")
    private String reference;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Only this region; may be repeated. Without it: all columns.")
    private List<String> regions = List.of();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            split = ",",
            description = "SRTM (the default) or SUVR; may be repeated.")
    private List<String> models = List.of("SRTM");

    @Option(
            names = "--weights",
            paramLabel = "SCHEME",
            description = "decay (the default), uniform, duration, activity.")
    private String weights;

    @Option(
            names = "--prediction",
            paramLabel = "HOW",
            description = "frame-average (the default), or mid-frame to reproduce numbers that others made so.")
    private String prediction;

    @Option(
            names = "--radionuclide",
            paramLabel = "NUCLIDE",
            description = "For the weights, for example C11; the sidecar's if it has one.")
    private String nuclide;

    @Option(names = "--start-time", paramLabel = "MIN", description = "Leave out frames that begin earlier, minutes.")
    private Double startMinutes;

    @Option(names = "--end-time", paramLabel = "MIN", description = "Leave out frames that end later, minutes.")
    private Double endMinutes;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write *_model-<MODEL>_kinpar.tsv and .json (BEP023) there.")
    private String out;

    @Override
    public Integer call() throws IOException {
        Settings.Kinetics settings = settings();
        int slash = table.lastIndexOf('/');
        Store folder = HadoopSettings.ofThisProcess().storeAt(slash < 0 ? "." : table.substring(0, slash + 1));
        String name = table.substring(slash + 1);
        if (folder.find(name).isEmpty())
            throw Refusal.of(CommandReason.FILE_MISSING).file(table);
        TacTable curves;
        try {
            curves = TacTable.read(folder, name);
        } catch (Refusal refusal) {
            RefusalText.print(refusal.file(table), spec.commandLine().getErr());
            return TABLE_REFUSED;
        }
        SampledCurves sampled = new SampledCurves(curves, wanted(curves));
        double decayPerMinute = decayPerMinute(settings, curves);
        FittedScan fitted = new FitStage(settings).run(FitInputs.of(sampled.scan(), curves.frames(), decayPerMinute));
        print(settings, curves, fitted);
        if (out != null) write(settings, name, fitted);
        return 0;
    }

    /** The settings of the pipeline with the options laid over them: same defaults, same names, same checks. */
    private Settings.Kinetics settings() {
        List<String> assignments = new ArrayList<>();
        assignments.add("models=[" + String.join(", ", models) + "]");
        assignments.add("primary-model=" + models.get(0));
        assignments.add("references=['" + reference.replace("'", "''") + "']");
        if (weights != null) assignments.add("weights=" + weights);
        if (prediction != null) assignments.add("prediction=" + prediction);
        if (startMinutes != null) {
            assignments.add("start-minutes=" + startMinutes);
            assignments.add("window-start-minutes=" + startMinutes);
        }
        if (endMinutes != null) {
            assignments.add("end-minutes=" + endMinutes);
            assignments.add("window-end-minutes=" + endMinutes);
        }
        SettingsReader reader = SettingsReader.defaults();
        for (String assignment : assignments) reader = reader.withAssignment("kinetics." + assignment);
        return reader.settings().kinetics();
    }

    /** The reference and the regions asked for, in the table's order. */
    private Set<String> wanted(TacTable curves) {
        Set<String> asked = new LinkedHashSet<>(regions.isEmpty() ? curves.regions() : regions);
        asked.add(reference);
        for (String region : asked) {
            if (!curves.regions().contains(region)) throw unknown(region, curves.regions());
        }
        return asked;
    }

    private ParameterException unknown(String region, List<String> known) {
        List<String> others = new ArrayList<>(known);
        List<String> nearest = new ArrayList<>();
        while (!others.isEmpty() && nearest.size() < NAMES_TO_SUGGEST) {
            nearest.add(NearestName.to(region, others));
            others.remove(nearest.get(nearest.size() - 1));
        }
        return new ParameterException(
                spec.commandLine(),
                "the table has no region " + region + "; the nearest of its " + known.size() + " names: "
                        + String.join(", ", nearest));
    }

    private double decayPerMinute(Settings.Kinetics settings, TacTable curves) {
        if (Collections.disjoint(settings.weights(), WEIGHTS_THAT_DECAY)) return 0;
        Optional<Radionuclide> known = nuclide == null ? curves.sidecar().radionuclide() : Radionuclide.parse(nuclide);
        return SECONDS_PER_MINUTE
                * known.orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                nuclide == null
                                        ? "no sidecar names the radionuclide: give --radionuclide, or --weights uniform"
                                        : "unknown radionuclide " + nuclide))
                        .decayPerSecond();
    }

    private void print(Settings.Kinetics settings, TacTable curves, FittedScan fitted) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.printf(
                Locale.ROOT,
                "%s: %d frames, %.1f to %.1f min%n",
                table,
                curves.frames().count(),
                curves.frames().startMinutes(0),
                curves.frames().endMinutes(curves.frames().count() - 1));
        for (String model : settings.models()) {
            writer.println();
            FitText.print(of(model, fitted), writer);
        }
        writer.flush();
    }

    private static List<FittedScan.RegionFit> of(String model, FittedScan fitted) {
        return fitted.fits().stream()
                .filter(fit -> fit.combination().model().equals(model))
                .toList();
    }

    private void write(Settings.Kinetics settings, String name, FittedScan fitted) throws IOException {
        Store target = HadoopSettings.ofThisProcess().storeAt(out);
        String stem = name.replaceFirst("(_tacs)?\\.[^.]*$", "");
        for (String model : settings.models()) {
            Optional<KineticParameterTable> parameters = fitted.parameterTable(model, PetlineVersion.TEXT);
            if (parameters.isEmpty()) continue;
            String tsv = stem + "_model-" + model + "_kinpar.tsv";
            text(target, tsv, parameters.get().toTsv());
            text(target, DerivativeName.sidecarOf(tsv), parameters.get().toJson());
            spec.commandLine().getOut().printf("%nwritten: %s/%s and .json%n", target.location(), tsv);
        }
        target.delete(HadoopSettings.STAGING);
        spec.commandLine().getOut().flush();
    }

    private static void text(Store target, String path, String content) throws IOException {
        target.write(path, file -> file.write(content.getBytes(StandardCharsets.UTF_8)));
    }
}
