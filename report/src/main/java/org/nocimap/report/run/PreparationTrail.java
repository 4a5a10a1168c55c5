package org.nocimap.report.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.evidence.ConvertedFocus;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.PooledExperiment;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.PoolingResult;
import org.nocimap.evidence.SpaceConversionResult;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** Follows every focus of a set through selection, conversion and pooling. */
public final class PreparationTrail {
    private static final String FILTERED = "does not match the filter";

    private final SpaceConversionResult converted;
    private final Map<Key, Experiment> kept = new HashMap<>();
    private final Map<Key, Experiment> inMni = new HashMap<>();
    private final Map<Key, Iterator<ConvertedFocus>> moves = new HashMap<>();
    private final Map<Key, String> analysedIn = new HashMap<>();
    private final List<FocusFate> foci = new ArrayList<>();
    private final List<DroppedExperiment> dropped = new ArrayList<>();

    private record Key(String study, String experiment) {}

    private PreparationTrail(StudySet selected, SpaceConversionResult converted, PoolingResult pooled) {
        this.converted = converted;
        index(selected, kept);
        index(converted.studies(), inMni);
        Map<Key, List<ConvertedFocus>> byExperiment = new HashMap<>();
        for (ConvertedFocus move : converted.converted()) {
            byExperiment
                    .computeIfAbsent(new Key(move.study(), move.experiment()), k -> new ArrayList<>())
                    .add(move);
        }
        byExperiment.forEach((key, list) -> moves.put(key, list.iterator()));
        for (PooledExperiment one : pooled.pooled()) {
            String label = label(one.study(), one.experiment().name());
            one.members().forEach(member -> analysedIn.put(new Key(one.study(), member.name()), label));
        }
    }

    /**
     * The way of a set into an analysis: selected first, then converted, then pooled.
     *
     * @param read the set as it was read
     * @param filter the selection as the user wrote it; empty when there was none
     * @param selected what it kept; {@code read} itself when there was none
     * @param converted {@code selected} in MNI space
     * @param pooling how it was pooled
     * @param pooled {@code converted} after pooling: what was analysed
     */
    public static Preparation of(
            StudySet read,
            Optional<String> filter,
            StudySet selected,
            SpaceConversionResult converted,
            Pooling pooling,
            PoolingResult pooled) {
        PreparationTrail trail = new PreparationTrail(selected, converted, pooled);
        for (Study study : read.studies()) {
            study.experiments().forEach(experiment -> trail.follow(study, experiment));
        }
        Map<String, List<String>> pooledFrom = new HashMap<>();
        for (PooledExperiment one : pooled.pooled()) {
            pooledFrom.put(
                    label(one.study(), one.experiment().name()),
                    one.members().stream()
                            .map(m -> label(one.study(), m.name()))
                            .toList());
        }
        return new Preparation(
                read.studies().size(),
                read.experimentCount(),
                filter,
                pooling,
                trail.foci,
                trail.dropped,
                pooledFrom,
                StudyNames.of(read));
    }

    private void follow(Study study, Experiment experiment) {
        Key key = new Key(study.id(), experiment.name());
        Experiment left = kept.get(key);
        if (left == null) {
            dropped.add(new DroppedExperiment(
                    label(study.id(), experiment.name()),
                    experiment.subjects(),
                    experiment.foci().size(),
                    FILTERED));
        }
        List<Focus> analysed = left == null ? List.of() : left.foci();
        List<Focus> moved = left == null ? List.of() : inMni(key).foci();
        int next = 0;
        for (Focus focus : experiment.foci()) {
            // What was kept comes in the same order as what was read.
            if (next < analysed.size() && analysed.get(next).equals(focus)) {
                foci.add(fate(key, focus, moved.get(next).point()));
                next++;
            } else {
                foci.add(new FocusFate(
                        study.id(),
                        experiment.name(),
                        focus.point(),
                        focus.space(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(FILTERED),
                        focus.where()));
            }
        }
    }

    private FocusFate fate(Key key, Focus focus, Point mni) {
        Optional<TalairachToMni> how = focus.space() == Space.MNI
                ? Optional.empty()
                : Optional.of(nextMove(key).how());
        return new FocusFate(
                key.study(),
                key.experiment(),
                focus.point(),
                focus.space(),
                Optional.of(mni),
                how,
                Optional.of(analysedIn.getOrDefault(key, label(key.study(), key.experiment()))),
                Optional.empty(),
                focus.where());
    }

    private ConvertedFocus nextMove(Key key) {
        Iterator<ConvertedFocus> of = moves.get(key);
        if (of == null || !of.hasNext()) {
            throw new IllegalArgumentException("the conversion does not tell what became of a focus of " + key);
        }
        return of.next();
    }

    private Experiment inMni(Key key) {
        Experiment experiment = inMni.get(key);
        if (experiment == null) {
            throw new IllegalArgumentException(
                    "the conversion of " + converted.studies().name() + " lacks " + key);
        }
        return experiment;
    }

    private static void index(StudySet set, Map<Key, Experiment> into) {
        for (Study study : set.studies()) {
            study.experiments().forEach(e -> into.put(new Key(study.id(), e.name()), e));
        }
    }

    private static String label(String study, String experiment) {
        return experiment.isEmpty() ? study : study + ": " + experiment;
    }
}
