package org.petline.jobs.curves;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.bids.TacFile;
import org.petline.bids.TacFiles;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.store.NamedFile;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableReader;
import org.petline.jobs.tables.rows.TacRow;

/** The scans that a user means by the name of a table or folder. */
public final class CurveSources {
    private final HadoopSettings stores;
    private final Selection selection;

    public CurveSources(HadoopSettings stores, Selection selection) {
        this.stores = stores;
        this.selection = selection;
    }

    /**
     * The scans of a {@code *_tacs.tsv}, a Parquet file or folder of petline's table of curves, or a whole folder of
     * derivatives.
     *
     * @throws Refusal CURVES_MISSING if there is nothing, CURVES_SELECTION_EMPTY if none is wanted, or what
     *     {@link TableReader} says of Parquet
     */
    public List<CurveSource> at(String location) throws IOException {
        String place = location.replaceFirst("(?<=.)/+$", "");
        Optional<NamedFile> file = NamedFile.at(stores, place);
        if (file.isPresent()) {
            Store beside = file.get().folder();
            String name = file.get().name();
            if (ParquetParts.isOne(name)) return wanted(rows(beside, List.of(name), location), location, above(place));
            TacFile table = TacFiles.named(beside, name);
            return List.of(new TacFileSource(beside, table, location, TacFiles.datasetName(beside)));
        }
        Store folder = stores.storeAt(place);
        List<String> parts = ParquetParts.in(folder);
        if (!parts.isEmpty()) return wanted(rows(folder, parts, location), location, place);
        return files(folder, place);
    }

    /** The folder in which a place lies, with a slash at its end unless it is here. */
    private static String above(String place) {
        int slash = place.lastIndexOf('/');
        return slash < 0 ? "." : place.substring(0, slash + 1);
    }

    /** Names that are no entries of the folder above: this one, the one above, and the root. */
    private static boolean isHere(String last) {
        return last.isEmpty() || last.equals(".") || last.equals("..");
    }

    private List<CurveSource> files(Store folder, String location) throws IOException {
        Optional<String> dataset = TacFiles.datasetName(folder);
        List<TacFile> all = TacFiles.below(folder);
        if (all.isEmpty()) throw Refusal.of(CurvesReason.CURVES_MISSING).file(location);
        List<CurveSource> sources = new ArrayList<>();
        for (TacFile file : all) {
            if (!selection.picks(file.scan())) continue;
            sources.add(new TacFileSource(folder, file, location + "/" + file.path(), dataset));
        }
        return notEmpty(sources, location);
    }

    private static List<TacRow> rows(Store store, List<String> parts, String location) throws IOException {
        List<TacRow> rows = new ArrayList<>();
        for (String part : parts) rows.addAll(TableReader.read(store, part, Table.TACS));
        if (rows.isEmpty()) throw Refusal.of(CurvesReason.CURVES_MISSING).file(location);
        return rows;
    }

    private List<CurveSource> wanted(List<TacRow> rows, String location, String folder) throws IOException {
        List<TacRow> picked = rows.stream()
                .filter(row -> selection.isAll() || selection.picks(row.labels().key()))
                .toList();
        String scans = besideFolder(folder);
        return notEmpty(TacRowsSource.each(location, picked, ScansTable.in(stores.storeAt(scans), scans)), location);
    }

    /** Where the table of scans is if a folder is that of curves in an output. */
    private static String besideFolder(String folder) {
        String place = folder.replaceFirst("(?<=.)/+$", "");
        String last = place.substring(place.lastIndexOf('/') + 1);
        String above = isHere(last) ? place + "/../" : above(place).replaceFirst("^\\.$", "");
        return above + Table.SCANS.name();
    }

    private static List<CurveSource> notEmpty(List<CurveSource> sources, String location) {
        if (sources.isEmpty())
            throw Refusal.of(CurvesReason.CURVES_SELECTION_EMPTY).file(location);
        return sources;
    }
}
