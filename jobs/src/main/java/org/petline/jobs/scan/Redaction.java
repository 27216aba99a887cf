package org.petline.jobs.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.petline.OneLine;
import org.petline.jobs.scanfiles.FoundScan;

/**
 * Takes out of a sentence what tables and report do not tell, for they are handed on: where folders lie, and the names of
 * machines and users.
 *
 * <p>Messages of file systems and of Spark are full of them. Paths below folders that are known become relative to them;
 * of others the last name is left.
 */
public final class Redaction {
    private static final int LONGEST = 2_000;

    /** As Hadoop and Spark write machines: {@code host/10.1.2.3:8020}, {@code on host: h}, {@code (h executor 2)}. */
    private static final List<Pattern> MACHINES = List.of(
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*/(?:\\d{1,3}\\.){3}\\d{1,3}(?::\\d+)?"),
            Pattern.compile("\\b(?:\\d{1,3}\\.){3}\\d{1,3}:\\d+\\b"),
            Pattern.compile("(?<=on host: )[A-Za-z0-9.-]+"),
            Pattern.compile("(?<=\\()[A-Za-z0-9.-]+(?= executor )"),
            Pattern.compile("(?<=://)[^/\\s,;'\"]+"),
            Pattern.compile("(?<= to )[A-Za-z0-9.-]+:\\d+(?= failed)"));

    private static final Pattern USER = Pattern.compile("(?<=\\buser=)[^,\\s]+");

    /** What comes before the last name of an absolute path of two names or more. */
    private static final Pattern ABROAD =
            Pattern.compile("(?<![^\\s\"'(=\\[:])(?:file:)?/+(?:[^\\s/\"'(),;:]+/)+(?=[^\\s/])");

    private final List<Pattern> known;

    private Redaction(Collection<String> folders) {
        List<String> all = new ArrayList<>();
        for (String folder : folders) {
            String place = folder.replaceFirst("/+$", "");
            if (place.isEmpty()) continue;
            all.add(place);
            // Hadoop names files of hdfs://names:8020/data/pet as /data/pet too.
            String path = place.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://[^/]*", "");
            if (path.length() > 1) all.add(path);
        }
        all.sort(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        this.known = all.stream()
                .map(place -> Pattern.compile("(?<![\\w./-])" + Pattern.quote(place) + "/"))
                .toList();
    }

    /** About a scan's task: paths of its files and of the output become relative. */
    public static Redaction about(RunContext context, FoundScan scan) {
        List<String> folders = new ArrayList<>();
        folders.add(context.output().location());
        scan.files().forEach(file -> folders.add(file.location()));
        return new Redaction(folders);
    }

    /** About a study: paths below these folders become relative. */
    public static Redaction about(Collection<String> folders) {
        return new Redaction(folders);
    }

    /** The sentence on one line without them. */
    public String of(String text) {
        String told = text;
        for (Pattern place : known) told = place.matcher(told).replaceAll("");
        for (Pattern machine : MACHINES) told = machine.matcher(told).replaceAll("[host]");
        told = USER.matcher(told).replaceAll("[user]");
        told = ABROAD.matcher(told).replaceAll(".../");
        return OneLine.of(told, LONGEST);
    }
}
