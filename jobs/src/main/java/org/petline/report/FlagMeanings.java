package org.petline.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.petline.Flag;

/**
 * What the flags in the tables mean to a reader of the report.
 *
 * <p>A flag that nearly every scan has, or that a figure shows better, is a note; all others, unknown ones among them,
 * want a look. Where every scan has ten warnings nobody reads one.
 */
public final class FlagMeanings {
    private final Map<String, Flag> known = new TreeMap<>();

    /** Of these flags; of several with one name, the first speaks. */
    public FlagMeanings(List<Flag> flags) {
        flags.forEach(flag -> known.putIfAbsent(flag.name(), flag));
    }

    boolean wantsLook(String flag) {
        return !known.containsKey(flag) || known.get(flag).words().severity() != Flag.Severity.NOTE;
    }

    /** The flag, and what it means if that is known. */
    String explained(String flag) {
        return known.containsKey(flag) ? flag + " (" + known.get(flag).meaning() + ")" : flag;
    }
}
