package org.petline.jobs.upkeep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;

/**
 * Files on their way into place, as they lay at one moment. What lay there before a run took the output folder's lock,
 * and lies there unchanged after, is of a run that was killed. The folder itself stays: another process may be about to
 * write to it.
 *
 * @param seen at that moment
 */
public record Staging(List<Store.Entry> seen) {
    /** Copies the list. */
    public Staging {
        seen = List.copyOf(seen);
    }

    /** What lies there now. */
    public static Staging of(Store output) throws IOException {
        return new Staging(output.list(HadoopSettings.STAGING));
    }

    /** Those that were last written before a moment, ms since 1970. */
    Staging before(long millis) {
        return new Staging(
                seen.stream().filter(file -> file.modifiedMillis() < millis).toList());
    }

    /** Deletes what still lies there unchanged, as far as the store allows; gives the paths. */
    public List<String> remove(Store output) throws IOException {
        List<String> removed = new ArrayList<>();
        Set<Store.Entry> now = new HashSet<>(output.list(HadoopSettings.STAGING));
        for (Store.Entry file : seen) {
            if (!now.contains(file)) continue;
            output.delete(file.path());
            removed.add(file.path());
        }
        return removed;
    }
}
