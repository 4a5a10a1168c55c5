package org.nocimap.appraisal.stars;

import java.util.List;
import java.util.Optional;

/**
 * A form that gives stars, as data.
 *
 * @param id on the command line and in files: {@code nos-cohort}
 * @param title its name
 * @param version and variant
 * @param unit what one form judges
 * @param reference where the form is
 * @param support how far its stars were checked, in a sentence
 * @param settings what a review must fix before it uses the form
 * @param groups in order
 * @param cutOffs that somebody proposed for it, by name; none where only stars are shown
 */
public record StarForm(
        String id,
        String title,
        String version,
        String unit,
        String reference,
        String support,
        List<String> settings,
        List<StarGroup> groups,
        List<CutOffs> cutOffs) {
    public StarForm {
        settings = List.copyOf(settings);
        groups = List.copyOf(groups);
        cutOffs = List.copyOf(cutOffs);
        List<String> ids = groups.stream().map(StarGroup::id).toList();
        for (CutOffs own : cutOffs) {
            own.rules().stream()
                    .flatMap(rule -> rule.terms().stream())
                    .filter(term -> !ids.contains(term.group()) && !term.group().equals(CutOffs.TOTAL))
                    .findFirst()
                    .ifPresent(term -> {
                        throw new IllegalArgumentException(
                                "cut-offs " + own.name() + " compare \"" + term.group() + "\", which is no group");
                    });
        }
    }

    /** All items, in order. */
    public List<StarItem> items() {
        return groups.stream().flatMap(group -> group.items().stream()).toList();
    }

    /** The most stars that the form gives. */
    public int most() {
        return groups.stream().mapToInt(StarGroup::most).sum();
    }

    /** Cut-offs by name. */
    public Optional<CutOffs> cutOffs(String name) {
        return cutOffs.stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
