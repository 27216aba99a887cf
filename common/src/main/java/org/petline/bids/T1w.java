package org.petline.bids;

import java.io.Serializable;
import org.petline.files.SourceFile;

/**
 * The T1-weighted image that serves a scan.
 *
 * @param image in the dataset
 * @param sessionId of the image, empty if it lies in no session
 */
public record T1w(SourceFile image, String sessionId) implements Serializable {
    /** Whether the image is of the scan's own session. */
    public boolean isOfSession(ScanKey scan) {
        return sessionId.equals(scan.sessionId());
    }
}
