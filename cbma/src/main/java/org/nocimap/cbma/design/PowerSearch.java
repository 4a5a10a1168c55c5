package org.nocimap.cbma.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.nocimap.cbma.ExtentStatistic;
import org.nocimap.engine.Jobs;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.image.Mask;
import org.nocimap.inference.MaxNull;

/**
 * Power of activation likelihood estimation by simulation, and the smallest number of experiments that gives the power wanted.
 *
 * <p>Every simulated meta-analysis is cut at its own cluster-forming ALE, from its own voxel null. The critical size (or mass, or
 * ALE) is shared by those of one number of experiments: the (1 − α) quantile of maxima from a few permutations of each, pooled,
 * since they are draws of one and the same design.
 *
 * <p>Numbers of experiments are tried upwards until one has the power wanted beyond doubt; then the smallest that reaches it is
 * found by bisection. Simulations with more experiments hold those with fewer, so that power rises smoothly. The number found is
 * confirmed by an independent run.
 */
public final class PowerSearch {
    private static final String ALGORITHM = "power-1";
    private static final String SEARCH = "cbma.design.power";
    private static final String CONFIRMATION = "cbma.design.power.confirmation";

    private final PowerSpec spec;
    private final Mask mask;
    private final Jobs jobs;

    /**
     * @param mask where foci lie and the analyses look; its grid is the analysis grid
     */
    public PowerSearch(PowerSpec spec, Mask mask, Jobs jobs) {
        this.spec = spec;
        this.mask = mask;
        this.jobs = jobs;
    }

    /**
     * @param name of the curve's checkpoints, different for every effect of a run
     * @throws InputException when the effect's place lies outside the mask, or the correction cannot be had
     */
    public PowerCurve run(Effect effect, String name) {
        effect.place().filter(place -> !mask.contains(place)).ifPresent(place -> {
            throw InputException.of(
                    Location.option("--peak"),
                    String.format(
                            Locale.ROOT, "(%.1f, %.1f, %.1f) lies outside the mask", place.x(), place.y(), place.z()),
                    "a place inside it, in MNI mm",
                    "Correct the peak, or choose another --mask.");
        });
        ExtentStatistic.of(spec.analysis().corrections().get(0));
        Map<Integer, PowerPoint> points = new TreeMap<>();
        for (int experiments : spec.experiments()) {
            PowerPoint point = simulate(effect, experiments, SEARCH, name);
            points.put(experiments, point);
            if (point.interval().low() >= spec.target()) {
                break;
            }
        }
        Optional<PowerPoint> first =
                points.values().stream().filter(p -> p.power() >= spec.target()).findFirst();
        return first.isPresent()
                ? recommended(effect, name, points, first.get())
                : new PowerCurve(effect, List.copyOf(points.values()), Optional.empty());
    }

    /** The power at one number of experiments, as the search would find it. */
    public PowerPoint at(Effect effect, int experiments) {
        return simulate(effect, experiments, SEARCH, "power-at");
    }

    private PowerCurve recommended(Effect effect, String name, Map<Integer, PowerPoint> points, PowerPoint first) {
        PowerPoint best = first;
        int low = points.keySet().stream()
                .filter(n -> n < first.experiments())
                .max(Integer::compare)
                .orElse(0);
        while (best.experiments() - low > 1) {
            int middle = (low + best.experiments()) >>> 1;
            PowerPoint point = simulate(effect, middle, SEARCH, name);
            points.put(middle, point);
            if (point.power() >= spec.target()) {
                best = point;
            } else {
                low = middle;
            }
        }
        PowerPoint confirmation = simulate(effect, best.experiments(), CONFIRMATION, name + "-confirmation");
        List<PowerPoint> all = new ArrayList<>(points.values());
        int smallest = all.stream()
                .filter(p -> p.interval().high() >= spec.target())
                .findFirst()
                .orElseThrow()
                .experiments();
        OptionalInt largest = all.stream()
                .filter(p -> p.interval().low() >= spec.target())
                .mapToInt(PowerPoint::experiments)
                .findFirst();
        return new PowerCurve(
                effect, all, Optional.of(new PowerCurve.Recommendation(best, confirmation, smallest, largest)));
    }

    private PowerPoint simulate(Effect effect, int experiments, String purpose, String name) {
        PowerJob job = new PowerJob(spec, effect, mask, experiments, purpose);
        String fingerprint = String.join(
                "\n",
                ALGORITHM,
                spec.toString(),
                effect.toString(),
                "mask " + mask.size() + " " + java.util.Arrays.hashCode(mask.indices()) + " " + mask.grid());
        List<double[]> blocks = jobs.run(job, name + "-" + experiments, fingerprint);
        double[] maxima = new double[spec.simulations() * spec.permutations()];
        double[] extents = new double[spec.simulations()];
        int simulation = 0;
        for (double[] block : blocks) {
            for (int at = 0; at < block.length; at += job.width()) {
                extents[simulation] = block[at];
                System.arraycopy(block, at + 1, maxima, simulation * spec.permutations(), spec.permutations());
                simulation++;
            }
        }
        double critical = MaxNull.of(maxima).critical(spec.analysis().alpha());
        int found = 0;
        for (double extent : extents) {
            found += extent > critical ? 1 : 0;
        }
        return new PowerPoint(experiments, found, spec.simulations(), critical);
    }
}
