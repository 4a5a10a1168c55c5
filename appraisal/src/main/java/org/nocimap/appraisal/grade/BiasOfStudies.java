package org.nocimap.appraisal.grade;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.appraisal.assessment.Assessment;
import org.nocimap.appraisal.assessment.AssessmentTable;
import org.nocimap.appraisal.instruments.Domain;
import org.nocimap.appraisal.instruments.Instrument;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.appraisal.stars.StarAssessment;
import org.nocimap.appraisal.stars.StarTable;

/**
 * How biased each study may be, from a table of assessments.
 *
 * @param instrument its title
 * @param robinsI whether evidence judged with it starts High whatever its design (Schünemann et al. 2019,
 *     doi:10.1016/j.jclinepi.2018.01.012)
 * @param rule how a study's level came about, a phrase: {@code the overall judgement}
 * @param levels by study's plain name
 * @param lowDomains domains at low risk, by study's plain name
 */
public record BiasOfStudies(
        String instrument, Start robinsI, String rule, Map<String, Level> levels, Map<String, Integer> lowDomains) {
    /** Where evidence of studies that are not randomised starts. */
    public enum Start {
        BY_DESIGN,
        HIGH
    }

    /** A study's risk of bias, from what is not known to the worst. */
    public enum Level {
        UNKNOWN,
        LOW,
        SOME,
        HIGH,
        CRITICAL;

        /** High or critical. */
        public boolean isHigh() {
            return this == HIGH || this == CRITICAL;
        }

        static Level of(Judgement judgement) {
            return switch (judgement.shade()) {
                case LOW -> LOW;
                case MIDDLE -> SOME;
                case HIGH -> HIGH;
                case CRITICAL -> CRITICAL;
                case UNKNOWN -> UNKNOWN;
            };
        }
    }

    public BiasOfStudies {
        levels = Map.copyOf(levels);
        lowDomains = Map.copyOf(lowDomains);
    }

    /**
     * By the overall judgement; where a study has none, it is as bad as the worst of the key domains.
     *
     * @param keyDomains ids of the domains that count; all when empty
     */
    public static BiasOfStudies of(AssessmentTable table, List<String> keyDomains) {
        Instrument instrument = table.instrument();
        Map<String, Level> levels = new HashMap<>();
        Map<String, Integer> low = new HashMap<>();
        boolean overall = true;
        for (Assessment assessment : table.assessments()) {
            String study = plain(assessment.study());
            Level worst = Level.UNKNOWN;
            int lows = 0;
            for (Domain domain : instrument.domains()) {
                Optional<Level> own = assessment.level(domain.id()).map(Level::of);
                lows += own.filter(l -> l == Level.LOW).isPresent() ? 1 : 0;
                boolean counts = keyDomains.isEmpty() || keyDomains.contains(domain.id());
                if (counts && own.isPresent()) {
                    worst = worse(worst, own.get());
                }
            }
            overall &= assessment.overall().isPresent();
            levels.put(study, assessment.overall().map(Level::of).orElse(worst));
            low.put(study, lows);
        }
        String domains = keyDomains.isEmpty() ? "any domain" : "any of the domains " + String.join(", ", keyDomains);
        return new BiasOfStudies(
                instrument.title(),
                instrument.id().startsWith("robins-i") ? Start.HIGH : Start.BY_DESIGN,
                overall
                        ? "the overall judgement"
                        : "the overall judgement or, where there is none, the worst judgement of " + domains,
                levels,
                low);
    }

    /** By the class that the stars' cut-offs give. */
    public static BiasOfStudies of(StarTable table) {
        Map<String, Level> levels = new HashMap<>();
        for (StarAssessment assessment : table.assessments()) {
            levels.put(
                    plain(assessment.study()), assessment.level().map(Level::of).orElse(Level.UNKNOWN));
        }
        return new BiasOfStudies(
                table.form().title(),
                Start.BY_DESIGN,
                table.cutOffs()
                        .map(c -> "the class of its stars by " + c.source())
                        .orElse("stars without cut-offs, which tell no level"),
                levels,
                Map.of());
    }

    /** The level of a study; case, blanks and punctuation of its name do not count. */
    public Optional<Level> of(String study) {
        return Optional.ofNullable(levels.get(plain(study)));
    }

    /** How many domains of a study are at low risk. */
    public Optional<Integer> lowDomainsOf(String study) {
        return Optional.ofNullable(lowDomains.get(plain(study)));
    }

    private static Level worse(Level a, Level b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static String plain(String study) {
        return study.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
