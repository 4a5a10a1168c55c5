package org.nocimap.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.review.screening.Choice;
import org.nocimap.review.screening.Order;
import org.nocimap.review.screening.Phase;

/** Words of a review's steps on the command line. */
final class ReviewWords {
    private ReviewWords() {}

    static Map<String, Phase> phases() {
        Map<String, Phase> words = new LinkedHashMap<>();
        words.put(Phase.TITLE_ABSTRACT.word(), Phase.TITLE_ABSTRACT);
        words.put(Phase.FULL_TEXT.word(), Phase.FULL_TEXT);
        words.put(Phase.CALIBRATION.word(), Phase.CALIBRATION);
        return words;
    }

    static Map<String, Choice> choices() {
        Map<String, Choice> words = new LinkedHashMap<>();
        words.put("maybe", Choice.MAYBE);
        words.put("yes", Choice.YES);
        words.put("no", Choice.NO);
        return words;
    }

    /** Numbers of publications. */
    static List<Long> publications(String option, List<String> texts, OptionReader options) {
        return texts.stream()
                .filter(text -> !text.isBlank())
                .map(text -> options.wholeNumber(option, text.strip(), 1, Long.MAX_VALUE))
                .toList();
    }

    static Map<String, Order> orders() {
        Map<String, Order> words = new LinkedHashMap<>();
        for (Order order : Order.values()) {
            words.put(order.word(), order);
        }
        return words;
    }
}
