package org.petline.jobs.commands;

import org.petline.Reason;

/** Why a command line is refused. */
public enum CommandReason implements Reason {
    FILE_MISSING("A file that was named does not exist", "Check the path; it is taken from the current folder."),
    FIT_FOLDER_TAKEN(
            "The folder for the fits is that of a pipeline, whose tables would be replaced",
            "Name another folder with --out."),
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
