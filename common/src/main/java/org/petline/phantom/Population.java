package org.petline.phantom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.petline.phantom.Participant.Group;
import org.petline.phantom.Participant.Session;
import org.petline.phantom.TracerPreset.Uptake;

/**
 * Draws participants whose binding and ratings scatter and correlate as the ketamine trial's did.
 *
 * <p>Spreads and correlations of the kinetics: the trial group's model of its own data
 * (github.com/mathesong/SiMBA_Ref_Materials), rounded. Ketamine raises hippocampal BPND by 16.7 % and nothing else
 * (Tiger et al. 2020). Ratings correlate with ventral striatal BPND so that measured values, of reliability 0.92, have
 * the published r = -0.43 (baseline, all) and -0.64 (reduction, ketamine); their means and spreads are assumptions.
 */
record Population(TrialDesign design) {
    /** Standard deviations of logs: binding of the whole brain, of each region on top; delivery; washout. */
    private static final double BINDING_SD = 0.22;

    private static final double REGION_SD = 0.10;
    private static final double R1_SD = 0.08;
    private static final double R1_SCAN_SD = 0.045;
    private static final double K2_PRIME_SD = 0.14;

    private static final double BINDING_R1 = 0.55;
    private static final double R1_K2_PRIME = -0.70;
    private static final double BINDING_K2_PRIME = -0.45;

    private static final double EFFECT = 1.167;
    private static final double EFFECT_SD = 0.15;

    private static final double BINDING_MADRS = -0.443;
    private static final double BINDING_REDUCTION = -0.670;
    private static final double MADRS_REDUCTION = 0.40;
    private static final double PLACEBO_MADRS_REDUCTION = 0.20;

    private static final double LATEST_ARRIVAL_SECONDS = 8;
    private static final double ACTIVITY_CV = 0.10;

    /** The participant at a place in the list, counted from 0. */
    Participant participant(int place) {
        int digits = Math.max(2, String.valueOf(design.participants()).length());
        String label = String.format(Locale.ROOT, "%0" + digits + "d", place + 1);
        Random random = new Seed(design.seed()).of(label).of("population").random();
        Group group = place % 3 == 2 ? Group.PLACEBO : Group.KETAMINE;
        int age = (int) Math.round(Math.max(19, Math.min(65, 40 + 12 * random.nextGaussian())));
        String sex = random.nextBoolean() ? "female" : "male";
        double weight = Math.max(45, 75 + 12 * random.nextGaussian());
        Brain brain = brain(random);
        List<Session> sessions = new ArrayList<>();
        int[] madrs = new int[2];
        for (String name : design.sessions()) {
            boolean treated = !sessions.isEmpty() && group == Group.KETAMINE;
            double injected = design.tracer().typicalMBq() * Math.max(0.5, 1 + ACTIVITY_CV * random.nextGaussian());
            double delay = LATEST_ARRIVAL_SECONDS / 60 * random.nextDouble();
            Map<Tissue, Uptake> uptake = uptake(brain, treated ? brain.effect : 0, random);
            if (sessions.isEmpty()) madrs = ratings(group, bindingScore(uptake), random);
            int rating = madrs[sessions.isEmpty() ? 0 : 1];
            sessions.add(new Session(name, injected, delay, brain.reference, uptake, rating));
        }
        return new Participant(label, group, age, sex, weight, List.copyOf(sessions));
    }

    /**
     * What stays the same between sessions.
     *
     * @param binding log deviation of BPND of each tissue from the population's median
     * @param r1 log deviation of all R1
     * @param effect log change of hippocampal BPND that ketamine would bring about
     */
    private record Brain(TissueKinetics reference, Map<Tissue, Double> binding, double r1, double effect) {}

    private Brain brain(Random random) {
        // Cholesky factor of the correlations, row by row.
        double x = random.nextGaussian();
        double y = random.nextGaussian();
        double z = random.nextGaussian();
        double free = Math.sqrt(1 - BINDING_R1 * BINDING_R1);
        double shared = (R1_K2_PRIME - BINDING_R1 * BINDING_K2_PRIME) / free;
        double rest = Math.sqrt(1 - BINDING_K2_PRIME * BINDING_K2_PRIME - shared * shared);
        double r1 = BINDING_R1 * x + free * y;
        double k2Prime = BINDING_K2_PRIME * x + shared * y + rest * z;
        Map<Tissue, Double> binding = new EnumMap<>(Tissue.class);
        for (Tissue tissue : Tissue.values()) binding.put(tissue, BINDING_SD * x + REGION_SD * random.nextGaussian());
        double effect = StrictMath.log(EFFECT) - EFFECT_SD * EFFECT_SD / 2 + EFFECT_SD * random.nextGaussian();
        TissueKinetics typical = design.tracer().reference();
        TissueKinetics reference =
                new TissueKinetics(typical.k1(), typical.k2PerMinute() * StrictMath.exp(K2_PRIME_SD * k2Prime));
        return new Brain(reference, binding, R1_SD * r1, effect);
    }

    private Map<Tissue, Uptake> uptake(Brain brain, double effect, Random random) {
        Map<Tissue, Uptake> uptake = new EnumMap<>(Tissue.class);
        for (Tissue tissue : Tissue.values()) {
            double session = random.nextGaussian();
            double delivery = random.nextGaussian();
            Uptake mean = design.tracer().uptake().get(tissue);
            if (mean == null) continue;
            double logBpnd = StrictMath.log(mean.bpnd())
                    - logVariance(mean) / 2
                    + brain.binding.get(tissue)
                    + mean.sessionSd() * session
                    + (tissue == Tissue.HIPPOCAMPUS ? effect : 0);
            double logR1 = StrictMath.log(mean.r1()) + brain.r1 + R1_SCAN_SD * delivery;
            uptake.put(tissue, new Uptake(StrictMath.exp(logBpnd), mean.sessionSd(), StrictMath.exp(logR1)));
        }
        return uptake;
    }

    private static double logVariance(Uptake mean) {
        return BINDING_SD * BINDING_SD + REGION_SD * REGION_SD + mean.sessionSd() * mean.sessionSd();
    }

    /** Ventral striatal log BPND in standard deviations from its mean. */
    private double bindingScore(Map<Tissue, Uptake> uptake) {
        Uptake mean = design.tracer().uptake().get(Tissue.VENTRAL_STRIATUM);
        double variance = logVariance(mean);
        double log = StrictMath.log(uptake.get(Tissue.VENTRAL_STRIATUM).bpnd() / mean.bpnd()) + variance / 2;
        return log / Math.sqrt(variance);
    }

    /** Ratings before and after. */
    private static int[] ratings(Group group, double binding, Random random) {
        double severity =
                BINDING_MADRS * binding + Math.sqrt(1 - BINDING_MADRS * BINDING_MADRS) * random.nextGaussian();
        double free = random.nextGaussian();
        double reduction;
        if (group == Group.KETAMINE) {
            // Regression of the reduction on both, so that each of the three correlations comes out.
            double det = 1 - BINDING_MADRS * BINDING_MADRS;
            double onBinding = (BINDING_REDUCTION - BINDING_MADRS * MADRS_REDUCTION) / det;
            double onSeverity = (MADRS_REDUCTION - BINDING_MADRS * BINDING_REDUCTION) / det;
            double explained = onBinding * BINDING_REDUCTION + onSeverity * MADRS_REDUCTION;
            reduction = 12 + 8 * (onBinding * binding + onSeverity * severity + Math.sqrt(1 - explained) * free);
        } else {
            double explained = PLACEBO_MADRS_REDUCTION * PLACEBO_MADRS_REDUCTION;
            reduction = 4 + 6 * (PLACEBO_MADRS_REDUCTION * severity + Math.sqrt(1 - explained) * free);
        }
        int before = (int) Math.round(Math.max(20, Math.min(60, 30 + 5 * severity)));
        int after = (int) Math.round(Math.max(0, Math.min(60, before - reduction)));
        return new int[] {before, after};
    }
}
