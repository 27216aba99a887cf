package org.petline.gzip;

import org.petline.Reason;

/** Why a gzip stream is refused. */
public enum GzipReason implements Reason {
    GZIP_TRUNCATED(
            "the compressed file ends before its content does",
            "Copy the file again from its source and compare sizes; the copy or the download was cut."),
    GZIP_DAMAGED(
            "the compressed file is damaged: its content does not match its own checks",
            "Copy the file again from its source; gzip -t FILE must accept it."),
    GZIP_GARBAGE_BEHIND(
            "something that is no gzip data stands behind the compressed content",
            "Copy the file again from its source, or unpack and pack it anew after looking at what stands behind.");

    private final String meaning;
    private final String remedy;

    GzipReason(String meaning, String remedy) {
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
