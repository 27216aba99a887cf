package org.petline.jobs.commands.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.petline.bids.Radionuclide;
import org.petline.bids.TacTable;
import org.petline.files.Store;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.kinetics.BoundModel;
import org.petline.kinetics.Prediction;
import org.petline.kinetics.ReferenceInput;
import org.petline.kinetics.Srtm;
import org.petline.kinetics.Tac;
import org.petline.kinetics.Weights;

/**
 * Measured BPND against the truth of a simulated trial, region by region.
 *
 * <p>The truth is the BPND of the noise-free regional curve, blurred as the scanner blurs and read where the regions
 * truly are: what a perfect pipeline without partial volume correction would find.
 *
 * @param regions in alphabetical order
 */
record TruthComparison(List<Region> regions) {
    /** Copies the list. */
    TruthComparison {
        regions = List.copyOf(regions);
    }

    /**
     * One region over all scans.
     *
     * @param scans stems
     * @param truth [scan] true BPND
     * @param measured [scan] in the same order; NaN where the fit could not say
     */
    record Region(String name, List<String> scans, List<Double> truth, List<Double> measured) {
        /** Copies the lists. */
        Region {
            scans = List.copyOf(scans);
            truth = List.copyOf(truth);
            measured = List.copyOf(measured);
        }

        /** [scan] relative errors in percent, smallest size first, without those that are NaN. */
        double[] errorSizesPercent() {
            double[] errors = new double[truth.size()];
            int known = 0;
            for (int scan = 0; scan < truth.size(); scan++) {
                double error = 100 * Math.abs(measured.get(scan) / truth.get(scan) - 1);
                if (!Double.isNaN(error)) errors[known++] = error;
            }
            double[] sorted = Arrays.copyOf(errors, known);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    /** Compares the primary rows of an output folder with the truth that the simulator wrote. */
    static TruthComparison of(Store output, Store truth, Settings settings) throws IOException {
        Map<String, List<String>> scans = new TreeMap<>();
        Map<String, List<Double>> trueValues = new TreeMap<>();
        Map<String, List<Double>> measuredValues = new TreeMap<>();
        ScanResults results = new ScanResults(output);
        for (LedgerEntry entry : new Ledger(output).readAll().entries().values()) {
            Map<String, Double> exact = truthOf(entry, truth, settings);
            for (BindingPotentialRow row : results.read(entry.result(), Table.BINDING_POTENTIALS)) {
                String region = row.of().region();
                if (!row.answer().isPrimary() || !exact.containsKey(region)) continue;
                Double bpnd = row.result().own().bpnd();
                scans.computeIfAbsent(region, name -> new ArrayList<>()).add(entry.scan());
                trueValues.computeIfAbsent(region, name -> new ArrayList<>()).add(exact.get(region));
                measuredValues
                        .computeIfAbsent(region, name -> new ArrayList<>())
                        .add(bpnd == null ? Double.NaN : bpnd);
            }
        }
        List<Region> regions = new ArrayList<>();
        trueValues.forEach(
                (name, values) -> regions.add(new Region(name, scans.get(name), values, measuredValues.get(name))));
        return new TruthComparison(regions);
    }

    private static Map<String, Double> truthOf(LedgerEntry entry, Store truth, Settings settings) throws IOException {
        String folder = entry.row().sources().petPath().replaceFirst("/pet/[^/]*$", "");
        TacTable curves = TacTable.read(truth, folder + "/" + entry.scan() + "_desc-blurred_tacs.tsv");
        double decayPerMinute = Radionuclide.C11.decayPerSecond() * 60;
        String reference = settings.kinetics().references().get(0);
        BoundModel srtm = new Srtm(Prediction.FRAME_AVERAGE)
                .bind(ReferenceInput.of(Tac.of(curves.frames(), curves.activity(reference))));
        Map<String, Double> exact = new TreeMap<>();
        for (String region : curves.regions()) {
            if (region.equals(reference)) continue;
            Tac target = Tac.of(curves.frames(), curves.activity(region));
            exact.put(
                    region,
                    srtm.fit(target, Weights.DECAY.of(target, decayPerMinute))
                            .bpnd()
                            .value());
        }
        return exact;
    }

    /** A line a region. */
    void print(PrintWriter out) {
        out.println();
        out.println("BPND, measured against the truth (SRTM of the noise-free curve, blurred as the scanner blurs)");
        out.printf(
                "%-26s %6s %10s %10s %15s %14s%n",
                "region", "scans", "true mean", "measured", "median error", "worst error");
        for (Region region : regions) {
            double[] errors = region.errorSizesPercent();
            if (errors.length == 0) {
                out.printf(Locale.ROOT, "%-26s %6d %10.3f        n/a%n", region.name(), 0, mean(region.truth()));
                continue;
            }
            int middle = errors.length / 2;
            double median = errors.length % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2;
            out.printf(
                    Locale.ROOT,
                    "%-26s %6d %10.3f %10.3f %13.1f %% %12.1f %%%n",
                    region.name(),
                    errors.length,
                    mean(region.truth()),
                    mean(region.measured()),
                    median,
                    errors[errors.length - 1]);
        }
    }

    /** A row a scan and region: scan, region, true and measured BPND. */
    String toTsv() {
        StringBuilder rows = new StringBuilder("scan\tregion\tbpnd_true\tbpnd_measured\n");
        for (Region region : regions) {
            for (int scan = 0; scan < region.scans().size(); scan++) {
                double measured = region.measured().get(scan);
                rows.append(region.scans().get(scan))
                        .append('\t')
                        .append(region.name())
                        .append('\t');
                rows.append(region.truth().get(scan)).append('\t');
                rows.append(Double.isNaN(measured) ? "n/a" : Double.toString(measured))
                        .append('\n');
            }
        }
        return rows.toString();
    }

    private static double mean(List<Double> values) {
        return values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
