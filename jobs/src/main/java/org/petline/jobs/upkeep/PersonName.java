package org.petline.jobs.upkeep;

import java.util.regex.Pattern;

/**
 * A participant's label as it stands in names and texts: {@code sub-01} anywhere, and {@code 01} alone where a text says
 * that a participant follows. {@code sub-010} is somebody else.
 */
final class PersonName {
    private final String participant;
    private final Pattern named;
    private final Pattern labelled;

    /** By the label without sub-. */
    PersonName(String participant) {
        this.participant = participant;
        String label = Pattern.quote(participant);
        this.named = Pattern.compile("sub-" + label + "(?![A-Za-z0-9])");
        // JSON's keys and the options of command lines, the last with several labels.
        this.labelled = Pattern.compile("participant_?[iI]d\"?\\s*[:=]\\s*\"?" + label + "(?![A-Za-z0-9])"
                + "|participant[-_]label[ =](?:[A-Za-z0-9-]+[ ,])*" + label + "(?![A-Za-z0-9-])");
    }

    /** Whether a file's name, or a path, is of the person. */
    boolean isIn(String name) {
        return named.matcher(name).find();
    }

    /** Whether a text names the person. */
    boolean isNamedBy(String text) {
        return isIn(text) || labelled.matcher(text).find();
    }

    /** Whether a cell of a table does. */
    boolean isNamedBy(String column, String cell) {
        return (column.equals("participant_id") && cell.equals(participant)) || isIn(cell);
    }

    @Override
    public String toString() {
        return "sub-" + participant;
    }
}
