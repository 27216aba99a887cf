package org.petline.jobs.commands;

import org.petline.Reason;

/** Why a command line is refused. */
public enum CommandReason implements Reason {
    FILE_MISSING("A file that was named does not exist", "Check the path; it is taken from the current folder."),
    FOLDER_TAKEN(
            "The folder for the files is where petline run puts its own, which would be replaced or removed",
            "Name another folder; one inside of it is none of petline's."),
    DEMO_FOLDER_TAKEN(
            "The folder for the demo holds something else", "Name a new folder with --out, or delete this one.");

    private final String meaning;
    private final String remedy;

    CommandReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
