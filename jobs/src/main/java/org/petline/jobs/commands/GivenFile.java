package org.petline.jobs.commands;

import java.io.IOException;
import java.util.Optional;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.files.BoundedText;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;

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
        int slash = location.lastIndexOf('/');
        Store folder = HadoopSettings.ofThisProcess().storeAt(slash < 0 ? "." : location.substring(0, slash + 1));
        String name = location.substring(slash + 1);
        Optional<Store.Entry> there = name.isEmpty() ? Optional.empty() : folder.find(name);
        if (there.isEmpty() || there.get().folder()) {
            throw Refusal.of(CommandReason.FILE_MISSING).file(location);
        }
        try {
            return BoundedText.read(folder, name, unfit);
        } catch (Refusal refusal) {
            throw refusal.file(location);
        }
    }
}
