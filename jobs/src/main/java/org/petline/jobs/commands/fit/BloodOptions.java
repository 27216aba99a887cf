package org.petline.jobs.commands.fit;

import java.io.IOException;
import java.util.List;
import org.petline.jobs.curves.BloodOfDataset;
import org.petline.jobs.curves.BloodOfFiles;
import org.petline.jobs.curves.BloodOfInputFunction;
import org.petline.jobs.curves.ScanBlood;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.store.HadoopSettings;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where the blood of the scans is: files of one scan, or the raw dataset of all. */
final class BloodOptions {
    @Option(
            names = "--blood",
            paramLabel = "FILE",
            description = "*_blood.tsv of BIDS with its JSON; repeated for manual samples and autosampler of one scan.")
    private List<String> tables = List.of();

    @Option(
            names = "--input-function",
            paramLabel = "FILE",
            description = "*_inputfunction.tsv of bloodstream with its JSON.")
    private String inputFunction;

    @Option(
            names = "--bids",
            paramLabel = "DIR",
            description = "The raw dataset: each scan's blood is found by its labels.")
    private String dataset;

    /** Where to look, of the one that was named. */
    ScanBlood from(Settings.Kinetics settings, int scans, CommandLine command) throws IOException {
        int named = (tables.isEmpty() ? 0 : 1) + (inputFunction == null ? 0 : 1) + (dataset == null ? 0 : 1);
        if (named > 1) {
            throw new ParameterException(command, "give one of --blood, --input-function and --bids");
        }
        if (scans > 1 && named == 1 && dataset == null) {
            throw new ParameterException(
                    command, scans + " scans and the blood of one: give --bids, or one scan at a time");
        }
        HadoopSettings stores = HadoopSettings.ofThisProcess();
        if (!tables.isEmpty()) return new BloodOfFiles(stores, tables, settings.parentFraction());
        if (inputFunction != null) return new BloodOfInputFunction(stores, inputFunction);
        if (dataset != null) return new BloodOfDataset(stores.storeAt(dataset), settings);
        return ScanBlood.NONE;
    }
}
