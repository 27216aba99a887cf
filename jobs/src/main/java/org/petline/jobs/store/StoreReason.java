package org.petline.jobs.store;

import org.petline.Reason;

/** Why a folder cannot be used. */
public enum StoreReason implements Reason {
    NO_REGULAR_FILE(
            "The path is a pipe, a socket or a device, where a file belongs",
            "Put the file itself there; what waits for a writer, or has no end, is not read."),
    FOLDER_UNNAMED(
            "A folder was asked for by an empty name",
            "Say which folder; in a script, look whether a variable was not set. The current folder is a full stop."),
    NAME_NOT_IN_LOCALE(
            "The path has letters that the process's locale does not have, so that no file can be asked for by it",
            "Set LC_ALL to a locale with UTF-8, C.UTF-8 for example: cron and systemd set none."),
    FILE_SYSTEM_UNKNOWN(
            "There is no file system of this kind here",
            "Give a local path or hdfs://HOST/PATH; for hdfs:///PATH, let HADOOP_CONF_DIR name the folder of core-site.xml;"
                    + " for other file systems put their jar on the class path."),
    FILE_SYSTEM_NOT_TRUSTED(
            "This file system is not known to replace a file in one step, so readers could see half a result",
            "Write to a local disk or HDFS, or list the scheme in the Hadoop property petline.trusted-schemes if you"
                    + " know that its rename replaces atomically."),
    LINK_IN_OUTPUT(
            "A folder on the way to an output file is a symbolic link",
            "Replace the link by a folder, or give the place it leads to as the output folder.");

    private final String meaning;
    private final String remedy;

    StoreReason(String meaning, String remedy) {
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
