package org.nocimap.cbma.frequency;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nocimap.atlas.regions.RegionScheme;
import org.nocimap.evidence.conditions.Direction;
import org.nocimap.files.Problem;

/**
 * A finished frequency analysis.
 *
 * @param spec what was counted
 * @param regions the scheme
 * @param conditions values of the condition's tag, by name
 * @param directions those that occur, in their order; empty when direction is not told apart
 * @param modalities those that occur, by name; empty when modality is not told apart
 * @param frequencies every region that some sample reported, in every part that has samples, in the order of {@link #summaries},
 *     totals first
 * @param summaries the regions, those that most samples report first
 * @param tests between all conditions, a region each; none when there is one condition
 * @param pairs between two conditions, when there are more than two
 * @param samples number of samples in the analysis
 * @param foci every focus with its regions, in canonical order
 * @param warnings what a reader must be careful about
 */
public record FrequencyResult(
        FrequencySpec spec,
        RegionScheme regions,
        List<String> conditions,
        List<Direction> directions,
        List<String> modalities,
        List<Frequency> frequencies,
        List<RegionSummary> summaries,
        List<RegionTest> tests,
        List<RegionTest> pairs,
        int samples,
        List<CountedFocus> foci,
        List<Problem> warnings) {
    public FrequencyResult {
        conditions = List.copyOf(conditions);
        directions = List.copyOf(directions);
        modalities = List.copyOf(modalities);
        frequencies = List.copyOf(frequencies);
        summaries = List.copyOf(summaries);
        tests = List.copyOf(tests);
        pairs = List.copyOf(pairs);
        foci = List.copyOf(foci);
        warnings = List.copyOf(warnings);
    }

    /** The frequency of a region in a part; empty when the part has no samples or nobody reported the region. */
    public Optional<Frequency> at(String region, Stratum stratum) {
        return frequencies.stream()
                .filter(f -> f.region().equals(region) && f.stratum().equals(stratum))
                .findFirst();
    }

    /** The test between all conditions for a region, foci of any direction. */
    public Optional<RegionTest> test(String region) {
        return tests.stream()
                .filter(t -> t.region().equals(region) && t.direction().isEmpty())
                .findFirst();
    }

    /** The samples of a part, its denominator; 0 when it has none. */
    public int samplesOf(Stratum stratum) {
        return frequencies.stream()
                .filter(f -> f.stratum().equals(stratum))
                .mapToInt(Frequency::of)
                .findFirst()
                .orElse(0);
    }

    /** Foci that lie in no region. */
    public List<CountedFocus> unplaced() {
        return foci.stream().filter(CountedFocus::isUnplaced).toList();
    }

    /** Regions with a role, those that most samples report first. */
    public List<RegionSummary> withRole(RegionRole role) {
        return summaries.stream().filter(s -> s.role() == role).toList();
    }

    /** Tests of any direction in which conditions differ after Holm, the smallest p first. */
    public List<RegionTest> differing() {
        return tests.stream()
                .filter(t -> t.direction().isEmpty() && t.adjusted() <= spec.alpha())
                .sorted(Comparator.comparingDouble(RegionTest::p).thenComparing(RegionTest::region))
                .toList();
    }
}
