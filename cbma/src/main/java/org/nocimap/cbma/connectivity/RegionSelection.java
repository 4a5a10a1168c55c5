package org.nocimap.cbma.connectivity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * The experiments of a database that report at least one focus in a region.
 *
 * @param region where
 * @param unit what a focus there selects
 * @param rows every experiment of the database, in its order
 */
public record RegionSelection(RegionOfInterest region, SelectionUnit unit, List<Row> rows) {
    /** With more than this share of the database selected, specificity has little to compare with. */
    private static final double MOST_OF_THE_DATABASE = 0.5;

    public RegionSelection {
        rows = List.copyOf(rows);
    }

    /**
     * An experiment of the database.
     *
     * @param study its study's id
     * @param experiment its name
     * @param subjects its sample, when known
     * @param foci all it reports
     * @param inRegion those in the region
     * @param selected whether it is analysed
     */
    public record Row(
            String study, String experiment, OptionalInt subjects, int foci, int inRegion, boolean selected) {}

    private record Key(String study, String experiment) {}

    /**
     * Looks for the region in a database.
     *
     * @param database foci in MNI space, not yet pooled
     */
    public static RegionSelection of(StudySet database, RegionOfInterest region, SelectionUnit unit) {
        List<Row> rows = new ArrayList<>();
        for (Study study : database.studies()) {
            List<Integer> inside = new ArrayList<>();
            int inStudy = 0;
            for (Experiment experiment : study.experiments()) {
                int n = (int) experiment.foci().stream()
                        .filter(focus -> region.contains(focus.point()))
                        .count();
                inside.add(n);
                inStudy += n;
            }
            for (int e = 0; e < inside.size(); e++) {
                Experiment experiment = study.experiments().get(e);
                int deciding = unit == SelectionUnit.STUDY ? inStudy : inside.get(e);
                rows.add(new Row(
                        study.id(),
                        experiment.name(),
                        experiment.subjects(),
                        experiment.foci().size(),
                        inside.get(e),
                        deciding > 0));
            }
        }
        return new RegionSelection(region, unit, rows);
    }

    /** Number of selected experiments, before any pooling. */
    public int experiments() {
        return (int) rows.stream().filter(Row::selected).count();
    }

    /** Number of studies that a selected experiment belongs to. */
    public int studies() {
        return (int)
                rows.stream().filter(Row::selected).map(Row::study).distinct().count();
    }

    /** Number of foci in the region. */
    public int foci() {
        return rows.stream().mapToInt(Row::inRegion).sum();
    }

    /**
     * The selected experiments of the same database, in whatever space; studies without one are left out.
     *
     * @param same has the same studies and experiments as the database
     */
    public StudySet keep(StudySet same) {
        Set<Key> selected = new HashSet<>();
        rows.stream().filter(Row::selected).forEach(row -> selected.add(new Key(row.study(), row.experiment())));
        List<Study> studies = new ArrayList<>();
        for (Study study : same.studies()) {
            List<Experiment> kept = study.experiments().stream()
                    .filter(e -> selected.contains(new Key(study.id(), e.name())))
                    .toList();
            if (!kept.isEmpty()) {
                studies.add(study.withExperiments(kept));
            }
        }
        return same.withStudies(studies);
    }

    /**
     * @param mask of the analysis
     * @throws InputException when the region has no voxel of the mask
     */
    public static void requireInside(RegionOfInterest region, Mask mask) {
        if (region.within(mask).size() > 0) {
            return;
        }
        if (region instanceof RegionOfInterest.Sphere sphere && mask.contains(sphere.centre())) {
            return;
        }
        throw InputException.of(
                Location.NOWHERE.about(region.title()),
                "the region lies outside the mask",
                "a region that holds at least one voxel of the mask, in MNI millimetres",
                "Check the coordinates and their signs, or choose another mask.");
    }

    /**
     * @param database the one that was looked through
     * @throws InputException when no experiment reports a focus in the region
     */
    public void requireSome(StudySet database) {
        if (experiments() > 0) {
            return;
        }
        throw InputException.of(
                Location.NOWHERE.about(region.title()),
                "none of the " + rows.size() + (rows.size() == 1 ? " experiment" : " experiments")
                        + " reports a focus in the region" + nearest(database),
                "a region in which the database has foci",
                "Choose a larger region, another one, or a larger database.");
    }

    /** What is suspicious about the selection, besides what the analysis itself says of few experiments. */
    public List<Problem> warnings() {
        if (experiments() <= MOST_OF_THE_DATABASE * rows.size()) {
            return List.of();
        }
        return List.of(Problem.warning(
                Location.NOWHERE.about(region.title()),
                experiments() + " of the " + rows.size()
                        + " experiments of the database are selected, so its base rate is mostly their own",
                "a database much larger than the selection",
                "Read the specificity maps with care; take the whole literature as the database, not one topic."));
    }

    private String nearest(StudySet database) {
        if (!(region instanceof RegionOfInterest.Sphere sphere)) {
            return "";
        }
        Point best = null;
        for (Study study : database.studies()) {
            for (Experiment experiment : study.experiments()) {
                for (Focus focus : experiment.foci()) {
                    if (best == null || focus.point().distanceTo(sphere.centre()) < best.distanceTo(sphere.centre())) {
                        best = focus.point();
                    }
                }
            }
        }
        return best == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; the nearest lies %.1f mm from its centre, at (%.0f, %.0f, %.0f)",
                        best.distanceTo(sphere.centre()),
                        best.x(),
                        best.y(),
                        best.z());
    }
}
