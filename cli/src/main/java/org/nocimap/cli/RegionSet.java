package org.nocimap.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nocimap.cbma.connectivity.RegionOfInterest;
import org.nocimap.cbma.connectivity.RegionSelection;
import org.nocimap.cbma.connectivity.SelectionUnit;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.conditions.ConditionMapping;
import org.nocimap.evidence.selection.SelectionResult;
import org.nocimap.files.Problem;
import org.nocimap.image.Point;
import org.nocimap.report.run.DroppedExperiment;
import org.nocimap.report.run.FocusFate;
import org.nocimap.report.run.Preparation;

/**
 * The experiments of a region, ready to be analysed, and the database they come from.
 *
 * @param set the selected experiments, pooled
 * @param selection how they were selected
 * @param baseRate every focus of the database, MNI mm
 * @param warnings of the way
 */
record RegionSet(PreparedSet set, RegionSelection selection, List<Point> baseRate, List<Problem> warnings) {
    private static final String NO_FOCUS = "reports no focus in the region";

    /**
     * Selects by tags, converts, selects by the region, pools.
     *
     * @throws org.nocimap.files.InputException when no experiment reports a focus in the region
     */
    static RegionSet of(
            StudySet asRead,
            InputOptions.Understood input,
            Pooling pooling,
            RegionOfInterest region,
            SelectionUnit unit,
            String title) {
        List<Problem> warnings = new ArrayList<>();
        Optional<ConditionMapping> mapping = input.conditions(asRead);
        StudySet read = mapping.map(ConditionMapping::studies).orElse(asRead);
        StudySet filtered = read;
        if (input.selection().isPresent()) {
            SelectionResult result = input.selection().get().apply(read);
            warnings.addAll(result.warnings());
            filtered = result.kept();
        }
        StudySet database = input.conversion().toMni(filtered).studies();
        RegionSelection selection = RegionSelection.of(database, region, unit);
        selection.requireSome(database);
        PreparedSet set = PreparedSet.ofSelected(read, mapping, selection.keep(filtered), input, pooling, title);
        warnings.addAll(set.warnings());
        warnings.addAll(selection.warnings());
        PreparedSet told =
                new PreparedSet(set.title(), "", "", set.studies(), told(set.preparation(), selection), set.warnings());
        return new RegionSet(told, selection, foci(database), List.copyOf(warnings));
    }

    private static List<Point> foci(StudySet database) {
        List<Point> foci = new ArrayList<>();
        for (Study study : database.studies()) {
            for (Experiment experiment : study.experiments()) {
                experiment.foci().stream().map(Focus::point).forEach(foci::add);
            }
        }
        return List.copyOf(foci);
    }

    /** Experiments that passed the filter and have no focus in the region were dropped for that. */
    private static Preparation told(Preparation preparation, RegionSelection selection) {
        Set<String> elsewhere = new HashSet<>();
        for (RegionSelection.Row row : selection.rows()) {
            if (!row.selected()) {
                elsewhere.add(row.experiment().isEmpty() ? row.study() : row.study() + ": " + row.experiment());
            }
        }
        List<DroppedExperiment> dropped = preparation.dropped().stream()
                .map(d -> elsewhere.contains(d.label())
                        ? new DroppedExperiment(d.label(), d.subjects(), d.foci(), NO_FOCUS)
                        : d)
                .toList();
        List<FocusFate> foci = preparation.foci().stream()
                .map(f -> f.dropped().isPresent() && elsewhere.contains(f.label())
                        ? new FocusFate(
                                f.study(),
                                f.experiment(),
                                f.given(),
                                f.space(),
                                f.mni(),
                                f.transform(),
                                f.analysedIn(),
                                Optional.of("its experiment " + NO_FOCUS),
                                f.where())
                        : f)
                .toList();
        return new Preparation(
                        preparation.studiesRead(),
                        preparation.experimentsRead(),
                        preparation.filter(),
                        preparation.pooling(),
                        foci,
                        dropped,
                        preparation.pooledFrom(),
                        preparation.studyNames())
                .with(preparation.conditions());
    }
}
