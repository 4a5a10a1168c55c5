package org.nocimap.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nocimap.meta.input.PerOutcome;
import org.nocimap.meta.input.Scale;
import org.nocimap.report.effects.EffectRun;
import picocli.CommandLine.Option;

/** The options that may differ from outcome to outcome: a value for all, or {@code outcome=value} for one. */
final class OutcomeOptions {
    @Option(
            names = "--rescale",
            paramLabel = "SCALE",
            description =
                    "Bring mean differences to one scale, such as 0-100, or one outcome's, such as \"pain=NRS 0-10\";"
                            + " the column 'scale' says where each is from. May be given several times.")
    private List<String> rescale = new ArrayList<>();

    @Option(
            names = "--better",
            paramLabel = "SIDE",
            description =
                    "Which effects are good: lower or higher, or of one outcome, such as \"pain=lower\". May be given"
                            + " several times.")
    private List<String> better = new ArrayList<>();

    @Option(
            names = "--mcid",
            paramLabel = "VALUE",
            description =
                    "Smallest difference that matters, or of one outcome, such as \"pain=1.5\". May be given several"
                            + " times. Default: what is known of the --rescale scale, such as 'NRS 0-10'")
    private List<String> mcid = new ArrayList<>();

    /**
     * The options, understood.
     *
     * @param rescale the scales that mean differences are brought to
     * @param better which effects are good, if the user or the scale says
     * @param important smallest differences that matter, if the user or the scale says
     */
    record Understood(
            PerOutcome<Scale> rescale, PerOutcome<Scale.Better> better, PerOutcome<EffectRun.Threshold> important) {}

    Understood understand(OptionReader options) {
        PerOutcome<Scale> scales = perOutcome("--rescale", rescale, options, text -> {
            Optional<Scale> scale = Scale.parse(text);
            if (scale.isEmpty()) {
                options.problem(
                        "--rescale", "\"" + text + "\" cannot be used", "where the scale begins and ends", "0-100");
            }
            return scale;
        });
        Map<String, Scale.Better> sides = new LinkedHashMap<>();
        Map<String, EffectRun.Threshold> thresholds = new LinkedHashMap<>();
        scales.values().forEach((outcome, scale) -> scale.importance().ifPresent(known -> {
            sides.put(outcome, known.better());
            thresholds.put(outcome, new EffectRun.Threshold(known.change(), known.source()));
        }));
        Map<String, Scale.Better> words = Map.of("lower", Scale.Better.LOWER, "higher", Scale.Better.HIGHER);
        replace(
                sides,
                perOutcome("--better", better, options, text -> Optional.of(options.choice("--better", text, words))));
        replace(
                thresholds,
                perOutcome(
                        "--mcid",
                        mcid,
                        options,
                        text -> Optional.of(new EffectRun.Threshold(
                                options.number("--mcid", text, OptionReader.Range.NOT_NEGATIVE), ""))));
        return new Understood(scales, new PerOutcome<>(sides), new PerOutcome<>(thresholds));
    }

    /** What the user says comes before what is known; what he says of all outcomes, too. */
    private static <T> void replace(Map<String, T> known, PerOutcome<T> said) {
        if (said.values().containsKey("")) {
            known.clear();
        }
        known.putAll(said.values());
    }

    private static <T> PerOutcome<T> perOutcome(
            String option, List<String> texts, OptionReader options, Function<String, Optional<T>> value) {
        Map<String, T> values = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.lastIndexOf('=');
            String outcome = equals < 0 ? "" : text.substring(0, equals);
            String words = text.substring(equals + 1).strip();
            value.apply(words).ifPresent(found -> {
                if (values.put(outcome, found) != null) {
                    options.problem(
                            option,
                            outcome.isEmpty() ? "is given twice for all outcomes" : "is given twice for " + outcome,
                            "one value for each outcome",
                            "Leave one away.");
                }
            });
        }
        return new PerOutcome<>(values);
    }
}
