package org.nocimap.fmri.simulation;

import java.util.List;
import java.util.Locale;
import org.nocimap.engine.RandomStream;

/**
 * A participant of a simulated cohort.
 *
 * @param label without {@code sub-}
 * @param group patient or control
 * @param age years
 * @param sex F or M
 * @param scanner A or B
 * @param pcs pain catastrophising score, 0 to 52
 * @param pain clinical pain in every session, 0 to 100
 * @param coupling planted correlation between S1-back and the salience network in every session
 * @param noise standard deviation of the noise, in units of the image
 */
record Person(
        String label,
        Group group,
        int age,
        String sex,
        String scanner,
        int pcs,
        List<Integer> pain,
        List<Double> coupling,
        double noise) {
    /** Mean planted correlation of controls. */
    static final double COUPLING_CONTROL = 0.1;

    /** Of patients before pain is provoked. */
    static final double COUPLING_PRE = 0.25;

    /** And after. */
    static final double COUPLING_POST = 0.6;

    private static final double COUPLING_SD = 0.1;
    private static final double COUPLING_PER_PAIN = 0.005;

    Person {
        pain = List.copyOf(pain);
        coupling = List.copyOf(coupling);
    }

    /** Which group a participant belongs to. */
    enum Group {
        PATIENT,
        CONTROL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Labels of the sessions. */
    List<String> sessions() {
        return group == Group.PATIENT ? List.of("pre", "post") : List.of("pre");
    }

    /**
     * Patients' pain rises by about 25 when it is provoked, and their coupling rises with it: 0.005 for every point of pain beyond the
     * mean rise.
     *
     * @param number 0-based, over the whole cohort
     */
    static Person draw(CohortPlan plan, int number) {
        RandomStream random = RandomStream.of(plan.seed(), "fmri.cohort.person", number);
        Group group = number < plan.patients() ? Group.PATIENT : Group.CONTROL;
        int age = (int) Math.round(clamp(39 + 11 * random.nextGaussian(), 18, 65));
        String sex = random.nextDouble() < 0.55 ? "F" : "M";
        String scanner = random.nextDouble() < 0.5 ? "A" : "B";
        double noise = (scanner.equals("A") ? 9 : 11) * Math.exp(0.15 * random.nextGaussian());
        double base = COUPLING_SD * random.nextGaussian();
        String label = String.format(Locale.ROOT, "%03d", number + 1);
        if (group == Group.CONTROL) {
            int pcs = (int) Math.round(clamp(8 + 5 * random.nextGaussian(), 0, 52));
            return new Person(
                    label, group, age, sex, scanner, pcs, List.of(0), List.of(bounded(COUPLING_CONTROL + base)), noise);
        }
        double before = clamp(32 + 14 * random.nextGaussian(), 0, 100);
        double rise = 25 + 12 * random.nextGaussian();
        double after = clamp(before + rise, 0, 100);
        int pcs = (int) Math.round(clamp(18 + 0.3 * (rise - 25) + 8 * random.nextGaussian(), 0, 52));
        double post = COUPLING_POST + base + COUPLING_PER_PAIN * (after - before - 25);
        return new Person(
                label,
                group,
                age,
                sex,
                scanner,
                pcs,
                List.of((int) Math.round(before), (int) Math.round(after)),
                List.of(bounded(COUPLING_PRE + base), bounded(post)),
                noise);
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }

    private static double bounded(double r) {
        return clamp(r, -0.9, 0.9);
    }
}
