package org.nocimap.evidence.conditions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nocimap.evidence.conditions.PainCondition.Rank;
import org.nocimap.evidence.conditions.PainConditions.Common;
import org.nocimap.evidence.conditions.Words.Span;

/**
 * Finds the condition that a free text names, by names and never by likeness.
 *
 * <ol>
 *   <li>What stands behind "versus" and the like is left out where it is a group of controls.
 *   <li>Names are looked for as whole words next to each other. A name inside a longer one that was found does not count.
 *   <li>Where several conditions are named, those that are broader than another of them, or general, give way.
 *   <li>One condition and only silent words besides: mapped. Other words besides: mapped as part of the text. Several
 *       conditions, an abbreviation of several, a doubtful word, or a word that joins two things: ambiguous, not mapped.
 * </ol>
 */
public final class ConditionMapper {
    private final PainConditions conditions;
    private final List<Name> names = new ArrayList<>();
    private final Map<Common, List<Words>> common = new LinkedHashMap<>();

    /** A name with the condition that has it. */
    private record Name(Words words, Kind kind, PainCondition condition) {}

    private enum Kind {
        CANONICAL,
        SYNONYM,
        ABBREVIATION
    }

    /** Where a name was found. */
    private record Found(Span span, Name name) {}

    private ConditionMapper(PainConditions conditions) {
        this.conditions = conditions;
        for (PainCondition condition : conditions.conditions()) {
            names.add(new Name(Words.of(condition.name()), Kind.CANONICAL, condition));
            condition.synonyms().forEach(s -> names.add(new Name(Words.of(s), Kind.SYNONYM, condition)));
            condition.abbreviations().forEach(a -> names.add(new Name(Words.of(a), Kind.ABBREVIATION, condition)));
        }
        for (Common kind : Common.values()) {
            common.put(
                    kind,
                    conditions.common().getOrDefault(kind, List.of()).stream()
                            .map(Words::of)
                            .toList());
        }
    }

    public static ConditionMapper of(PainConditions conditions) {
        return new ConditionMapper(conditions);
    }

    /** Maps one text. */
    public MappedText map(String text) {
        Words words = withoutControls(Words.of(text));
        List<Found> found = find(words);
        Words rest = words.without(found.stream().map(Found::span).toList());
        Words telling = rest.without(spans(rest, Common.SILENT));
        String matched = found.stream()
                .map(f -> words.from(f.span().from(), f.span().to()).text())
                .distinct()
                .collect(Collectors.joining(" | "));
        Set<PainCondition> named = named(found);
        List<PainCondition> meant = abbreviatesSeveral(found, named) ? List.copyOf(named) : meant(named);
        if (meant.isEmpty()) {
            return new MappedText(
                    text, HowMapped.UNKNOWN, Optional.empty(), List.of(), "", telling.text(), unknown(words));
        }
        Optional<String> doubt = doubt(meant, rest, telling);
        if (doubt.isPresent()) {
            return new MappedText(
                    text, HowMapped.AMBIGUOUS, Optional.empty(), meant, matched, telling.text(), doubt.get());
        }
        PainCondition condition = meant.get(0);
        HowMapped how = !telling.isEmpty()
                ? HowMapped.PART
                : Words.of(text).plain().equals(Words.of(condition.name()).plain())
                        ? HowMapped.EXACT
                        : HowMapped.SYNONYM;
        String remark = named.size() > 1 ? "the most particular of the conditions named" : "";
        return new MappedText(text, how, Optional.of(condition), List.of(), matched, telling.text(), remark);
    }

    private String unknown(Words words) {
        if (words.isEmpty()) {
            return "no words besides those of controls";
        }
        return spans(words, Common.CONTROLS).isEmpty() ? "names no known condition" : "names controls";
    }

    private Optional<String> doubt(List<PainCondition> meant, Words rest, Words telling) {
        if (meant.size() > 1) {
            return Optional.of("names or abbreviates several conditions");
        }
        List<Span> doubtful = spans(rest, Common.DOUBTFUL);
        if (!doubtful.isEmpty()) {
            Span first = doubtful.get(0);
            return Optional.of(
                    "the word \"" + rest.from(first.from(), first.to()).text() + "\" leaves open who was meant");
        }
        boolean joined = !spans(rest, Common.JOINS).isEmpty()
                || !spans(rest, Common.VERSUS).isEmpty();
        return joined && !telling.isEmpty()
                ? Optional.of("may name more than one condition or group")
                : Optional.empty();
    }

    /** The conditions named; where words could name several, only those that other words name too, if there are any. */
    private static Set<PainCondition> named(List<Found> found) {
        Map<Span, Set<PainCondition>> bySpan = new LinkedHashMap<>();
        found.forEach(f -> bySpan.computeIfAbsent(f.span(), s -> new LinkedHashSet<>())
                .add(f.name().condition()));
        Set<PainCondition> sure = new LinkedHashSet<>();
        bySpan.values().stream().filter(of -> of.size() == 1).forEach(sure::addAll);
        Set<PainCondition> named = new LinkedHashSet<>();
        for (Set<PainCondition> of : bySpan.values()) {
            List<PainCondition> confirmed = of.stream().filter(sure::contains).toList();
            named.addAll(confirmed.isEmpty() ? of : confirmed);
        }
        return named;
    }

    /** Whether words that could name several conditions are left without others that say which. */
    private static boolean abbreviatesSeveral(List<Found> found, Set<PainCondition> named) {
        Map<Span, Set<PainCondition>> bySpan = new LinkedHashMap<>();
        found.stream().filter(f -> named.contains(f.name().condition())).forEach(f -> bySpan.computeIfAbsent(
                        f.span(), s -> new LinkedHashSet<>())
                .add(f.name().condition()));
        return bySpan.values().stream().anyMatch(of -> of.size() > 1);
    }

    /** The conditions that give way to no other that is named. */
    private List<PainCondition> meant(Set<PainCondition> named) {
        boolean particular = named.stream().anyMatch(c -> c.rank() == Rank.PARTICULAR);
        return named.stream()
                .filter(c -> named.stream().noneMatch(other -> conditions.isKindOf(other, c)))
                .filter(c -> !particular || c.rank() == Rank.PARTICULAR)
                .toList();
    }

    /** Names in the text that are not inside a longer one; an abbreviation in a longer text only in its own case. */
    private List<Found> find(Words words) {
        List<Found> all = new ArrayList<>();
        for (int place = 0; place < words.size(); place++) {
            for (Name name : names) {
                boolean asWritten = name.kind() == Kind.ABBREVIATION
                        && words.size() > name.words().size();
                if (asWritten ? words.hasExactlyAt(place, name.words()) : words.hasAt(place, name.words())) {
                    all.add(new Found(new Span(place, place + name.words().size()), name));
                }
            }
        }
        return all.stream()
                .filter(f -> all.stream().noneMatch(other -> f.span().isInside(other.span())))
                .toList();
    }

    /** Leaves out groups of controls behind, or before, a word that sets them against the patients. */
    private Words withoutControls(Words words) {
        List<Span> borders = spans(words, Common.VERSUS);
        List<Span> dropped = new ArrayList<>();
        int from = 0;
        for (int n = 0; n <= borders.size(); n++) {
            int to = n < borders.size() ? borders.get(n).from() : words.size();
            if (!borders.isEmpty() && isControls(words.from(from, to))) {
                dropped.add(new Span(from, to));
                dropped.add(n > 0 ? borders.get(n - 1) : borders.get(0));
            }
            from = n < borders.size() ? borders.get(n).to() : to;
        }
        return words.without(dropped);
    }

    private boolean isControls(Words part) {
        List<Span> controls = spans(part, Common.CONTROLS);
        Words rest = part.without(controls);
        return !controls.isEmpty() && rest.without(spans(rest, Common.SILENT)).isEmpty();
    }

    /** Where words of a kind stand, the longest at each place, from left to right. */
    private List<Span> spans(Words words, Common kind) {
        List<Words> longestFirst = common.getOrDefault(kind, List.of()).stream()
                .sorted(Comparator.comparingInt(Words::size).reversed())
                .toList();
        List<Span> spans = new ArrayList<>();
        int place = 0;
        while (place < words.size()) {
            int here = place;
            Optional<Words> at =
                    longestFirst.stream().filter(w -> words.hasAt(here, w)).findFirst();
            int length = at.map(Words::size).orElse(0);
            if (length > 0) {
                spans.add(new Span(place, place + length));
            }
            place += Math.max(1, length);
        }
        return spans;
    }
}
