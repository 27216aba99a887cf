package org.petline.jobs.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.petline.Refusal;
import org.petline.bids.Segmentation;
import org.petline.bids.SegmentationTable;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.store.Stores;
import org.petline.regions.RegionTable;

/**
 * How many labels of the run's table of regions a segmentation has: by its own table of labels, or by what FreeSurfer's
 * files are known to hold. One of which nothing is known is taken to have them all. Tables are read once.
 */
public final class LabelCoverage implements ToIntFunction<Segmentation> {
    /** From here on FreeSurfer numbers the parcels of the cortex; below it, aseg's structures. */
    private static final int FIRST_PARCEL = 1000;

    private static final int LEFT_CORTEX = 3;
    private static final int RIGHT_CORTEX = 42;

    private final Settings settings;
    private final Stores stores;
    private final Map<String, Integer> ofTables = new HashMap<>();
    private SortedMap<Integer, String> wanted;

    public LabelCoverage(Settings settings, Stores stores) {
        this.settings = settings;
        this.stores = stores;
    }

    @Override
    public int applyAsInt(Segmentation segmentation) {
        try {
            if (wanted == null) wanted = wanted();
            if (segmentation.table().isEmpty()) return byName(segmentation.label());
            String table = segmentation.image().location() + "//" + segmentation.tablePath();
            if (!ofTables.containsKey(table)) ofTables.put(table, byTable(segmentation));
            return ofTables.get(table);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /** Labels that belong to a region, with their names; none where regions are the segmentation's own. */
    private SortedMap<Integer, String> wanted() throws IOException {
        String text = RegionTableText.of(settings, stores).text();
        RegionTable table = text.isEmpty()
                ? RegionTable.ofLabelNames(new TreeMap<>())
                : RegionTable.parse(text, settings.regions().table());
        SortedSet<Integer> labels = new TreeSet<>();
        table.regions().forEach(region -> labels.addAll(region.labels()));
        SortedMap<Integer, String> names = new TreeMap<>(table.labelNames());
        names.keySet().retainAll(labels);
        return names;
    }

    private int byTable(Segmentation segmentation) throws IOException {
        try {
            SortedMap<Integer, String> own = SegmentationTable.read(
                            stores.storeAt(segmentation.image().location()), segmentation.tablePath())
                    .names();
            return (int) wanted.entrySet().stream()
                    .filter(label -> RegionTable.isSameName(label.getValue(), own.get(label.getKey())))
                    .count();
        } catch (Refusal unreadable) {
            return 0;
        }
    }

    private int byName(String label) {
        return (int) wanted.keySet().stream()
                .filter(number -> switch (label) {
                    case "aparcaseg", "gtm" -> number != LEFT_CORTEX && number != RIGHT_CORTEX;
                    case "aseg" -> number < FIRST_PARCEL;
                    case "" -> false;
                    default -> true;
                })
                .count();
    }
}
