package org.petline.documents;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.petline.Room;

/**
 * The rooms and what each may use, as a Mermaid flowchart. An arrow that follows from two others is left out: what a room
 * may use lies somewhere below it along the arrows.
 */
final class HousePicture {
    private static final String ROOT = "org.petline";

    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Set<String> common = new TreeSet<>();

    /** Reads the rooms' own declarations out of their class files. */
    HousePicture() {
        ImportOption declarations = location -> location.contains("/package-info.class");
        URI commonHome = homeOf(new ClassFileImporter().importClass(Room.class));
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(declarations)
                .importPackages(ROOT)) {
            Room room = type.getPackage().getAnnotationOfType(Room.class);
            // All rooms may use the root room, which tells nothing.
            if (room.name().isEmpty()) continue;
            uses.put(room.name(), new TreeSet<>(List.of(room.mayUse())));
            if (homeOf(type).equals(commonHome)) common.add(room.name());
        }
    }

    /** The folder or jar in which a class lies. */
    private static URI homeOf(JavaClass type) {
        String place = type.getSource().orElseThrow().getUri().toString();
        return URI.create(place.substring(0, place.length() - (type.getName().length() + ".class".length())));
    }

    /** A picture of rooms that are named here. */
    HousePicture(Map<String, Set<String>> uses, Set<String> common) {
        this.uses.putAll(uses);
        this.common.addAll(common);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("flowchart TD");
        Set<String> jobs = new TreeSet<>(uses.keySet());
        jobs.removeAll(common);
        group(lines, "jobs", jobs);
        group(lines, "common", common);
        uses.forEach((room, used) -> {
            Set<String> next = new TreeSet<>(used);
            for (String other : used) next.removeAll(below(other, new TreeSet<>()));
            if (!next.isEmpty()) lines.add("    " + room + " --> " + String.join(" & ", next));
        });
        return String.join("\n", lines) + "\n";
    }

    private static void group(List<String> lines, String module, Set<String> rooms) {
        lines.add("    subgraph module-" + module + "[" + module + "]");
        rooms.forEach(room -> lines.add("        " + room));
        lines.add("    end");
    }

    private Set<String> below(String room, Set<String> found) {
        for (String other : uses.getOrDefault(room, Set.of())) {
            if (found.add(other)) below(other, found);
        }
        return found;
    }
}
