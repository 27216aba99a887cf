package org.petline.jobs.tables;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.petline.files.Store;

/** How it is seen that a file of the output folder is the one that was written down. */
public enum FileCheck {
    /** By its length: no file is read. */
    LENGTHS {
        @Override
        Optional<String> whyAnother(Store output, Store.Entry found, long bytes, String sha256) {
            return found.bytes() == bytes
                    ? Optional.empty()
                    : Optional.of("has " + found.bytes() + " bytes where " + bytes + " were written");
        }
    },
    /** By its content too, every byte of which is read. */
    CONTENTS {
        @Override
        Optional<String> whyAnother(Store output, Store.Entry found, long bytes, String sha256) throws IOException {
            Optional<String> byLength = LENGTHS.whyAnother(output, found, bytes, sha256);
            if (byLength.isPresent()) return byLength;
            try {
                boolean same = PublishedFile.at(output, found.path()).sha256().equals(sha256);
                return same ? Optional.empty() : Optional.of("has another content than was written");
            } catch (FileNotFoundException gone) {
                return Optional.of("is gone");
            }
        }
    };

    /** What tells a file that was listed from the one that was written down; empty if nothing does. */
    abstract Optional<String> whyAnother(Store output, Store.Entry found, long bytes, String sha256) throws IOException;
}
