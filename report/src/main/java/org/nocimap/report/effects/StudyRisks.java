package org.nocimap.report.effects;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.figures.BiasLevel;
import org.nocimap.figures.effects.RiskColumns;
import org.nocimap.meta.input.EffectRow;

/**
 * The risk of bias of the studies, as figures show it.
 *
 * @param columns domains and levels
 * @param byStudy levels of every domain, by the study's name in letters and digits
 */
public record StudyRisks(RiskColumns columns, Map<String, List<Optional<BiasLevel>>> byStudy) {
    public StudyRisks {
        byStudy = Collections.unmodifiableMap(new LinkedHashMap<>(byStudy));
    }

    /** Names are compared by their letters and digits, without case. */
    public static String key(String study) {
        StringBuilder key = new StringBuilder(study.length());
        study.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    /** The levels of a row's study; none where it was not judged. */
    List<Optional<BiasLevel>> of(EffectRow row) {
        return byStudy.getOrDefault(key(row.sample()), List.of());
    }
}
