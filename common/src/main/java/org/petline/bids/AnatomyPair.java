package org.petline.bids;

import java.io.Serializable;
import java.util.List;
import org.petline.files.SourceFile;

/**
 * The segmentation and the T1w that serve a scan. They are a pair: labels belong to one head, in one place.
 *
 * @param t1w in whose world the labels lie: mostly one. Several where only voxels can tell which, the likeliest first; none
 *     where nothing needs one, because the labels lie in the PET's own world
 * @param labelsToT1w file of the transform from the labels' world to the T1w's: one, or none where the two are the same
 * @param findings what was chosen where there was a choice
 */
public record AnatomyPair(
        Segmentation segmentation, List<T1w> t1w, List<SourceFile> labelsToT1w, List<BidsFinding> findings)
        implements Serializable {
    /** Copies the lists. */
    public AnatomyPair {
        t1w = List.copyOf(t1w);
        labelsToT1w = List.copyOf(labelsToT1w);
        findings = List.copyOf(findings);
    }

    /** A pair in one world, about which nothing is remarkable. */
    public static AnatomyPair of(Segmentation segmentation, T1w t1w) {
        return new AnatomyPair(segmentation, List.of(t1w), List.of(), List.of());
    }

    /** The same with one T1w, which turned out to be the labels' own. */
    public AnatomyPair with(T1w chosen) {
        return new AnatomyPair(segmentation, List.of(chosen), labelsToT1w, findings);
    }
}
