package org.petline.jobs.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.jobs.tables.StageSeconds;

/** Gathers how long the stages of a run's scans took, a number a scan and stage. */
public final class StageTimes {
    private final SortedMap<String, List<Double>> seconds = new TreeMap<>();

    public void add(Map<String, Double> ofScan) {
        ofScan.forEach((stage, time) ->
                seconds.computeIfAbsent(stage, ignored -> new ArrayList<>()).add(time));
    }

    /** By stage; stages that ran for no scan are left out. */
    public SortedMap<String, StageSeconds> byStage() {
        SortedMap<String, StageSeconds> all = new TreeMap<>();
        seconds.forEach((stage, times) -> all.put(stage, StageSeconds.of(times)));
        return all;
    }
}
