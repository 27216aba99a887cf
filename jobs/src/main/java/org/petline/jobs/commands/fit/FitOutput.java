package org.petline.jobs.commands.fit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.petline.Refusal;
import org.petline.bids.DerivativeName;
import org.petline.bids.KineticParameterTable;
import org.petline.files.Store;
import org.petline.jobs.commands.OutputFolder;
import org.petline.jobs.curves.CurvesReason;
import org.petline.jobs.curves.MeasuredScan;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.fitting.FittedScan.Combination;
import org.petline.jobs.fitting.FittedScan.RegionFit;
import org.petline.jobs.fitting.FittedScan.Standing;
import org.petline.jobs.scan.PetlineVersion;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableWriter;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.KineticParameterRow;
import org.petline.kinetics.Quality;
import org.petline.report.FitPage;

/**
 * What fits leave in a folder: the pipeline's two tables of results over all scans, and for each scan the draft's tables
 * of parameters and, if wanted, a page a region and model.
 */
final class FitOutput {
    private static final int LONGEST_LABEL = 60;

    private final Store target;
    private final List<BindingPotentialRow> bindingPotentials = new ArrayList<>();
    private final List<KineticParameterRow> kineticParameters = new ArrayList<>();
    private final Set<List<Object>> regionsTold = new HashSet<>();
    private final Set<String> stems = new HashSet<>();

    private FitOutput(Store target) {
        this.target = target;
    }

    /**
     * A folder for results.
     *
     * @throws Refusal FOLDER_TAKEN if it is a pipeline's, whose tables hold other scans
     */
    static FitOutput at(String location) throws IOException {
        return new FitOutput(OutputFolder.notAt(location));
    }

    /**
     * Takes a place for a scan's regions.
     *
     * @throws Refusal SCAN_TWICE if another table has taken it
     */
    void reserve(MeasuredScan scan, List<String> regions) {
        List<List<Object>> places = new ArrayList<>();
        for (String region : regions) places.add(List.of(scan.keys(), scan.pvc(), region));
        for (List<Object> place : places) {
            if (!regionsTold.contains(place)) continue;
            throw Refusal.of(CurvesReason.SCAN_TWICE)
                    .file(scan.source())
                    .field("region")
                    .found(place.get(2) + " of " + scan.keys());
        }
        regionsTold.addAll(places);
    }

    /**
     * Adds a scan's fits, and writes its own files.
     *
     * @param stem below the folder, of the names of its files
     * @param fingerprint of the result
     */
    void add(MeasuredScan scan, String stem, FittedScan fitted, String fingerprint, Pages pages) throws IOException {
        FittedScan told = new FittedScan(
                fitted.fits().stream().map(fit -> inUnits(scan, fit)).toList(), fitted.remarks());
        ScanRows rows = new ScanRows(scan.keys(), fingerprint);
        bindingPotentials.addAll(rows.bindingPotentials(told));
        kineticParameters.addAll(rows.kineticParameters(told));
        String free = stem;
        for (int n = 2; !stems.add(free.toLowerCase(Locale.ROOT)); n++) free = stem + "_" + n;
        writeParameters(free, told);
        if (pages == Pages.DRAWN) drawPages(scan, free, fitted);
    }

    /** Whether pages are drawn. */
    enum Pages {
        NONE,
        DRAWN
    }

    /** Writes the tables over all scans. */
    void finish() throws IOException {
        TableWriter.write(
                target, OutputLayout.part(Table.BINDING_POTENTIALS, 0), Table.BINDING_POTENTIALS, bindingPotentials);
        TableWriter.write(
                target, OutputLayout.part(Table.KINETIC_PARAMETERS, 0), Table.KINETIC_PARAMETERS, kineticParameters);
        target.delete(HadoopSettings.STAGING);
    }

    String location() {
        return target.location();
    }

    /** The scan's correction in place of the settings'; no residuals in Bq/mL where the unit is not known. */
    private static RegionFit inUnits(MeasuredScan scan, RegionFit fit) {
        Combination choices = fit.combination().withPvc(scan.pvc());
        Quality quality = scan.isUnitKnown() ? fit.quality() : UnitFree.of(fit.quality());
        return new RegionFit(
                new FittedScan.Asked(fit.region(), choices, fit.standing(), fit.input()),
                fit.assumed(),
                new FittedScan.Found(fit.estimates(), quality, fit.flags()),
                fit.curves());
    }

    private void writeParameters(String stem, FittedScan fitted) throws IOException {
        Set<String> models = new HashSet<>();
        for (RegionFit fit : fitted.fits()) {
            String model = fit.combination().model();
            if (!models.add(model)) continue;
            Optional<KineticParameterTable> table = fitted.parameterTable(model, PetlineVersion.TEXT);
            if (table.isEmpty()) continue;
            String path = stem + "_model-" + model + "_kinpar.tsv";
            text(path, table.get().toTsv());
            text(DerivativeName.sidecarOf(path), table.get().toJson());
        }
    }

    private void drawPages(MeasuredScan scan, String stem, FittedScan fitted) throws IOException {
        FitSheets sheets = new FitSheets(scan);
        Set<String> taken = new HashSet<>();
        for (RegionFit fit : fitted.fits()) {
            String base = stem + "_model-" + fit.combination().model() + "_label-" + label(fit.region()) + choices(fit);
            String free = base;
            for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) free = base + n;
            text(free + "_fit.svg", FitPage.draw(sheets.of(fit)));
        }
    }

    /** Of a sweep, what tells this page from the default one. */
    private static String choices(RegionFit fit) {
        if (fit.standing() != Standing.ALTERNATIVE) return "";
        Combination combination = fit.combination();
        return "_desc-" + label(combination.referenceRegion()) + label(combination.weights());
    }

    private static String label(String words) {
        String label = words.replaceAll("[^A-Za-z0-9]", "");
        return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) : label;
    }

    private void text(String path, String content) throws IOException {
        target.write(path, file -> file.write(content.getBytes(StandardCharsets.UTF_8)));
    }
}
