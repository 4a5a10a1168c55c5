package org.nocimap.appraisal.grade;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.nocimap.files.Problems;

/** Reads what a decisions file says of all outcomes. */
final class SettingsReader {
    private SettingsReader() {}

    static Settings read(List<Entry> entries, Problems problems) {
        Cells cells = new Cells(problems);
        Settings settings = Settings.usual();
        for (Entry entry : entries) {
            String value = entry.value();
            String title = settings.title();
            String population = settings.population();
            String intervention = settings.intervention();
            String comparison = settings.comparison();
            OptionalDouble consistent = settings.consistentFrom();
            OptionalInt quality = settings.highQualityFrom();
            List<String> domains = settings.keyDomains();
            Settings.Imprecision imprecision = settings.imprecision();
            switch (entry.key()) {
                case "title" -> title = value;
                case "population" -> population = value;
                case "intervention" -> intervention = value;
                case "comparison" -> comparison = value;
                case "consistent" -> consistent = value.equals("off") ? OptionalDouble.empty() : share(cells, entry);
                case "high quality" -> {
                    OptionalLong count = cells.count(entry.where(), value);
                    quality = count.isPresent() ? OptionalInt.of((int) count.getAsLong()) : OptionalInt.empty();
                }
                case "key domains" ->
                    domains = Arrays.stream(value.split("[,;]"))
                            .map(String::strip)
                            .filter(d -> !d.isEmpty())
                            .toList();
                case "imprecision rule" -> imprecision = rule(cells, entry);
                default ->
                    problems.error(
                            entry.where(),
                            "\"" + entry.key() + "\" is not understood",
                            "title, population, intervention, comparison, consistent, high quality, key domains,"
                                    + " imprecision rule, outcomes",
                            "Correct it, or name the outcome that it belongs to.");
            }
            settings = new Settings(
                    title, population, intervention, comparison, consistent, quality, domains, imprecision);
        }
        return settings;
    }

    /** {@code 75}, {@code 75 %} or {@code 0.75}. */
    private static OptionalDouble share(Cells cells, Entry entry) {
        OptionalDouble number = cells.number(
                entry.where(),
                entry.value().replace("%", "").strip(),
                v -> v > 0 && v <= 100,
                "a share of studies, such as 75 %, or off");
        return number.isPresent() && number.getAsDouble() > 1 ? OptionalDouble.of(number.getAsDouble() / 100) : number;
    }

    private static Settings.Imprecision rule(Cells cells, Entry entry) {
        return switch (entry.value()) {
            case "core" -> Settings.Imprecision.CORE;
            case "2011" -> Settings.Imprecision.GUIDELINE_2011;
            default -> {
                cells.wrong(entry.where(), entry.value(), "core or 2011");
                yield Settings.Imprecision.CORE;
            }
        };
    }
}
