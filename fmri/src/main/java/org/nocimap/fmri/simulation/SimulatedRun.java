package org.nocimap.fmri.simulation;

import java.util.stream.IntStream;
import org.nocimap.engine.RandomStream;

/**
 * One run: networks, motion, heartbeat and breathing, drift and noise on the head's image.
 *
 * @param volumes {@code float[T][V]} over the head's mask, whole numbers
 * @param motion {@code double[6][T]}: shifts in mm, then rotations in radians
 * @param physiology of the run
 * @param courses {@code double[networks][T]}, the planted time courses
 */
record SimulatedRun(float[][] volumes, double[][] motion, Physiology physiology, double[][] courses) {
    private static final double NETWORK_AMPLITUDE = 14;
    private static final double CARDIAC_AMPLITUDE = 12;
    private static final double RESPIRATORY_AMPLITUDE = 8;
    private static final double COURSE_MEMORY = 0.5;
    private static final double NOISE_MEMORY = 0.2;

    static SimulatedRun draw(CohortPlan plan, Head head, Person person, int number, int session) {
        RandomStream random = RandomStream.of(plan.seed(), "fmri.cohort.run", 2L * number + session);
        return draw(plan, head, person, random, person.coupling().get(session), new double[plan.volumes()]);
    }

    /** A run of the pressure task: what is planted in the response of S1-back is added to its course. */
    static SimulatedRun drawTask(
            CohortPlan plan, Head head, Person person, int number, int repetition, double[] response) {
        RandomStream random = RandomStream.of(plan.seed(), "fmri.cohort.task", 2L * number + repetition);
        return draw(plan, head, person, random, 0, response);
    }

    private static SimulatedRun draw(
            CohortPlan plan, Head head, Person person, RandomStream random, double coupling, double[] response) {
        int time = plan.volumes();
        double[][] courses = courses(random, time, coupling);
        double[] own = courses[Network.ALL.indexOf(Network.S1BACK)];
        for (int t = 0; t < time; t++) {
            own[t] += response[t];
        }
        double[][] motion = motion(random, time);
        Physiology physiology = Physiology.draw(random, time * plan.trSeconds());
        int slices = head.mask().grid().nz();
        double[] drift = {4 * random.nextGaussian(), 4 * random.nextGaussian()};
        float[][] volumes = new float[time][];
        long noiseSeed = random.next();
        int voxels = head.mask().size();
        float[] level = new float[voxels];
        float[] noise = new float[voxels];
        RandomStream white = RandomStream.of(noiseSeed, "fmri.cohort.noise", 0);
        int plane = head.mask().grid().nx() * head.mask().grid().ny();
        for (int t = 0; t < time; t++) {
            System.arraycopy(head.image(), 0, level, 0, voxels);
            for (int k = 0; k < courses.length; k++) {
                add(level, head.networks()[k], NETWORK_AMPLITUDE * courses[k][t]);
            }
            for (int p = 0; p < 6; p++) {
                add(level, head.motion()[p], motion[p][t]);
            }
            double slow = drift[0] * (2.0 * t / time - 1) + drift[1] * Math.cos(Math.PI * t / time);
            float[] volume = new float[voxels];
            double[] cardiac = new double[slices];
            double[] breath = new double[slices];
            for (int k = 0; k < slices; k++) {
                double at = (t + k / (double) slices) * plan.trSeconds();
                double c = physiology.cardiacAt(at);
                double r = physiology.respiratoryAt(at);
                cardiac[k] = CARDIAC_AMPLITUDE * (Math.cos(c) + 0.5 * Math.sin(2 * c));
                breath[k] = RESPIRATORY_AMPLITUDE * (Math.cos(r) + 0.3 * Math.sin(2 * r));
            }
            for (int v = 0; v < voxels; v++) {
                double fresh = white.nextGaussian();
                noise[v] = (float)
                        (t == 0 ? fresh : NOISE_MEMORY * noise[v] + Math.sqrt(1 - NOISE_MEMORY * NOISE_MEMORY) * fresh);
                int k = head.mask().index(v) / plane;
                double pulse = head.csf()[v] > 0 ? 1 : head.white()[v] > 0 ? 0.15 : 0.08;
                volume[v] =
                        Math.round(level[v] + slow + pulse * cardiac[k] + 0.25 * breath[k] + person.noise() * noise[v]);
            }
            volumes[t] = volume;
        }
        return new SimulatedRun(volumes, motion, physiology, courses);
    }

    private static void add(float[] to, float[] from, double times) {
        float factor = (float) times;
        for (int v = 0; v < to.length; v++) {
            to[v] += factor * from[v];
        }
    }

    /** Independent AR(1) courses of variance 1; S1-back shares the planted correlation with the salience network. */
    private static double[][] courses(RandomStream random, int time, double coupling) {
        int networks = Network.ALL.size();
        double[][] courses = new double[networks][time];
        for (int k = 0; k < networks; k++) {
            double value = random.nextGaussian();
            for (int t = 0; t < time; t++) {
                value = COURSE_MEMORY * value + Math.sqrt(1 - COURSE_MEMORY * COURSE_MEMORY) * random.nextGaussian();
                courses[k][t] = value;
            }
        }
        double[] own = courses[Network.ALL.indexOf(Network.S1BACK)];
        double[] salience = courses[Network.ALL.indexOf(Network.SALIENCE)];
        for (int t = 0; t < time; t++) {
            own[t] = coupling * salience[t] + Math.sqrt(1 - coupling * coupling) * own[t];
        }
        return courses;
    }

    /** A slow walk and now and then a jerk, relative to the middle volume. */
    private static double[][] motion(RandomStream random, int time) {
        double restless = Math.exp(0.5 * random.nextGaussian());
        double[][] motion = new double[6][time];
        double[] at = new double[6];
        for (int t = 0; t < time; t++) {
            boolean jerk = random.nextDouble() < 0.02 * restless;
            for (int p = 0; p < 6; p++) {
                double step = (p < 3 ? 0.025 : 0.0003) * restless * random.nextGaussian();
                at[p] = 0.97 * at[p] + step * (jerk ? 8 : 1);
                motion[p][t] = at[p];
            }
        }
        for (double[] parameter : motion) {
            double middle = parameter[time / 2];
            IntStream.range(0, time).forEach(t -> parameter[t] -= middle);
        }
        return motion;
    }
}
