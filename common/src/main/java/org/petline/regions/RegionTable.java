package org.petline.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.Refusal;

/**
 * Which labels of a segmentation make which named region.
 *
 * <p>As text, a row a label, columns separated by tabs, found by their names in the header (others are ignored); lines
 * that start with # are comments:
 *
 * <pre>
 * index  name                    region
 * 8      Left-Cerebellum-Cortex  cerebellum
 * 47     Right-Cerebellum-Cortex cerebellum
 * 4      Left-Lateral-Ventricle  n/a
 * </pre>
 *
 * <p>Labels with the same region are merged; regions stand in the order of their first row. A label may stand in
 * several rows, one for each region it belongs to; {@code n/a} says that it is known and belongs to none. Label 0 is
 * background and in no table. A label absent from the table is in no region, and {@link SegmentedRegions} reports it.
 */
public final class RegionTable {
    private static final String NO_REGION = "n/a";

    private final List<Region> regions;
    private final SortedMap<Integer, String> labelNames;

    private RegionTable(List<Region> regions, SortedMap<Integer, String> labelNames) {
        this.regions = List.copyOf(regions);
        this.labelNames = Collections.unmodifiableSortedMap(labelNames);
    }

    /**
     * A region and the labels it is made of.
     *
     * @param labels ascending, each once
     */
    public record Region(String name, List<Integer> labels) {
        /** Copies the labels. */
        public Region {
            labels = List.copyOf(labels);
        }
    }

    /**
     * The table that a text holds.
     *
     * @param file its name, for messages
     * @throws Refusal REGION_TABLE_INVALID, naming the line
     */
    public static RegionTable parse(String text, String file) {
        List<String> lines = Arrays.asList(text.split("\r?\n", -1));
        Columns columns = null;
        SortedMap<Integer, String> names = new TreeMap<>();
        Map<String, List<Integer>> labels = new LinkedHashMap<>();
        for (int n = 0; n < lines.size(); n++) {
            String line =
                    n == 0 && lines.get(0).startsWith("\uFEFF") ? lines.get(0).substring(1) : lines.get(n);
            if (line.isBlank() || line.startsWith("#")) continue;
            Line here = new Line(file, n + 1, List.of(line.split("\t", -1)));
            if (columns == null) {
                columns = Columns.of(here);
                continue;
            }
            int label = here.label(columns.index());
            String name = here.cell(columns.name(), "name");
            String region = here.cell(columns.region(), "region");
            String known = names.putIfAbsent(label, name);
            if (known != null && !known.equals(name)) {
                throw here.refusal("name", "label " + label + " is " + known + " above and " + name + " here");
            }
            List<Integer> members = labels.computeIfAbsent(region, unused -> new ArrayList<>());
            if (members.contains(label)) {
                throw here.refusal("index", "label " + label + " is a second time in region " + region);
            }
            members.add(label);
        }
        if (columns == null || names.isEmpty()) throw invalid(file).found("no row of labels");
        return new RegionTable(regions(labels, file), names);
    }

    /**
     * Each label a region of its own name, as a segmentation's own table of labels lists them; equal names are merged.
     *
     * @param labelNames by label, without 0
     */
    public static RegionTable ofLabelNames(SortedMap<Integer, String> labelNames) {
        Map<String, List<Integer>> labels = new LinkedHashMap<>();
        SortedMap<Integer, String> names = new TreeMap<>(labelNames);
        names.remove(0);
        names.forEach((label, name) ->
                labels.computeIfAbsent(name, unused -> new ArrayList<>()).add(label));
        List<Region> regions = new ArrayList<>();
        labels.forEach((name, members) -> regions.add(new Region(name, members)));
        return new RegionTable(regions, names);
    }

    private static List<Region> regions(Map<String, List<Integer>> labels, String file) {
        List<Region> regions = new ArrayList<>();
        labels.forEach((name, members) -> {
            List<Integer> ascending = new ArrayList<>(members);
            Collections.sort(ascending);
            if (!name.equals(NO_REGION)) regions.add(new Region(name, ascending));
            else if (overlaps(ascending, labels)) {
                throw invalid(file).field("region").found("a label is in a region and in n/a");
            }
        });
        if (regions.isEmpty()) throw invalid(file).field("region").found("every label is n/a");
        return regions;
    }

    private static boolean overlaps(List<Integer> none, Map<String, List<Integer>> labels) {
        return labels.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(NO_REGION))
                .anyMatch(entry -> !Collections.disjoint(entry.getValue(), none));
    }

    /** All regions, in the order of their first rows. */
    public List<Region> regions() {
        return regions;
    }

    /** The name of every label of the table, those in no region included. */
    public SortedMap<Integer, String> labelNames() {
        return labelNames;
    }

    /**
     * Whether a segmentation's own table of labels uses this table's numbers: at least half of its labels stand here
     * under the same name, whatever the case and the signs between letters.
     *
     * @param own by label; 0 does not count
     */
    public boolean sharesNumbersWith(SortedMap<Integer, String> own) {
        int known = 0;
        int all = 0;
        for (Map.Entry<Integer, String> label : own.entrySet()) {
            if (label.getKey() == 0) continue;
            all++;
            if (isSameName(label.getValue(), labelNames.get(label.getKey()))) known++;
        }
        return 2 * known >= all && known > 0;
    }

    /** Whether two tables mean the same structure; false if one, null, has no name for it. */
    public static boolean isSameName(String name, String other) {
        return other != null && letters(name).equals(letters(other));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** The region of that name, if there is one. */
    public Optional<Region> region(String name) {
        return regions.stream().filter(region -> region.name().equals(name)).findFirst();
    }

    /**
     * The region all others are compared with.
     *
     * @throws Refusal REFERENCE_REGION_MISSING if the table has no region of that name
     */
    public Region reference(String name) {
        return region(name)
                .orElseThrow(() -> Refusal.of(RegionsReason.REFERENCE_REGION_MISSING)
                        .field("kinetics.references")
                        .found(name + "; the table has "
                                + String.join(
                                        ", ", regions.stream().map(Region::name).toList())));
    }

    private static Refusal invalid(String file) {
        return Refusal.of(RegionsReason.REGION_TABLE_INVALID).file(file);
    }

    /** Where the three columns stand. */
    private record Columns(int index, int name, int region) {
        static Columns of(Line header) {
            return new Columns(header.column("index"), header.column("name"), header.column("region"));
        }
    }

    /** One line of the text, with its number counted from 1. */
    private record Line(String file, int number, List<String> cells) {
        Refusal refusal(String field, String found) {
            return invalid(file).field(field).found("line " + number + ": " + found);
        }

        int column(String name) {
            int column = -1;
            for (int c = 0; c < cells.size(); c++) {
                if (!cells.get(c).strip().equals(name)) continue;
                if (column >= 0) throw refusal(name, "the header has this column twice");
                column = c;
            }
            if (column < 0) throw refusal(name, "the header has no such column: " + String.join(" | ", cells));
            return column;
        }

        String cell(int column, String field) {
            String cell = column < cells.size() ? cells.get(column).strip() : "";
            if (cell.isEmpty()) throw refusal(field, "nothing in this column");
            return cell;
        }

        int label(int column) {
            String cell = cell(column, "index");
            try {
                int label = Integer.parseInt(cell);
                if (label > 0) return label;
            } catch (NumberFormatException e) {
                throw refusal("index", cell + " is no whole number").because(e);
            }
            throw refusal("index", cell + " is no label: 1 is the lowest");
        }
    }
}
