package org.petline.jobs.commands;

import java.io.IOException;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.store.NamedFile;

/**
 * A small text file that an option names.
 *
 * @param location a local path or Hadoop URI
 */
public record GivenFile(String location) {
    /**
     * What is in it.
     *
     * @param unfit why it is refused if it is too long, or no UTF-8
     * @throws Refusal FILE_MISSING, or for that reason
     */
    public String text(Reason unfit) throws IOException {
        return NamedFile.at(HadoopSettings.ofThisProcess(), location)
                .orElseThrow(() -> Refusal.of(CommandReason.FILE_MISSING).file(location))
                .text(unfit);
    }
}
