package org.petline.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.petline.phantom.Participant.Group;
import org.petline.phantom.Participant.Session;

class PopulationTest {
    private static final int MANY = 6000;
    private final List<Participant> people = people();

    private static List<Participant> people() {
        Population population = new Population(TrialDesign.DEFAULT.withParticipants(MANY));
        List<Participant> people = new ArrayList<>();
        for (int place = 0; place < MANY; place++) people.add(population.participant(place));
        return people;
    }

    @Test
    void meansAreThoseOfTheTracer() {
        assertThat(mean(people, Tissue.FRONTAL_CORTEX, 0)).isCloseTo(1.10, within(0.012)); // 3 standard errors
        assertThat(mean(people, Tissue.VENTRAL_STRIATUM, 0)).isCloseTo(1.72, within(0.018));
    }

    @Test
    void ketamineRaisesHippocampalBindingAndNothingElse() {
        List<Participant> ketamine = group(Group.KETAMINE);
        List<Participant> placebo = group(Group.PLACEBO);
        assertThat(change(ketamine, Tissue.HIPPOCAMPUS)).isCloseTo(1.167, within(0.012));
        assertThat(change(placebo, Tissue.HIPPOCAMPUS)).isCloseTo(1, within(0.012));
        assertThat(change(ketamine, Tissue.AMYGDALA)).isCloseTo(1, within(0.006));
    }

    @Test
    void twoOfThreeGetKetamine() {
        assertThat(group(Group.KETAMINE)).hasSize(MANY * 2 / 3);
    }

    @Test
    void ratingsCorrelateWithVentralStriatalBinding() {
        assertThat(correlation(people, PopulationTest::logVst, person -> madrs(person, 0)))
                .isCloseTo(-0.443, within(0.04)); // three standard errors; clipping at 20 costs 0.01
        assertThat(correlation(
                        group(Group.KETAMINE), PopulationTest::logVst, person -> madrs(person, 0) - madrs(person, 1)))
                .isCloseTo(-0.670, within(0.04));
        assertThat(correlation(
                        group(Group.PLACEBO), PopulationTest::logVst, person -> madrs(person, 0) - madrs(person, 1)))
                .isCloseTo(-0.443 * 0.20, within(0.08));
    }

    @Test
    void kineticParametersCorrelate() {
        assertThat(correlation(people, person -> log(uptake(person).r1()), person -> log(k2Prime(person))))
                .isCloseTo(-0.70 * 0.08 / Math.hypot(0.08, 0.045), within(0.04));
        assertThat(correlation(people, person -> log(uptake(person).bpnd()), person -> log(k2Prime(person))))
                .isCloseTo(-0.45 * 0.22 / Math.sqrt(0.22 * 0.22 + 0.01 + 0.045 * 0.045), within(0.04));
    }

    @Test
    void aParticipantDoesNotDependOnTheOthers() {
        Population small = new Population(TrialDesign.DEFAULT.withParticipants(4));
        Population large = new Population(TrialDesign.DEFAULT.withParticipants(60));
        assertThat(small.participant(2)).isEqualTo(large.participant(2));
    }

    private interface Value {
        double of(Participant person);
    }

    private static double correlation(List<Participant> people, Value x, Value y) {
        return new PearsonsCorrelation()
                .correlation(
                        people.stream().mapToDouble(x::of).toArray(),
                        people.stream().mapToDouble(y::of).toArray());
    }

    private static double log(double value) {
        return Math.log(value);
    }

    private static double logVst(Participant person) {
        return Math.log(session(person, 0).uptake().get(Tissue.VENTRAL_STRIATUM).bpnd());
    }

    private static TracerPreset.Uptake uptake(Participant person) {
        return session(person, 0).uptake().get(Tissue.FRONTAL_CORTEX);
    }

    private static double k2Prime(Participant person) {
        return session(person, 0).reference().k2PerMinute();
    }

    private static double madrs(Participant person, int session) {
        return session(person, session).madrs();
    }

    private static Session session(Participant person, int session) {
        return person.sessions().get(session);
    }

    private List<Participant> group(Group group) {
        return people.stream().filter(person -> person.group() == group).toList();
    }

    private static double mean(List<Participant> people, Tissue tissue, int session) {
        return people.stream()
                .mapToDouble(
                        person -> session(person, session).uptake().get(tissue).bpnd())
                .average()
                .orElseThrow();
    }

    private static double change(List<Participant> people, Tissue tissue) {
        return mean(people, tissue, 1) / mean(people, tissue, 0);
    }
}
