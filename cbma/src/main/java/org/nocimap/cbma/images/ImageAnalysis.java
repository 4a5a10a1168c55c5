package org.nocimap.cbma.images;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Engine;
import org.nocimap.engine.Progress;
import org.nocimap.files.Checksum;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.image.Mask;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.MapMaxima;
import org.nocimap.inference.MaxNull;
import org.nocimap.inference.SignedCorrection;
import org.nocimap.inference.StatisticMap;
import org.nocimap.stats.Normal;

/**
 * Image-based meta-analysis (Salimi-Khorshidi et al. 2009, doi:10.1016/j.neuroimage.2008.12.039): the studies' maps combined voxel by
 * voxel. Without effect anywhere a study's map is as likely as its negative, so flipping the signs of whole studies gives the null
 * of the map's maximum (Nichols and Holmes 2002, doi:10.1002/hbm.1058).
 *
 * <p>The result depends on the spec, the mask and the set of studies, not on their order, on the engine's threads, or on whether the
 * run was interrupted.
 */
public final class ImageAnalysis {
    /** Changes whenever the same input would give other numbers, so that old checkpoints are not continued. */
    private static final String ALGORITHM = "images-1";

    /** Below this the corrected p are coarse and the estimate of τ² is loose. */
    private static final int FEW_STUDIES = 5;

    private final ImageSpec spec;
    private final Mask mask;
    private final Engine engine;
    private final Checkpoints checkpoints;
    private final Progress progress;

    /**
     * @param mask where to look; the studies' maps are arrays in its order
     */
    public ImageAnalysis(ImageSpec spec, Mask mask, Engine engine, Checkpoints checkpoints, Progress progress) {
        this.spec = spec;
        this.mask = mask;
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.progress = progress;
    }

    /**
     * @param given at least two studies, each name once
     * @throws org.nocimap.files.InputException when the maps cannot be analysed
     */
    public ImageResult run(List<StudyMap> given) {
        List<StudyMap> studies =
                given.stream().sorted(Comparator.comparing(StudyMap::study)).toList();
        check(studies);
        int needed = spec.needed(studies.size());
        ImageStack stack = ImageStack.of(studies, mask, spec.estimator(), needed);
        if (stack.voxels() == 0) {
            Problems problems = new Problems();
            problems.error(
                    Location.option("--min-studies"),
                    "no voxel of the mask has a value in " + needed + " studies",
                    "maps that overlap, in the space of the mask",
                    "Check the maps' space and variance maps, or lower --min-studies.");
            problems.throwIfAny();
        }
        ImageMaps maps = stack.combine();
        InferenceSpec inference = spec.inference();
        double cut = Normal.isf(inference.voxelP() / 2);
        SignFlips flips = SignFlips.of(studies.size(), inference.permutations(), inference.seed());
        Map<Correction, MaxNull> maxima = Map.of();
        if (inference.permutes()) {
            SignFlipJob job = new SignFlipJob(stack, flips, inference.connectivity(), inference.corrections(), cut);
            try (Checkpoint checkpoint = checkpoints.open("permutations", fingerprint(stack), job.blocks())) {
                maxima = MapMaxima.nulls(engine.run(job, checkpoint, progress), job.width());
            }
        }
        // Compared with the permutations as they are computed, so that the unflipped map is one of them to the last
        // bit.
        double[][] unflipped = new double[1][stack.voxels()];
        byte[][] none = new byte[1][studies.size()];
        java.util.Arrays.fill(none[0], (byte) 1);
        new FlippedMaps(stack).combine(none, unflipped);
        StatisticMap map = new StatisticMap(stack.mask(), unflipped[0], unflipped[0], maps.p());
        List<SignedCorrection> corrected =
                SignedCorrection.apply(inference.rule(), map, cut, maxima, inference.corrections());
        return new ImageResult(
                spec,
                stack.mask(),
                studies,
                maps,
                mask.size() - stack.voxels(),
                inference.permutes() ? flips.permutations() : 0,
                flips.everyWay(),
                cut,
                corrected,
                warnings(studies, stack, flips));
    }

    private void check(List<StudyMap> studies) {
        Problems problems = new Problems();
        if (studies.size() < 2) {
            problems.error(
                    Location.NOWHERE,
                    studies.isEmpty() ? "there is no study" : "there is one study",
                    "at least two studies",
                    "Add the maps of other studies.");
        }
        for (int i = 0; i < studies.size(); i++) {
            StudyMap study = studies.get(i);
            Location where = Location.NOWHERE.about(study.study());
            if (study.values().length != mask.size()) {
                throw new IllegalArgumentException("the map of " + study.study() + " lies over another mask");
            }
            if (i > 0 && study.study().equals(studies.get(i - 1).study())) {
                problems.error(where, "the study is there twice", "each study once", "Rename or remove one.");
            }
            if (spec.estimator().needs() == ImageEstimator.Needs.EFFECTS && study.variances().length == 0) {
                problems.error(
                        where,
                        "there is no variance, which " + spec.estimator().title() + " needs",
                        "an effect map and a varcope or se map",
                        "Give both, or combine z with --estimator stouffer or fisher.");
            }
            if (spec.estimator() == ImageEstimator.STOUFFER_WEIGHTED
                    && study.subjects().isEmpty()) {
                problems.error(
                        where,
                        "the number of subjects is missing, which the weights need",
                        "a whole number above 0 in the column n",
                        "Add it, or use --estimator stouffer.");
            }
            if (study.known() == 0) {
                problems.error(
                        where,
                        "the map has no value in the mask",
                        "numbers other than NaN (z, t: other than 0; variances above 0)",
                        "Check the map, its space and the mask.");
            }
        }
        problems.throwIfAny();
    }

    private List<Problem> warnings(List<StudyMap> studies, ImageStack stack, SignFlips flips) {
        List<Problem> warnings = new ArrayList<>();
        if (studies.size() < FEW_STUDIES) {
            warnings.add(Problem.warning(
                    Location.NOWHERE,
                    "only " + studies.size() + " studies; τ² and permutation p are coarse",
                    "",
                    "Read the result as exploratory."));
        }
        int left = mask.size() - stack.voxels();
        if (left > 0) {
            warnings.add(Problem.warning(
                    Location.NOWHERE,
                    String.format(
                            Locale.ROOT,
                            "%d of %d voxels of the mask have fewer than %d studies and are left out",
                            left,
                            mask.size(),
                            spec.needed(studies.size())),
                    "",
                    "studies.nii.gz counts them; --min-studies changes the limit."));
        }
        // The map with all signs flipped has the same maxima over both signs, so p is at least twice 1 / 2^k.
        double smallest = (flips.everyWay() ? 2.0 : 1.0) / (1.0 + flips.permutations());
        if (spec.inference().permutes() && smallest > spec.inference().alpha()) {
            warnings.add(Problem.warning(
                    Location.option("--permutations"),
                    String.format(
                            Locale.ROOT,
                            "with %d sign flips%s no corrected p can be below %.3f, so nothing can be significant",
                            flips.permutations(),
                            flips.everyWay() ? ", all there are of " + studies.size() + " studies," : "",
                            smallest),
                    "more studies, or more permutations",
                    "Use a correction without permutations, such as --correction fdr."));
        }
        return warnings;
    }

    private String fingerprint(ImageStack stack) {
        StringBuilder text = new StringBuilder(ALGORITHM).append('\n').append(spec);
        ByteBuffer bytes = ByteBuffer.allocate(16 * stack.voxels() + 4 * stack.voxels());
        for (int i = 0; i < stack.studies(); i++) {
            bytes.clear();
            for (int n = 0; n < stack.voxels(); n++) {
                bytes.putDouble(stack.value(i, n)).putDouble(stack.variance(i, n));
                bytes.putInt(stack.mask().index(n));
            }
            text.append('\n').append(stack.weight(i)).append(' ').append(Checksum.sha256(bytes.array()));
        }
        return text.append('\n').append(stack.mask().grid()).toString();
    }
}
