package org.petline.jobs.commands.fit;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.petline.Refusal;
import org.petline.bids.Radionuclide;
import org.petline.jobs.commands.RefusalText;
import org.petline.jobs.curves.CurveSource;
import org.petline.jobs.curves.CurveSources;
import org.petline.jobs.curves.Given;
import org.petline.jobs.curves.ScanBlood;
import org.petline.jobs.curves.Selection;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.store.HadoopSettings;
import picocli.CommandLine.ArgGroup;
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
        description = "Fit kinetic models to time-activity curves that are there already, and print a table.",
        footer = {
            "",
            "Exit codes: 0 fitted (look at the flags); 1 usage; 2 some scans or regions were refused, the others are"
                    + " fitted; 3 the run itself failed.",
            "Examples:",
            "  petline fit sub-01_desc-preproc_tacs.tsv --reference cerebellum",
            "  petline fit derivatives/petprep --model 2TCM,Logan --bids rawdata --out fits --plot",
            "  petline fit results/tables/tacs --participant-label 01 --reference cerebellum --weights decay,uniform"
        })
public final class FitCommand implements Callable<Integer> {
    private static final int SOME_REFUSED = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "INPUT",
            description = "Tables of curves (*_tacs.tsv of PETPrep, PETSurfer, petfit, petline: frame_start and"
                    + " frame_end in seconds, a column a region, the JSON beside it), petline's table tacs (Parquet"
                    + " file, or the folder OUTPUT/tables/tacs; the table scans beside it names the radionuclide), or"
                    + " folders of derivatives: every *_tacs.tsv below.")
    private List<String> inputs = List.of();

    @Option(names = "--list-models", description = "List all models, what they need and what they are; fit nothing.")
    private boolean listModels;

    @Option(
            names = "--participant-label",
            paramLabel = "LABEL",
            split = ",",
            description = "Of folders and petline's tables: only these participants.")
    private List<String> participants = List.of();

    @Option(
            names = "--session-label",
            paramLabel = "LABEL",
            split = ",",
            description = "Of folders and petline's tables: only these sessions.")
    private List<String> sessions = List.of();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Only this region; may be repeated. Without it: all.")
    private List<String> regions = List.of();

    @ArgGroup(validate = false, heading = "%nKinetics:%n")
    private KineticOptions kinetics = new KineticOptions();

    @ArgGroup(validate = false, heading = "%nBlood:%n")
    private BloodOptions blood = new BloodOptions();

    @Option(
            names = "--units",
            paramLabel = "UNIT",
            description = "Of activities, in place of the sidecar's Units: Bq/mL, kBq/mL, nCi/cc, ...")
    private String units;

    @Option(
            names = "--radionuclide",
            paramLabel = "NUCLIDE",
            description = "For the weights, in place of the sidecar's, for example C11.")
    private String nuclide;

    @Option(
            names = "--injection-start",
            paramLabel = "SECONDS",
            description =
                    "From TimeZero, in place of the sidecar's InjectionStart (petline's tables and the JSON of its"
                            + " curves do not hold it); models see time from the injection.")
    private Double injectionStartSeconds;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write tables/binding_potentials and tables/kinetic_parameters (Parquet) and for each scan"
                    + " *_model-<MODEL>_kinpar.tsv and .json (BEP023) there.")
    private String out;

    @Option(names = "--plot", description = "With --out: a page a region and model, *_fit.svg.")
    private boolean plot;

    @Override
    public Integer call() throws IOException {
        PrintWriter writer = spec.commandLine().getOut();
        if (listModels) {
            ModelList.print(writer);
            return 0;
        }
        if (inputs.isEmpty()) throw usage("which curves? name a table or a folder");
        if (plot && out == null) throw usage("--plot needs a folder to draw into: give --out");
        Given given = given();
        Settings.Kinetics settings = kinetics.settings();
        List<CurveSource> sources = sources();
        ScanBlood scanBlood = blood.from(settings, sources.size(), spec.commandLine());
        FitScan fit = new FitScan(settings, given, scanBlood, regions);
        Optional<FitOutput> output = out == null ? Optional.empty() : Optional.of(FitOutput.at(out));
        int whole = 0;
        int partly = 0;
        for (CurveSource source : sources) {
            switch (fitted(fit, source, output)) {
                case WHOLE -> whole++;
                case SOME_REGIONS -> partly++;
                case NOTHING -> {}
            }
        }
        if (output.isPresent()) {
            output.get().finish();
            writer.printf("%nwritten: %s%n", output.get().location());
        }
        if (sources.size() > 1) {
            writer.printf(
                    "%n%d scans: %d fitted, %d refused%n",
                    sources.size(), whole + partly, sources.size() - whole - partly);
        }
        writer.flush();
        return whole == sources.size() ? 0 : SOME_REFUSED;
    }

    /** How much of a scan was fitted. */
    private enum Outcome {
        WHOLE,
        SOME_REGIONS,
        NOTHING
    }

    /** Fits a scan and tells of it. */
    private Outcome fitted(FitScan fit, CurveSource source, Optional<FitOutput> output) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        FitText text = new FitText(spec.commandLine().getOut());
        try {
            FitScan.Done done = fit.run(source, output);
            text.scan(done.scan(), done.blood());
            text.compared(done.fitted());
            text.fits(done.fitted());
            if (output.isPresent()) {
                FitOutput.Pages pages = plot ? FitOutput.Pages.DRAWN : FitOutput.Pages.NONE;
                output.get().add(done.scan(), source.stem(), done.fitted(), done.fingerprint(), pages);
            }
            done.scan().refused().forEach(refusal -> RefusalText.print(refusal, err));
            return done.scan().refused().isEmpty() ? Outcome.WHOLE : Outcome.SOME_REGIONS;
        } catch (Refusal refusal) {
            RefusalText.print(refusal.file().isEmpty() ? refusal.file(source.name()) : refusal, err);
            return Outcome.NOTHING;
        }
    }

    /** A place without curves is a matter of typing, and found before anything is fitted. */
    private List<CurveSource> sources() throws IOException {
        CurveSources curves = new CurveSources(HadoopSettings.ofThisProcess(), new Selection(participants, sessions));
        List<CurveSource> sources = new ArrayList<>();
        for (String input : inputs) sources.addAll(curves.at(input));
        return sources;
    }

    private Given given() {
        Optional<Radionuclide> known = nuclide == null ? Optional.empty() : Radionuclide.parse(nuclide);
        if (nuclide != null && known.isEmpty()) throw usage("unknown radionuclide " + nuclide);
        return new Given(
                Optional.ofNullable(units),
                known,
                injectionStartSeconds == null ? OptionalDouble.empty() : OptionalDouble.of(injectionStartSeconds));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
