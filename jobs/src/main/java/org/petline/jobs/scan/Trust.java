package org.petline.jobs.scan;

import org.petline.jobs.tables.FileCheck;

/** How it is known that a file is the one that was read before. */
public enum Trust {
    /** Length and time stamp; only where they differ is a file read. */
    STAMPS(FileCheck.LENGTHS),
    /** The content, read and hashed anew. */
    CONTENTS(FileCheck.CONTENTS);

    private final FileCheck ofOurs;

    Trust(FileCheck ofOurs) {
        this.ofOurs = ofOurs;
    }

    /** How far files that petline wrote itself are trusted, whose time stamps nobody wrote down. */
    public FileCheck ofOurs() {
        return ofOurs;
    }
}
