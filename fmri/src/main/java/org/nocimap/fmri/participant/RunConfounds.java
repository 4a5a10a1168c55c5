package org.nocimap.fmri.participant;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.PreparedRun;
import org.nocimap.fmri.bids.TsvFile;
import org.nocimap.fmri.denoise.NuisanceColumn;
import org.nocimap.fmri.denoise.NuisanceSource;
import org.nocimap.fmri.motion.MotionTrace;
import org.nocimap.fmri.motion.RigidMotion;
import org.nocimap.fmri.spec.ParticipantSpec;

/**
 * What a run's table of confounds says.
 *
 * @param motion of the head
 * @param columns the nuisance regressors that were asked for
 */
record RunConfounds(MotionTrace motion, List<NuisanceColumn> columns) {
    private static final List<String> MOTION = List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");

    RunConfounds {
        columns = List.copyOf(columns);
    }

    /** Reads the table; every problem is added, and a harmless value stands in for what is wrong. */
    static RunConfounds read(PreparedRun run, ParticipantSpec spec, Problems problems) {
        TsvFile table = TsvFile.read(run.confounds(), problems);
        if (table.rows().size() != run.volumes()) {
            problems.error(
                    Location.of(run.confounds()),
                    "has " + table.rows().size() + " rows and the run " + run.volumes() + " volumes",
                    "a row for every volume",
                    "Use the confounds of this very run.");
        }
        Set<String> wanted = new LinkedHashSet<>(MOTION);
        wanted.addAll(spec.confounds());
        List<NuisanceColumn> columns = new ArrayList<>();
        List<double[]> motion = new ArrayList<>();
        for (String name : wanted) {
            double[] values = new double[table.rows().size()];
            if (!table.has(name)) {
                problems.error(
                        Location.of(run.confounds(), 1).about(name),
                        "the column is missing",
                        "a column of this name",
                        MOTION.contains(name)
                                ? "Motion parameters are needed to judge a run; compute the confounds again."
                                : "Correct denoising.confounds in the specification.");
            } else {
                values = finite(table, name, problems);
            }
            if (MOTION.contains(name)) {
                motion.add(values);
            }
            if (spec.confounds().contains(name)) {
                if (constant(values)) {
                    problems.warning(
                            Location.of(run.confounds()).about(name),
                            "the column does not vary",
                            "a column that varies",
                            "It takes nothing out of the run and costs no degree of freedom.");
                }
                columns.add(new NuisanceColumn(source(name), name, values));
            }
        }
        List<NuisanceColumn> all = motionColumns(motion, spec.motionColumns());
        all.addAll(columns);
        return new RunConfounds(trace(motion), all);
    }

    private static double[] finite(TsvFile table, String name, Problems problems) {
        double[] values = table.numbers(name, problems);
        for (int t = 0; t < values.length; t++) {
            if (!Double.isFinite(values[t])) {
                if (t > 0) {
                    problems.error(
                            Location.of(table.file(), t + 2).about(name),
                            "a value is missing",
                            "a number for every volume but the first",
                            "Leave the column out, or complete it.");
                }
                values[t] = 0;
            }
        }
        return values;
    }

    private static boolean constant(double[] values) {
        return java.util.Arrays.stream(values).distinct().count() <= 1;
    }

    private static NuisanceSource source(String name) {
        if (name.startsWith("trans_") || name.startsWith("rot_")) {
            return NuisanceSource.MOTION;
        }
        return name.startsWith("global_signal") ? NuisanceSource.GLOBAL : NuisanceSource.OTHER;
    }

    private static MotionTrace trace(List<double[]> motion) {
        List<RigidMotion> volumes = new ArrayList<>();
        for (int t = 0; t < Math.max(1, motion.get(0).length); t++) {
            double[] p = new double[6];
            for (int c = 0; c < 6; c++) {
                p[c] = t < motion.get(c).length ? motion.get(c)[t] : 0;
            }
            volumes.add(new RigidMotion(p[3], p[4], p[5], p[0], p[1], p[2]));
        }
        return MotionTrace.of(volumes);
    }

    /** 6: the parameters; 12: and their differences; 24: and the squares of both (Satterthwaite et al. 2013). */
    private static List<NuisanceColumn> motionColumns(List<double[]> motion, int count) {
        List<NuisanceColumn> columns = new ArrayList<>();
        for (int c = 0; c < 6 && count >= 6; c++) {
            columns.add(new NuisanceColumn(NuisanceSource.MOTION, MOTION.get(c), motion.get(c)));
        }
        for (int c = 0; c < 6 && count >= 12; c++) {
            double[] step = new double[motion.get(c).length];
            for (int t = 1; t < step.length; t++) {
                step[t] = motion.get(c)[t] - motion.get(c)[t - 1];
            }
            columns.add(new NuisanceColumn(NuisanceSource.MOTION, MOTION.get(c) + "_derivative1", step));
        }
        int linear = columns.size();
        for (int c = 0; c < linear && count == 24; c++) {
            NuisanceColumn column = columns.get(c);
            double[] squares =
                    java.util.Arrays.stream(column.values()).map(v -> v * v).toArray();
            columns.add(new NuisanceColumn(NuisanceSource.MOTION, column.name() + "_power2", squares));
        }
        return columns;
    }
}
