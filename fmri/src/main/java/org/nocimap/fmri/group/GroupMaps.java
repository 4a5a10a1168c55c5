package org.nocimap.fmri.group;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Resample;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;

/**
 * The maps of a design's participants where all of them have a value.
 *
 * @param mask the voxels with a value, and a variance above 0, of every participant
 * @param effects {@code float[participant][voxel]}
 * @param variances the same, or empty when none are needed
 * @param files that were read
 * @param leftOut voxels of the mask asked for where somebody has no value
 * @param warnings what is suspicious
 */
public record GroupMaps(
        Mask mask, float[][] effects, float[][] variances, Set<Path> files, int leftOut, List<Problem> warnings) {
    /** A participant who lacks more of the voxels that are left than this is named. */
    private static final double MANY = 0.05;

    public GroupMaps {
        files = Set.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /** Which variances the estimator needs. */
    public enum Need {
        EFFECTS,
        EFFECTS_AND_VARIANCES
    }

    /**
     * @param asked where to look; brought onto the grid of the maps
     * @throws InputException with everything that is unreadable, on another grid or missing
     */
    public static GroupMaps read(List<GroupRow> rows, Mask asked, Need need) {
        return new Reader(asked, need).read(rows);
    }

    private static final class Reader {
        private final Mask asked;
        private final Need need;
        private final Problems problems = new Problems();
        private final Set<Path> files = new LinkedHashSet<>();
        private Optional<Mask> target = Optional.empty();
        private String first = "";

        Reader(Mask asked, Need need) {
            this.asked = asked;
            this.need = need;
        }

        GroupMaps read(List<GroupRow> rows) {
            boolean variances = need == Need.EFFECTS_AND_VARIANCES;
            for (GroupRow row : rows) {
                if (variances && row.variances().size() != row.effects().size()) {
                    problems.error(
                            row.where(),
                            "there is no variance map, which mixed and fixed effects need",
                            "a NIfTI file in the column variance",
                            "Name it, or use --estimator ols.");
                }
            }
            problems.throwIfAny();
            float[][] y = new float[rows.size()][];
            float[][] v = new float[variances ? rows.size() : 0][];
            for (int i = 0; i < rows.size(); i++) {
                GroupRow row = rows.get(i);
                y[i] = map(row.effects().get(0), row);
                if (row.effects().size() == 2) {
                    combine(y[i], map(row.effects().get(1), row), -1);
                }
                if (variances) {
                    v[i] = map(row.variances().get(0), row);
                    negative(v[i], row.variances().get(0), row);
                    if (row.variances().size() == 2) {
                        float[] other = map(row.variances().get(1), row);
                        negative(other, row.variances().get(1), row);
                        combine(v[i], other, 1);
                    }
                }
            }
            problems.throwIfAny();
            return cut(rows, y, v);
        }

        private static void combine(float[] to, float[] other, int sign) {
            for (int n = 0; n < to.length; n++) {
                to[n] += sign * other[n];
            }
        }

        private void negative(float[] map, Path file, GroupRow row) {
            int below = 0;
            for (float value : map) {
                below += value < 0 ? 1 : 0;
            }
            if (below > 0) {
                problems.error(
                        Location.of(file).about(row.subject()),
                        below + " voxels of the variance map are below 0",
                        "variances, squared standard errors",
                        "Look whether it is a variance map at all.");
            }
        }

        private float[] map(Path file, GroupRow row) {
            files.add(file);
            NiftiImage image;
            try {
                image = NiftiFile.read(file);
                if (image.volumes() != 1) {
                    problems.error(
                            Location.of(file).about(row.subject()),
                            "the file holds " + image.volumes() + " volumes",
                            "one map",
                            "Name a file with one volume.");
                    return new float[target.orElse(asked).size()];
                }
                return values(image.volume(), file, row);
            } catch (InputException e) {
                problems.addAll(e.problems());
                return new float[target.orElse(asked).size()];
            }
        }

        private float[] values(Volume volume, Path file, GroupRow row) {
            if (target.isEmpty()) {
                first = String.valueOf(file.getFileName());
                target = Optional.of(
                        volume.grid().isAlike(asked.grid()) ? asked : Resample.toGrid(asked, volume.grid()));
            }
            Mask mask = target.get();
            if (!volume.grid().isAlike(mask.grid())) {
                problems.error(
                        Location.of(file).about(row.subject()),
                        "the map lies on another grid (" + describe(volume.grid()) + ") than " + first + " ("
                                + describe(mask.grid()) + ")",
                        "all maps on one grid",
                        "Bring the maps onto one grid.");
                return new float[mask.size()];
            }
            float[] values = new float[mask.size()];
            for (int n = 0; n < values.length; n++) {
                values[n] = volume.data()[mask.index(n)];
            }
            return values;
        }

        private GroupMaps cut(List<GroupRow> rows, float[][] y, float[][] v) {
            Mask mask = target.orElse(asked);
            boolean[] whole = new boolean[mask.size()];
            int[] lacking = new int[rows.size()];
            int kept = 0;
            for (int n = 0; n < whole.length; n++) {
                boolean all = true;
                boolean any = false;
                for (int i = 0; i < y.length; i++) {
                    boolean has =
                            Float.isFinite(y[i][n]) && (v.length == 0 || (Float.isFinite(v[i][n]) && v[i][n] > 0));
                    any |= y[i][n] != 0;
                    all &= has;
                    lacking[i] += has ? 0 : 1;
                }
                whole[n] = all && any;
                kept += whole[n] ? 1 : 0;
            }
            for (int i = 0; i < lacking.length; i++) {
                if (lacking[i] > MANY * mask.size()) {
                    problems.warning(
                            rows.get(i).where(),
                            String.format(
                                    Locale.ROOT,
                                    "%d of %d voxels of the mask have no value%s",
                                    lacking[i],
                                    mask.size(),
                                    v.length == 0 ? "" : " or no variance above 0"),
                            "maps that cover the mask",
                            "They are left out for everybody; look at the map, or leave the participant out.");
                }
            }
            if (kept == 0) {
                problems.error(
                        Location.NOWHERE,
                        "no voxel of the mask has a value of every participant",
                        "maps that overlap, in the space of the mask",
                        "Check the maps and the mask.");
                problems.throwIfAny();
            }
            int voxels = kept;
            float[][] effects = new float[y.length][];
            float[][] variances = new float[v.length][];
            for (int i = 0; i < y.length; i++) {
                effects[i] = compact(y[i], whole, voxels);
                y[i] = new float[0];
                if (v.length > 0) {
                    variances[i] = compact(v[i], whole, voxels);
                    v[i] = new float[0];
                }
            }
            return new GroupMaps(
                    mask.where(n -> whole[n]), effects, variances, files, mask.size() - kept, problems.warnings());
        }

        private static float[] compact(float[] map, boolean[] keep, int size) {
            float[] kept = new float[size];
            int at = 0;
            for (int n = 0; n < map.length; n++) {
                if (keep[n]) {
                    kept[at++] = map[n];
                }
            }
            return kept;
        }
    }

    private static String describe(Grid grid) {
        return String.format(
                Locale.ROOT,
                "%d×%d×%d voxels of %.3g mm",
                grid.nx(),
                grid.ny(),
                grid.nz(),
                grid.affine().columnNorm(0));
    }
}
