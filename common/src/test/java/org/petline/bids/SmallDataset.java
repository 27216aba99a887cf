package org.petline.bids;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.testing.LocalStore;

/** A dataset written file by file; images are empty, for nothing here reads voxels. */
final class SmallDataset {
    private final Path root;

    SmallDataset(Path root) {
        this.root = root;
    }

    /** Writes one file, with whatever bytes the text is in UTF-8. */
    SmallDataset file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    SmallDataset file(String path, byte[] bytes) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An image and, where it is a PET scan, its sidecar. */
    SmallDataset image(String path) {
        if (path.contains("_pet."))
            file(
                    path.replaceFirst("_pet\\..*", "_pet.json"),
                    SidecarText.healthy().toString());
        return file(path, "");
    }

    LocalStore store() {
        return new LocalStore(root);
    }

    DatasetIndex index(Store... derivatives) {
        try {
            return DatasetIndex.of(store(), List.of(derivatives));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The usable scan at a path. */
    PetScan scan(String path) {
        return (PetScan) found(path);
    }

    /** Why the scan at a path is refused. */
    Refusal refusal(String path) {
        return ((RefusedPet) found(path)).refusal();
    }

    private FoundPet found(String path) {
        Optional<FoundPet> found = index().scans().stream()
                .filter(scan -> scan.path().equals(path))
                .findFirst();
        return found.orElseThrow(() -> new AssertionError("nothing found at " + path));
    }
}
