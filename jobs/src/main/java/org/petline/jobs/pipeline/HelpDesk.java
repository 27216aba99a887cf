package org.petline.jobs.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sends executors that have nothing to do to help with scans under way, when scans are fewer than executors.
 *
 * <p>Help never stands in a scan's way: it is called off as soon as any order has no executor, for it may be sitting on
 * the core that the order waits for.
 */
final class HelpDesk {
    private final Crew crew;
    private final Shift.Office office;
    private final Map<ScanOrder, Crew.Help> sent = new LinkedHashMap<>();
    private final Set<ScanOrder> asked = new HashSet<>();
    private int underWayBefore;

    HelpDesk(Crew crew, Shift.Office office) {
        this.crew = crew;
        this.office = office;
    }

    /** Looks who is idle, when every order has its executor: the first order for which nobody was asked gets them. */
    void look(List<ScanOrder> underWay) {
        takeBack(underWay);
        // Executors of a scan that has ended may help with those that were looked at before.
        if (underWay.size() < underWayBefore) asked.clear();
        underWayBefore = underWay.size();
        Optional<ScanOrder> first =
                underWay.stream().filter(order -> !asked.contains(order)).findFirst();
        if (first.isEmpty() || crew.idleExecutors() == 0) return;
        ScanOrder order = first.get();
        asked.add(order);
        // With one that has killed an executor nobody else is risked.
        if (order.deaths() == 0 && !sent.containsKey(order) && office.isWorthHelping(order)) {
            sent.put(order, crew.help(order, "help with " + office.describe(order)));
        }
    }

    /** Calls all help off. */
    void callOff() {
        takeBack(List.of());
        asked.clear();
    }

    /** Lets go of help that is done, and of help with orders that are no longer under way. */
    private void takeBack(List<ScanOrder> underWay) {
        for (Map.Entry<ScanOrder, Crew.Help> each : new ArrayList<>(sent.entrySet())) {
            Crew.Help help = each.getValue();
            boolean over = !underWay.contains(each.getKey());
            if (!help.isDone() && !over) continue;
            if (!help.isDone()) help.cancel();
            sent.remove(each.getKey());
            for (String trouble : help.troubles()) office.helpEnded(each.getKey(), trouble);
        }
    }
}
