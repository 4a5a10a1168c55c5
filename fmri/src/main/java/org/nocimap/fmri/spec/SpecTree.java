package org.nocimap.fmri.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.connectivity.Seed;
import org.nocimap.fmri.denoise.Denoising;
import org.nocimap.fmri.denoise.FilterOrder;
import org.nocimap.fmri.denoise.HighPass;
import org.nocimap.fmri.denoise.LevelOfSeries;
import org.nocimap.fmri.motion.ExclusionRule;
import org.nocimap.fmri.motion.OutlierRule;
import org.nocimap.fmri.spec.ParticipantSpec.CensorMeasure;
import org.nocimap.fmri.spec.ParticipantSpec.Censoring;
import org.nocimap.fmri.spec.ParticipantSpec.ComponentChoice;
import org.nocimap.fmri.spec.ParticipantSpec.Measure;
import org.nocimap.fmri.spec.ParticipantSpec.Pooling;
import org.nocimap.image.Point;

/** Turns the tree of a specification into what it means; a value that cannot be used is a problem and replaced by a harmless one. */
final class SpecTree {
    private final JsonNode root;
    private final Location where;
    private final Problems problems;

    SpecTree(JsonNode root, Location where, Problems problems) {
        this.root = root;
        this.where = where;
        this.problems = problems;
    }

    ParticipantSpec spec(List<String> changes) {
        String d = "denoising.";
        return new ParticipantSpec(
                root.path("preset").asText(),
                changes,
                new Denoising(
                        highPass(),
                        choice(
                                d + "order",
                                Map.of(
                                        "joint", FilterOrder.JOINT,
                                        "regress-then-filter", FilterOrder.REGRESS_THEN_FILTER),
                                FilterOrder.JOINT),
                        (int) number(d + "trend", 0, 5),
                        LevelOfSeries.REMOVED),
                choice(d + "motion", Map.of("0", 0, "6", 6, "12", 12, "24", 24), 0),
                new ComponentChoice(
                        (int) number(d + "components.count", 0, 50),
                        choice(
                                d + "components.per",
                                Map.of("tissue", Pooling.TISSUE, "together", Pooling.TOGETHER),
                                Pooling.TISSUE),
                        number(d + "components.threshold", 0, 1)),
                texts(d + "confounds"),
                censoring(),
                number(d + "smoothing_fwhm_mm", 0, 30),
                new ExclusionRule(
                        number("exclusion.shift_mm", 0, 1000),
                        number("exclusion.rotation_degrees", 0, 180),
                        number("exclusion.step_mm", 0, 1000),
                        number("exclusion.least_seconds", 0, 1e6)),
                seeds("seeds"),
                seeds("regions"),
                texts("measures").stream().map(this::measure).toList());
    }

    private HighPass highPass() {
        String path = "denoising.high_pass.";
        String type = at(path + "type").asText();
        double cut = type.equals("none") ? 0.01 : number(path + "cut_hz", 1e-5, 10);
        double order = at(path + "order").isMissingNode() ? 5 : number(path + "order", 1, 10);
        return choice(
                path + "type",
                Map.of(
                        "none", new HighPass.None(),
                        "fourier", new HighPass.Fourier(cut),
                        "cosine", new HighPass.Cosine(cut),
                        "butterworth", new HighPass.Recursive(cut, (int) order)),
                new HighPass.None());
    }

    private Censoring censoring() {
        String path = "denoising.censor.";
        CensorMeasure measure = choice(
                path + "measure",
                Map.of(
                        "none", CensorMeasure.NONE,
                        "fd", CensorMeasure.FD,
                        "dvars", CensorMeasure.DVARS,
                        "refrms", CensorMeasure.REFRMS),
                CensorMeasure.NONE);
        String rule = at(path + "rule").asText();
        double above = rule.equals("fixed") && measure != CensorMeasure.NONE ? number(path + "above", 0, 1e6) : 0;
        return new Censoring(
                measure,
                choice(
                        path + "rule",
                        Map.of("boxplot", new OutlierRule.BoxPlot(), "fixed", new OutlierRule.Fixed(above)),
                        new OutlierRule.BoxPlot()));
    }

    private List<Seed> seeds(String path) {
        List<Seed> seeds = new ArrayList<>();
        Set<String> names = new HashSet<>();
        JsonNode list = at(path);
        for (int n = 0; n < list.size(); n++) {
            String item = path + "[" + (n + 1) + "]";
            JsonNode node = list.get(n);
            String name = node.path("name").asText();
            JsonNode at = node.path("at");
            double radius = node.path("radius_mm").asDouble(6);
            if (!name.matches("[A-Za-z0-9]+") || !names.add(name)) {
                wrong(item + ".name", "\"" + name + "\"", "letters and digits, each name once");
            } else if (at.size() != 3
                    || !at.get(0).isNumber()
                    || !at.get(1).isNumber()
                    || !at.get(2).isNumber()) {
                wrong(item + ".at", at.toString(), "three numbers, MNI millimetres: [-18, -38, 72]");
            } else if (!(radius > 0 && radius <= 100)) {
                wrong(item + ".radius_mm", node.path("radius_mm").toString(), "a number above 0 and at most 100");
            } else {
                Point centre = new Point(
                        at.get(0).asDouble(), at.get(1).asDouble(), at.get(2).asDouble());
                Seed seed = Seed.sphere(name, centre, radius);
                seeds.add(node.path("mirrored").asBoolean(false) ? seed.mirrored() : seed);
            }
        }
        if (!list.isArray()) {
            wrong(path, list.toString(), "a list");
        }
        return seeds;
    }

    private Measure measure(String text) {
        for (Measure measure : Measure.values()) {
            if (measure.name().toLowerCase(Locale.ROOT).equals(text)) {
                return measure;
            }
        }
        wrong("measures", text, "alff, falff, reho");
        return Measure.ALFF;
    }

    private List<String> texts(String path) {
        JsonNode list = at(path);
        List<String> texts = new ArrayList<>();
        if (!list.isArray()) {
            wrong(path, list.toString(), "a list");
        }
        list.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private double number(String path, double least, double most) {
        JsonNode node = at(path);
        if (node.isNumber() && node.asDouble() >= least && node.asDouble() <= most) {
            return node.asDouble();
        }
        wrong(path, node.toString(), "a number from " + least + " to " + most);
        return least;
    }

    private <T> T choice(String path, Map<String, T> choices, T harmless) {
        String text = at(path).asText();
        if (choices.containsKey(text)) {
            return choices.get(text);
        }
        wrong(
                path,
                "\"" + text + "\"",
                "one of " + String.join(", ", choices.keySet().stream().sorted().toList()));
        return harmless;
    }

    private JsonNode at(String path) {
        JsonNode node = root;
        for (String name : path.split("\\.")) {
            node = node.path(name);
        }
        return node;
    }

    private void wrong(String path, String value, String expected) {
        problems.error(where.about(path), value + " cannot be used", expected, "Correct the value.");
    }
}
