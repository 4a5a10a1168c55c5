package org.nocimap.cbma.frequency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nocimap.atlas.regions.RegionScheme;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.stats.BinomialInterval;

/** Every sample with what it could report and what it did. */
final class Tally {
    private final FrequencySpec spec;
    private final Map<String, Sample> samples = new LinkedHashMap<>();
    private final List<CountedFocus> foci = new ArrayList<>();
    private final List<String> withoutCondition = new ArrayList<>();

    /** The same subjects. */
    private static final class Sample {
        /** The parts it has experiments in. */
        private final Set<Stratum> could = new LinkedHashSet<>();
        /** Number of foci by region and part. */
        private final Map<String, Map<Stratum, Integer>> reported = new TreeMap<>();

        boolean couldReport(Stratum stratum) {
            return could.stream().anyMatch(stratum::holds);
        }

        int fociIn(String region, Stratum stratum) {
            return reported.getOrDefault(region, Map.of()).entrySet().stream()
                    .filter(entry -> stratum.holds(entry.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    /**
     * @param set in MNI space, in canonical order, not pooled
     */
    Tally(StudySet set, FrequencySpec spec, Told told, RegionScheme regions) {
        this.spec = spec;
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                add(study, experiment, told, regions);
            }
        }
    }

    private void add(Study study, Experiment experiment, Told told, RegionScheme regions) {
        String name = sampleOf(study, experiment);
        boolean lacking = false;
        for (Optional<Focus> focus : Told.candidates(experiment)) {
            List<Stratum> parts = told.of(study, experiment, focus);
            lacking |= parts.isEmpty();
            if (parts.isEmpty()) {
                continue;
            }
            Sample sample = samples.computeIfAbsent(name, n -> new Sample());
            sample.could.addAll(parts);
            if (focus.isPresent()) {
                List<String> found = regions.at(focus.get().point());
                foci.add(new CountedFocus(
                        name,
                        experiment.name(),
                        focus.get().point(),
                        parts,
                        found,
                        focus.get().where()));
                for (String region : found) {
                    Map<Stratum, Integer> counts = sample.reported.computeIfAbsent(region, r -> new LinkedHashMap<>());
                    parts.forEach(part -> counts.merge(part, 1, Integer::sum));
                }
            }
        }
        if (lacking) {
            withoutCondition.add(experiment.name().isEmpty() ? study.id() : study.id() + ": " + experiment.name());
        }
    }

    private String sampleOf(Study study, Experiment experiment) {
        return switch (spec.samples()) {
            case STUDY -> study.id();
            case GROUP -> {
                String group = experiment
                        .tags()
                        .getOrDefault(Pooling.GROUP_TAG, "")
                        .strip()
                        .toLowerCase(Locale.ROOT);
                yield group.isEmpty() ? study.id() : study.id() + " (" + group + ")";
            }
            case NONE -> experiment.name().isEmpty() ? study.id() : study.id() + ": " + experiment.name();
        };
    }

    /** Names of the samples that could report something in a part, in order. */
    List<String> samples(Stratum stratum) {
        List<String> names = new ArrayList<>();
        samples.forEach((name, sample) -> {
            if (sample.couldReport(stratum)) {
                names.add(name);
            }
        });
        return names;
    }

    /** All regions that some sample reported, by name. */
    Set<String> regions() {
        Set<String> regions = new java.util.TreeSet<>();
        samples.values().forEach(sample -> regions.addAll(sample.reported.keySet()));
        return regions;
    }

    /** All parts that something was told of, without wildcards. */
    Set<Stratum> parts() {
        Set<Stratum> parts = new LinkedHashSet<>();
        samples.values().forEach(sample -> parts.addAll(sample.could));
        return parts;
    }

    /** The frequency of a region in a part; empty when no sample could report in it. */
    Optional<Frequency> frequency(String region, Stratum stratum) {
        int of = samples(stratum).size();
        if (of == 0) {
            return Optional.empty();
        }
        List<String> reporting = new ArrayList<>();
        int count = 0;
        for (Map.Entry<String, Sample> entry : samples.entrySet()) {
            int here = entry.getValue().fociIn(region, stratum);
            if (here > 0) {
                reporting.add(entry.getKey());
                count += here;
            }
        }
        BinomialInterval interval = BinomialInterval.wilson(reporting.size(), of, spec.confidence());
        return Optional.of(new Frequency(region, stratum, reporting, of, count, interval));
    }

    List<CountedFocus> foci() {
        return List.copyOf(foci);
    }

    int unplaced() {
        return (int) foci.stream().filter(CountedFocus::isUnplaced).count();
    }

    /** Experiments that are left out, with some foci or as a whole. */
    List<String> withoutCondition() {
        return List.copyOf(withoutCondition);
    }

    int sampleCount() {
        return samples.size();
    }

    int focusCount() {
        return foci.size();
    }
}
