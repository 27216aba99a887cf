package org.petline.jobs.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.petline.Refusal;
import org.petline.bids.JoinedRuns;
import org.petline.bids.PetScan;
import org.petline.bids.PetSidecar;
import org.petline.files.SourceFile;
import org.petline.files.Store;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.InputFiles;
import org.petline.jobs.stages.ImageFiles;
import org.petline.jobs.stages.SidecarFacts;

/**
 * What the sidecars of a scan's images say: of each, and of all as one scan. One image, but for joined runs.
 *
 * @param each in the order of the images
 */
record RunSidecars(List<PetSidecar> each, PetSidecar sidecar) {
    RunSidecars {
        each = List.copyOf(each);
    }

    /**
     * Reads them.
     *
     * @throws Refusal of all that is wrong with any of them; if nothing is, of what contradicts between them
     */
    static RunSidecars read(RunContext context, FoundScan scan, InputFiles inputs) throws IOException {
        List<PetSidecar> each = new ArrayList<>();
        List<Refusal> problems = new ArrayList<>();
        for (PetScan run : scan.pet().runs()) {
            try {
                each.add(read(context, run, inputs));
            } catch (Refusal refusal) {
                problems.addAll(refusal.problems());
            }
        }
        if (!problems.isEmpty()) throw Refusal.ofAll(problems);
        return new RunSidecars(each, JoinedRuns.sidecar(scan.pet().runs(), each));
    }

    /** A sidecar that is refused is compared with the image too, so that all is told that has to be corrected in it. */
    private static PetSidecar read(RunContext context, PetScan run, InputFiles inputs) throws IOException {
        SourceFile last = run.sidecars().get(run.sidecars().size() - 1);
        Store store = inputs.readingFrom(context.storeOf(last));
        List<String> paths = run.sidecars().stream().map(SourceFile::path).toList();
        try {
            return PetSidecar.read(store, paths);
        } catch (Refusal refusal) {
            OptionalInt frames = framesOf(context, run.image());
            if (frames.isEmpty()) throw refusal;
            return PetSidecar.read(store, paths, frames);
        }
    }

    /** Of the header alone; empty if it cannot be read, which is told when its turn comes. */
    private static OptionalInt framesOf(RunContext context, SourceFile image) {
        try {
            return OptionalInt.of(
                    ImageFiles.extent(context.storeOf(image), image.path()).frames());
        } catch (IOException | Refusal unreadable) {
            return OptionalInt.empty();
        }
    }

    /** How many frames the sidecar of an image tells of. */
    int frames(int image) {
        return each.get(image).frames().count();
    }

    /** [image][frame]: what stored values are multiplied by to be Bq/mL, decay-corrected to the scan's TimeZero. */
    List<double[]> factorsToBqPerMl() {
        double[] all = SidecarFacts.factorsToBqPerMl(sidecar);
        List<double[]> ofImages = new ArrayList<>();
        int first = 0;
        for (PetSidecar one : each) {
            int end = first + one.frames().count();
            ofImages.add(Arrays.copyOfRange(all, first, end));
            first = end;
        }
        return ofImages;
    }
}
