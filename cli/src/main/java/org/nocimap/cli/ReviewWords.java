package org.nocimap.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.review.screening.Choice;
import org.nocimap.review.screening.Order;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.services.Service;

/** Words of a review's steps on the command line. */
final class ReviewWords {
    /** A peak farther from the mask than rounding and smoothing explain. */
    private static final double TOLERANCE_MM = 6;

    private ReviewWords() {}

    /** Whether a point as printed, in mm, lies in the brain or so close that rounding may have moved it out. */
    static boolean nearBrain(Mask brain, double x, double y, double z, Space space) {
        Point printed = new Point(x, y, z);
        Point mni = space == Space.MNI ? printed : TalairachToMni.LANCASTER_POOLED.apply(printed);
        return brain.contains(mni) || brain.distanceMm(mni) <= TOLERANCE_MM;
    }

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

    /** Services that look publications up, in the order in which they are asked. */
    static Map<String, Service> catalogues() {
        Map<String, Service> words = new LinkedHashMap<>();
        for (Service service : List.of(Service.EUROPE_PMC, Service.OPENALEX, Service.CROSSREF)) {
            words.put(service.word(), service);
        }
        return words;
    }
}
