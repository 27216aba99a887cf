package org.petline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.petline.Citation;
import org.petline.kinetics.Input;
import org.petline.kinetics.KineticModels;

/**
 * A methods section, ready to paste, composed from what was done; it says nothing of what was not.
 *
 * @param paragraphs plain text
 * @param citations what the paragraphs refer to
 */
record MethodsText(List<String> paragraphs, List<Citation> citations) {
    static MethodsText of(MethodsUsed used, StudyFacts facts) {
        Composer composer = new Composer(used, facts);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(composer.software());
        composer.motion(paragraphs);
        composer.coregistration(paragraphs);
        composer.sampling(paragraphs);
        composer.kinetics(paragraphs);
        return new MethodsText(List.copyOf(paragraphs), List.copyOf(composer.cited));
    }

    /** What a paragraph about models is about. */
    private enum Kind {
        REFERENCE,
        PLASMA,
        WINDOW;

        /** Of a model, or of one that this version does not know. */
        static Kind of(Optional<KineticModels.Entry> model) {
            if (model.isEmpty()) return REFERENCE;
            if (!model.get().needsTheBeginning()) return WINDOW;
            return model.get().input() == Input.Kind.PLASMA ? PLASMA : REFERENCE;
        }
    }

    /** Writes the paragraphs and remembers what they cite. */
    private static final class Composer {
        /** What the range of frames says in conf/petline.yaml. */
        private static final List<String> ALL_MINUTES = List.of("-1000.0", "1000.0");

        private final MethodsUsed used;
        private final StudyFacts facts;
        private final SortedSet<Citation> cited = new TreeSet<>(Comparator.comparing(Citation::mark));

        Composer(MethodsUsed used, StudyFacts facts) {
            this.used = used;
            this.facts = facts;
        }

        String software() {
            String version = used.versions().isEmpty() ? "" : " " + listed(used.versions());
            return "Dynamic PET images in the Brain Imaging Data Structure (" + cite(Works.NORGAARD)
                    + ") were processed with petline" + version + ".";
        }

        void motion(List<String> paragraphs) {
            if (used.motion().contains("estimated")) {
                paragraphs.add("Head motion between frames was estimated as one rigid transform a frame: each frame was"
                        + " compared with what the other frames predict for it, after smoothing"
                        + " to " + facts.setting("motion.smoothing-fwhm-mm")
                        + " mm full width at half maximum on a grid of " + facts.setting("motion.grid-mm")
                        + " mm. "
                        + used.framesInherited() + " of " + used.frames()
                        + " frames had too little activity" + outside()
                        + " and took the transform of a neighbour. Motion is described by the"
                        + " displacement over the brain from the reference frame, framewise displacement ("
                        + cite(Works.POWER) + ") and root mean square deviation (" + cite(Works.JENKINSON)
                        + ").");
            }
            if (used.motion().contains("file")) {
                paragraphs.add("Head motion between frames was corrected by rigid transforms of other software, one a"
                        + " frame, read from files; petline estimated none.");
            }
            if (used.motion().contains("off")) {
                paragraphs.add((used.motion().contains("estimated") ? "In some scans head motion" : "Head motion")
                        + " between frames was not corrected.");
            }
        }

        /** The range of frames, if the settings narrow it. */
        private String outside() {
            String start = facts.setting("motion.start-minutes");
            String end = facts.setting("motion.end-minutes");
            boolean narrowed = !ALL_MINUTES.equals(List.of(start, end)) && !start.equals(Numbers.UNKNOWN);
            return narrowed ? ", or lay outside " + start + " to " + end + " min," : "";
        }

        void coregistration(List<String> paragraphs) {
            if (used.coregistration().contains("mutual-information")) {
                paragraphs.add("The T1-weighted image was aligned to the mean of the motion-corrected frames by a rigid"
                        + " transform that maximises mutual information (" + cite(Works.MAES)
                        + "), starting from the image headers, from the centres of mass and from a coarse search; the best result"
                        + " was kept.");
            }
            if (used.coregistration().contains("segmentation")) {
                paragraphs.add((used.coregistration().contains("mutual-information") ? "In the other scans the" : "The")
                        + " T1-weighted image was aligned to the mean of the motion-corrected frames by mutual information ("
                        + cite(Works.MAES)
                        + "), and the rigid transform then refined by least squares between the PET image and what"
                        + " the segmentation predicts of it: one uptake a label, smoothly varying in large labels and"
                        + " around the brain, blurred as the scanner blurs.");
            }
            if (used.coregistration().contains("identity")) {
                paragraphs.add("PET and T1-weighted image were taken as aligned by their headers.");
            }
            if (used.coregistration().contains("file")) {
                paragraphs.add("The transform between T1-weighted image and PET was read from a file.");
            }
            if (used.t1wOfOtherSession() > 0) {
                paragraphs.add(Numbers.count(used.t1wOfOtherSession(), "scan", "scans")
                        + " had no T1-weighted image of the same session; the participant's image of another session"
                        + " was used.");
            }
        }

        void sampling(List<String> paragraphs) {
            if (used.pvc().isEmpty()) return;
            String interpolation = switch (facts.setting("regions.interpolation")) {
                case "cubic-spline" -> ", with cubic B-splines (" + cite(Works.UNSER) + ").";
                case "windowed-sinc" -> ", with a windowed sinc (Hann window of eight voxels).";
                default -> ", trilinearly.";
            };
            paragraphs.add("Regional time-activity curves are means over the voxels of the segmentation (region table "
                    + facts.setting("regions.table")
                    + "), decay-corrected to TimeZero. Each frame was interpolated once, from"
                    + " the raw image through the composed transforms"
                    + interpolation
                    + (used.pvc().contains("none") ? " No partial volume correction was applied." : ""));
        }

        void kinetics(List<String> paragraphs) {
            if (used.models().isEmpty()) return;
            String reference = listed(used.references());
            List<String> fitted = modelsOf(Kind.REFERENCE);
            if (!fitted.isEmpty()) {
                paragraphs.add("Binding potentials relative to non-displaceable uptake (BPND; " + cite(Works.INNIS)
                        + ") were estimated with the " + listed(fitted) + " with " + reference
                        + " as reference region, as " + predictions() + ", by least squares weighted by " + weights()
                        + ". Standard errors come from the linearised fit, confidence intervals are at 95 %.");
            }
            List<String> plasma = modelsOf(Kind.PLASMA);
            if (!plasma.isEmpty()) {
                paragraphs.add("With the unmetabolised tracer in arterial plasma as input, the " + listed(plasma)
                        + " gave distribution volumes or influx rates (" + cite(Works.INNIS) + "), as "
                        + predictions() + ", by least squares weighted by " + weights()
                        + "; the delay of the blood was "
                        + (facts.setting("kinetics.delay").equals("fit")
                                ? "estimated once a scan"
                                : "taken as " + facts.setting("kinetics.delay") + " min")
                        + "."
                        + (used.references().isEmpty()
                                ? ""
                                : " Binding potentials by the ratio of VT to that of the reference region (" + reference
                                        + ") are given beside those of the models themselves."));
            }
            List<String> ratios = modelsOf(Kind.WINDOW);
            if (!ratios.isEmpty()) {
                paragraphs.add(
                        "The " + listed(ratios) + (used.references().isEmpty() ? "" : " (reference " + reference + ")")
                                + " " + (ratios.size() == 1 ? "was" : "were") + " taken between "
                                + facts.setting("kinetics.window-start-minutes") + " and "
                                + facts.setting("kinetics.window-end-minutes") + " min.");
            }
        }

        private List<String> modelsOf(Kind kind) {
            List<String> words = new ArrayList<>();
            for (String model : used.models()) {
                Optional<KineticModels.Entry> known = KineticModels.find(model);
                if (Kind.of(known) != kind) continue;
                words.add(known.map(KineticModels.Entry::words)
                        .map(said -> said.methods() + " (" + cite(said.citation()) + ")")
                        .orElse("model " + model));
            }
            return words;
        }

        private String predictions() {
            return listed(used.predictions())
                    .replace("frame-average", "averages over each frame")
                    .replace("mid-frame", "values at mid-frame times");
        }

        private String weights() {
            return listed(used.weights())
                    .replace("decay", "frame duration and radioactive decay")
                    .replace("uniform", "one (all frames alike)")
                    .replace("activity", "frame duration and activity");
        }

        private String cite(Citation citation) {
            cited.add(citation);
            return citation.mark();
        }

        private static String listed(List<String> words) {
            return String.join(" and ", words);
        }
    }
}
