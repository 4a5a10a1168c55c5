package org.nocimap.appraisal.grade;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** Reads what a decisions file says of one outcome. */
final class OutcomeReader {
    private static final List<String> KNOWN = List.of(
            "results",
            "question",
            "design",
            "importance",
            "follow up",
            "scale",
            "better",
            "mcid",
            "target",
            "assumed risk",
            "sd",
            "relative reduction",
            "size",
            "findings",
            "study",
            "measure",
            "estimate",
            "low",
            "high",
            "p",
            "i2",
            "k",
            "people");

    private final String name;
    private final List<Entry> entries;
    private final Location where;
    private final Problems problems;
    private final Cells cells;
    private final Map<String, Entry> single = new HashMap<>();
    private final Map<Factor, Decision> decisions = new EnumMap<>(Factor.class);
    private final List<NarrativeStudy> studies = new ArrayList<>();
    private final List<Outcome.Sourced> risks = new ArrayList<>();

    OutcomeReader(String name, List<Entry> entries, Location where, Problems problems) {
        this.name = name;
        this.entries = List.copyOf(entries);
        this.where = where;
        this.problems = problems;
        this.cells = new Cells(problems);
    }

    Outcome read() {
        entries.forEach(this::sort);
        return new Outcome(
                name,
                new Outcome.Match(value("results"), value("question")),
                cells.choice(at("design"), value("design"), Outcome.Design.class)
                        .orElse(Outcome.Design.NOT_STATED),
                cells.choice(at("importance"), value("importance"), Outcome.Importance.class)
                        .orElse(Outcome.Importance.NOT_STATED),
                value("follow up"),
                value("scale"),
                cells.choice(at("better"), value("better"), Body.Better.class),
                sourced("mcid"),
                cells.choice(at("target"), value("target"), Outcome.Target.class),
                risks,
                sourced("sd"),
                cells.number(
                                at("relative reduction"),
                                value("relative reduction"),
                                v -> v > 0 && v < 1,
                                "a number above 0 and below 1, such as 0.25")
                        .orElse(Outcome.USUAL_REDUCTION),
                cells.choice(at("size"), value("size"), Statement.Size.class),
                value("findings"),
                studies,
                reported(),
                decisions);
    }

    private void sort(Entry entry) {
        Optional<Factor> factor = Factor.named(entry.key());
        if (factor.isPresent()) {
            decide(factor.get(), entry);
        } else if (entry.key().equals("study")) {
            study(entry);
        } else if (entry.key().equals("assumed risk")) {
            OptionalDouble risk =
                    cells.number(entry.where(), entry.value(), v -> v > 0 && v < 1, "a risk above 0 and below 1");
            if (risk.isPresent()) {
                risks.add(new Outcome.Sourced(risk.getAsDouble(), entry.reason()));
            }
        } else if (!KNOWN.contains(entry.key())) {
            problems.error(
                    entry.where(),
                    "\"" + entry.key() + "\" of " + name + " is not understood",
                    String.join(", ", KNOWN) + ", and the reasons to rate down and up",
                    "Correct it.");
        } else if (single.put(entry.key(), entry) != null) {
            problems.error(
                    entry.where(), "\"" + entry.key() + "\" of " + name + " is said twice", "once", "Leave one out.");
        }
    }

    private void decide(Factor factor, Entry entry) {
        if (entry.value().isEmpty()) {
            return;
        }
        OptionalDouble levels = cells.number(
                entry.where(),
                entry.value(),
                v -> v == Math.rint(v) && v >= factor.least() && v <= factor.most(),
                "a whole number from " + factor.least() + " to " + factor.most() + " for " + factor.words());
        if (entry.reason().isBlank()) {
            problems.error(
                    entry.where(),
                    factor.words() + " of " + name + " is decided without a reason",
                    "a reason, which is kept",
                    "Add it, or leave the value empty: it stays a proposal then.");
        } else if (levels.isPresent()) {
            Decision decision = new Decision((int) levels.getAsDouble(), entry.reason(), entry.field("by"));
            if (decisions.put(factor, decision) != null) {
                problems.error(
                        entry.where(), factor.words() + " of " + name + " is decided twice", "once", "Leave one out.");
            }
        }
    }

    private void study(Entry entry) {
        String study = entry.value();
        if (study.isEmpty()) {
            problems.error(entry.where(), "a study of " + name + " has no name", "its name", "Add it.");
        }
        studies.add(new NarrativeStudy(
                study,
                cells.choice(entry.where(), entry.field("design"), NarrativeStudy.Design.class)
                        .orElse(NarrativeStudy.Design.OTHER),
                cells.count(entry.where(), entry.field("people")),
                entry.field("finding"),
                cells.choice(entry.where(), entry.field("quality"), NarrativeStudy.Quality.class)
                        .orElse(NarrativeStudy.Quality.NOT_STATED)));
    }

    /** Pooled numbers as a paper prints them, ratios not as logarithms. */
    private Optional<Body> reported() {
        if (value("estimate").isEmpty()) {
            return Optional.empty();
        }
        EffectKind kind = EffectKind.of(value("measure"));
        if (value("measure").isEmpty()) {
            problems.error(where, "the reported estimate has no measure", "measure, such as MD or OR", "Add it.");
        }
        OptionalDouble estimate = effect(kind, "estimate");
        OptionalDouble low = effect(kind, "low");
        OptionalDouble high = effect(kind, "high");
        boolean both = low.isPresent() && high.isPresent();
        if (low.isPresent() != high.isPresent()
                || (both && !(low.getAsDouble() <= estimate.orElse(0) && estimate.orElse(0) <= high.getAsDouble()))) {
            problems.error(
                    where,
                    "the interval of " + name + " does not hold its estimate",
                    "low ≤ estimate ≤ high",
                    "Correct it.");
            both = false;
        }
        OptionalLong k = cells.count(at("k"), value("k"));
        String p = value("p");
        OptionalDouble exact = p.startsWith("<")
                ? OptionalDouble.empty()
                : cells.number(at("p"), p, v -> v >= 0 && v <= 1, "a p-value, such as 0.03 or < 0.001");
        return Optional.of(new Body(
                name,
                "",
                kind,
                value("scale"),
                "treatment",
                "control",
                Optional.empty(),
                OptionalDouble.empty(),
                "",
                0.95,
                (int) k.orElse(0),
                cells.count(at("people"), value("people")),
                estimate.orElse(0),
                both ? Optional.of(new Range(low.getAsDouble(), high.getAsDouble())) : Optional.empty(),
                exact,
                p,
                OptionalDouble.empty(),
                cells.number(at("i2"), value("i2").replace("%", "").strip(), v -> v >= 0 && v <= 100, "a percentage"),
                Optional.empty(),
                List.of(),
                List.of(),
                OptionalDouble.empty(),
                List.of()));
    }

    private OptionalDouble effect(EffectKind kind, String key) {
        OptionalDouble read = cells.number(
                at(key),
                value(key),
                v -> !kind.isRatio() || v > 0,
                kind.isRatio() ? "a ratio above 0, not its logarithm" : "a number");
        return read.isPresent() && kind.isRatio() ? OptionalDouble.of(Math.log(read.getAsDouble())) : read;
    }

    private Optional<Outcome.Sourced> sourced(String key) {
        OptionalDouble value = cells.number(at(key), value(key), v -> v > 0, "a number above 0");
        return value.isPresent()
                ? Optional.of(new Outcome.Sourced(value.getAsDouble(), reason(key)))
                : Optional.empty();
    }

    private String reason(String key) {
        Entry entry = single.get(key);
        return entry == null ? "" : entry.reason();
    }

    private String value(String key) {
        Entry entry = single.get(key);
        return entry == null ? "" : entry.value();
    }

    private Location at(String key) {
        Entry entry = single.get(key);
        return entry == null ? where : entry.where();
    }
}
