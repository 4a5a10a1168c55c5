package org.nocimap.fmri.simulation;

import org.nocimap.engine.RandomStream;

/**
 * Heartbeat and breathing of which the phases are known.
 *
 * @param rateHz of the recording
 * @param cardiacPhase 0 to 2π at every sample, 0 at a beat
 * @param respiratoryPhase 0 to 2π at every sample, 0 at the end of breathing in
 */
record Physiology(double rateHz, double[] cardiacPhase, double[] respiratoryPhase) {
    private static final double RATE = 50;

    /** Rates wander slowly around 1.1 and 0.27 Hz. */
    static Physiology draw(RandomStream random, double seconds) {
        int samples = (int) Math.ceil(seconds * RATE) + 1;
        return new Physiology(RATE, phase(random, samples, 1.1), phase(random, samples, 0.27));
    }

    private static double[] phase(RandomStream random, int samples, double hz) {
        double[] phase = new double[samples];
        double at = 2 * Math.PI * random.nextDouble();
        double wander = 0;
        for (int n = 0; n < samples; n++) {
            phase[n] = at % (2 * Math.PI);
            wander += -wander * 0.002 + 0.006 * random.nextGaussian();
            at += 2 * Math.PI * hz * Math.exp(0.6 * wander) / RATE;
        }
        return phase;
    }

    double cardiacAt(double seconds) {
        return cardiacPhase[index(seconds)];
    }

    double respiratoryAt(double seconds) {
        return respiratoryPhase[index(seconds)];
    }

    private int index(double seconds) {
        return (int) Math.min(cardiacPhase.length - 1, Math.max(0, Math.round(seconds * rateHz)));
    }

    /** The pulse as a finger clip shows it: steep rise, slow fall. */
    double pulse(int sample) {
        double p = cardiacPhase[sample];
        return Math.exp(-0.5 * Math.pow((p > Math.PI ? p - 2 * Math.PI : p) / 0.6, 2)) + 0.1 * Math.cos(2 * p);
    }

    /** The belt: highest at the end of breathing in. */
    double belt(int sample) {
        return Math.cos(respiratoryPhase[sample]) + 0.15 * Math.cos(2 * respiratoryPhase[sample]);
    }
}
