package org.petline.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.petline.Room;

/** Reads every {@link Room} on the class path and says where the code breaks what the rooms promise. */
public final class RoomRules {
    private static final String ROOT = "org.petline";
    private static final Set<String> DUMPING_GROUNDS = Set.of("util", "utils", "helper", "helpers", "misc", "core");

    /** Values that a call may pass by position: who needs more makes groups of them. */
    private static final int MOST_VALUES = 8;

    /** Classes whose constructors take more all the same, and why. */
    private static final Map<String, String> MANY_VALUES_WITH_REASON =
            Map.of("org.petline.geometry.Affine", "twelve numbers of a matrix, row after row as everybody writes them");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(ROOT);

    private final Map<String, Room> rooms = new TreeMap<>();

    public RoomRules() {
        for (JavaClass type : classes) {
            JavaPackage home = type.getPackage();
            if (home.isAnnotatedWith(Room.class)) rooms.put(home.getName(), home.getAnnotationOfType(Room.class));
        }
    }

    public JavaClasses classes() {
        return classes;
    }

    public Set<String> names() {
        return new TreeSet<>(rooms.keySet());
    }

    /** Packages that hold classes but have no room, a room of another name, or a name that says nothing. */
    public List<String> packagesWithoutAnHonestRoom() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass type : classes) {
            String name = type.getPackageName();
            Room room = rooms.get(name);
            if (room == null) broken.add(name + " has no @Room");
            else if (!packageOf(room.name()).equals(name)) broken.add(name + " calls itself " + room.name());
            if (DUMPING_GROUNDS.contains(name.substring(name.lastIndexOf('.') + 1))) broken.add(name + " says nothing");
        }
        return List.copyOf(broken);
    }

    /** Imports that a room's package-info does not declare. */
    public List<String> undeclaredImports() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass type : classes) {
            Room room = rooms.get(type.getPackageName());
            if (room == null) continue;
            Set<String> allowed = new TreeSet<>(List.of(ROOT, type.getPackageName()));
            for (String other : room.mayUse()) allowed.add(packageOf(other));
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target =
                        dependency.getTargetClass().getBaseComponentType().getPackageName();
                boolean ours = target.equals(ROOT) || target.startsWith(ROOT + ".");
                if (ours && !allowed.contains(target)) {
                    broken.add(type.getName() + " uses " + target + ", which room \"" + room.name()
                            + "\" does not declare");
                }
            }
        }
        return List.copyOf(broken);
    }

    /** Calls with more values by position than anybody can tell apart, and exceptions that nobody needs any more. */
    public List<String> callsWithTooManyValues() {
        Set<String> broken = new TreeSet<>();
        Set<String> needed = new TreeSet<>();
        for (JavaClass type : classes) {
            for (JavaCodeUnitAccess<?> call : type.getCodeUnitAccessesFromSelf()) {
                JavaClass owner = call.getTargetOwner();
                int values = valuesOf(call);
                if (!owner.getPackageName().startsWith(ROOT) || values <= MOST_VALUES) continue;
                if (MANY_VALUES_WITH_REASON.containsKey(owner.getName())) needed.add(owner.getName());
                else broken.add(call.getDescription() + " passes " + values + " values by position");
            }
        }
        for (String exception : MANY_VALUES_WITH_REASON.keySet()) {
            if (classes.contain(exception) && !needed.contains(exception)) broken.add(exception + " is no exception");
        }
        return List.copyOf(broken);
    }

    /** Without those that the compiler adds to constructors: name and place of a constant, the class around. */
    private static int valuesOf(JavaCodeUnitAccess<?> call) {
        int all = call.getTarget().getRawParameterTypes().size();
        if (!call.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)) return all;
        JavaClass owner = call.getTargetOwner();
        return all - (owner.isEnum() ? 2 : owner.isInnerClass() ? 1 : 0);
    }

    /** Declared rooms that do not exist, and circles among the declared imports. */
    public List<String> impossibleDeclarations() {
        List<String> broken = new ArrayList<>();
        for (Map.Entry<String, Room> entry : rooms.entrySet()) {
            for (String other : entry.getValue().mayUse()) {
                if (!rooms.containsKey(packageOf(other)))
                    broken.add(entry.getKey() + " may use " + other + ", no room");
            }
            if (reaches(entry.getKey(), entry.getKey(), new TreeSet<>()))
                broken.add(entry.getKey() + " is in a circle");
        }
        return broken;
    }

    private boolean reaches(String from, String goal, Set<String> seen) {
        Room room = rooms.get(from);
        if (room == null) return false;
        for (String other : room.mayUse()) {
            String next = packageOf(other);
            if (next.equals(goal) || (seen.add(next) && reaches(next, goal, seen))) return true;
        }
        return false;
    }

    private static String packageOf(String room) {
        return room.isEmpty() ? ROOT : ROOT + "." + room;
    }
}
