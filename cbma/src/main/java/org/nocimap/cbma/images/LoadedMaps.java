package org.nocimap.cbma.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.nocimap.evidence.images.ListedMaps;
import org.nocimap.evidence.images.MapKind;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.image.Grid;
import org.nocimap.image.Interpolation;
import org.nocimap.image.Mask;
import org.nocimap.image.Resample;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;
import org.nocimap.stats.StudentT;

/**
 * The maps of a list, read one after the other and kept only inside the mask.
 *
 * @param mask the mask on the grid of the maps, or of the mask where maps were brought onto it
 * @param studies in the order of the list
 * @param files that were read, in order
 * @param warnings what was assumed
 */
public record LoadedMaps(Mask mask, List<StudyMap> studies, List<Path> files, List<Problem> warnings) {
    public LoadedMaps {
        studies = List.copyOf(studies);
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /**
     * Deviates come from z, else from t (by the list's degrees of freedom, else n − 1), else from an effect over its standard error.
     * In z and t maps 0 stands for no value, as in the field's files.
     *
     * @param list at least one study
     * @param mask where to look, in the maps' space
     * @throws org.nocimap.files.InputException with everything that is missing, unreadable or on another grid
     */
    public static LoadedMaps read(List<ListedMaps> list, ImageEstimator estimator, Mask mask, GridRule rule) {
        Problems problems = new Problems();
        for (ListedMaps study : list) {
            Chosen.check(study, estimator, problems);
        }
        problems.throwIfAny();
        Reader reader = new Reader(mask, rule);
        List<StudyMap> studies = new ArrayList<>();
        for (ListedMaps study : list) {
            studies.add(reader.study(study, Chosen.of(study, estimator)));
        }
        reader.problems.throwIfAny();
        List<Problem> warnings = new ArrayList<>(reader.problems.warnings());
        return new LoadedMaps(reader.target.orElse(mask), studies, reader.files, warnings);
    }

    /** Which of a study's maps are used. */
    private enum Chosen {
        Z,
        T,
        EFFECT_AND_VARCOPE,
        EFFECT_AND_SE;

        static void check(ListedMaps study, ImageEstimator estimator, Problems problems) {
            Map<MapKind, Path> files = study.files();
            boolean effect = files.containsKey(MapKind.BETA);
            boolean variance = files.containsKey(MapKind.VARCOPE) || files.containsKey(MapKind.SE);
            boolean effects = effect && variance;
            if (estimator.needs() == ImageEstimator.Needs.EFFECTS) {
                if (!effects) {
                    problems.error(
                            study.where(),
                            effect
                                    ? "there is no map of the effect's variance, which " + estimator.title() + " needs"
                                    : "there is no " + (variance ? "" : "effect map and no variance ")
                                            + (variance ? "effect map, which " : "map, which ") + estimator.title()
                                            + " needs",
                            "a beta map and a varcope or se map",
                            "Name both, or combine z or t maps with --estimator stouffer or fisher.");
                }
            } else if (!files.containsKey(MapKind.Z) && !files.containsKey(MapKind.T) && !effects) {
                problems.error(
                        study.where(),
                        "there is neither a z nor a t map, nor an effect with its variance",
                        "a z map, a t map, or a beta map with a varcope or se map",
                        "Name one of them.");
            } else if (!files.containsKey(MapKind.Z)
                    && files.containsKey(MapKind.T)
                    && study.df().isEmpty()
                    && (study.subjects().isEmpty() || study.subjects().getAsInt() < 2)) {
                problems.error(
                        study.where(),
                        "the degrees of freedom of the t map are missing",
                        "a number in the column df, or n",
                        "Add df; for a single group it is n − 1.");
            }
            if (estimator == ImageEstimator.STOUFFER_WEIGHTED
                    && study.subjects().isEmpty()) {
                problems.error(
                        study.where(),
                        "the number of subjects is missing, which the weights need",
                        "a whole number above 0 in the column n",
                        "Add it, or use --estimator stouffer.");
            }
        }

        static Chosen of(ListedMaps study, ImageEstimator estimator) {
            boolean deviates = estimator.needs() == ImageEstimator.Needs.DEVIATES;
            if (deviates && study.files().containsKey(MapKind.Z)) {
                return Z;
            }
            if (deviates && study.files().containsKey(MapKind.T)) {
                return T;
            }
            return study.files().containsKey(MapKind.VARCOPE) ? EFFECT_AND_VARCOPE : EFFECT_AND_SE;
        }
    }

    /** Reads map after map; the first decides on the grid. */
    private static final class Reader {
        private final Mask asked;
        private final GridRule rule;
        private final Problems problems = new Problems();
        private final List<Path> files = new ArrayList<>();
        private java.util.Optional<Mask> target = java.util.Optional.empty();
        private Path first = Path.of("");

        Reader(Mask asked, GridRule rule) {
            this.asked = asked;
            this.rule = rule;
        }

        StudyMap study(ListedMaps listed, Chosen chosen) {
            OptionalInt n = listed.subjects();
            return switch (chosen) {
                case Z -> named(listed, n, withoutZeros(values(listed, MapKind.Z)), new double[0], "z");
                case T -> {
                    OptionalDouble given = listed.df();
                    double df = given.isPresent() ? given.getAsDouble() : n.orElseThrow() - 1.0;
                    if (given.isEmpty()) {
                        problems.warning(
                                listed.where(),
                                "the degrees of freedom of the t map are not given; n − 1 = " + (int) df + " is taken",
                                "a number in the column df",
                                "Add the column df where t comes from more than one group.");
                    }
                    double[] z = withoutZeros(values(listed, MapKind.T));
                    for (int v = 0; v < z.length; v++) {
                        z[v] = StudentT.z(z[v], df);
                    }
                    yield named(listed, n, z, new double[0], "t with " + df + " degrees of freedom");
                }
                case EFFECT_AND_VARCOPE -> {
                    StudyMap map = StudyMap.ofEffects(
                            listed.study(), n, values(listed, MapKind.BETA), values(listed, MapKind.VARCOPE));
                    yield named(listed, n, map.values(), map.variances(), "effect and variance");
                }
                case EFFECT_AND_SE -> {
                    double[] se = values(listed, MapKind.SE);
                    for (int v = 0; v < se.length; v++) {
                        se[v] = se[v] > 0 ? se[v] * se[v] : Double.NaN;
                    }
                    StudyMap map = StudyMap.ofEffects(listed.study(), n, values(listed, MapKind.BETA), se);
                    yield named(listed, n, map.values(), map.variances(), "effect and standard error");
                }
            };
        }

        private static StudyMap named(
                ListedMaps listed, OptionalInt n, double[] values, double[] variances, String source) {
            return new StudyMap(listed.study(), n, values, variances, source);
        }

        private static double[] withoutZeros(double[] map) {
            for (int v = 0; v < map.length; v++) {
                if (map[v] == 0 || Double.isInfinite(map[v])) {
                    map[v] = Double.NaN;
                }
            }
            return map;
        }

        private double[] values(ListedMaps listed, MapKind kind) {
            Path file = listed.files().get(kind);
            if (file == null) {
                throw new IllegalStateException("the maps were checked");
            }
            files.add(file);
            NiftiImage image = NiftiFile.read(file);
            if (image.volumes() != 1) {
                problems.error(
                        Location.of(file).about(listed.study()),
                        "the file holds " + image.volumes() + " volumes",
                        "one map",
                        "Name a file with one volume.");
                return new double[target.orElse(asked).size()];
            }
            Volume volume = image.volume();
            if (rule == GridRule.RESAMPLE) {
                target = java.util.Optional.of(asked);
                return asked.valuesOf(
                        volume.grid().isAlike(asked.grid())
                                ? new Volume(asked.grid(), volume.data())
                                : Resample.toGrid(volume, asked.grid(), Interpolation.LINEAR, Float.NaN));
            }
            if (target.isEmpty()) {
                first = file;
                target = java.util.Optional.of(
                        volume.grid().isAlike(asked.grid()) ? asked : Resample.toGrid(asked, volume.grid()));
            }
            Grid grid = target.get().grid();
            if (!volume.grid().isAlike(grid)) {
                problems.error(
                        Location.of(file).about(listed.study()),
                        "the map lies on another grid (" + describe(volume.grid()) + ") than " + first.getFileName()
                                + " (" + describe(grid) + ")",
                        "all maps on one grid",
                        "Add --resample to bring them onto the mask's grid.");
                return new double[target.get().size()];
            }
            return target.get().valuesOf(new Volume(grid, volume.data()));
        }
    }

    private static String describe(Grid grid) {
        return String.format(
                java.util.Locale.ROOT,
                "%d×%d×%d voxels of %.3g×%.3g×%.3g mm, first at (%.4g, %.4g, %.4g)",
                grid.nx(),
                grid.ny(),
                grid.nz(),
                grid.affine().columnNorm(0),
                grid.affine().columnNorm(1),
                grid.affine().columnNorm(2),
                grid.affine().get(0, 3),
                grid.affine().get(1, 3),
                grid.affine().get(2, 3));
    }
}
