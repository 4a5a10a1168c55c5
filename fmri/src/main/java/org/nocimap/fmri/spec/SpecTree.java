package org.nocimap.fmri.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.nocimap.fmri.connectivity.WindowedConnectivity;
import org.nocimap.fmri.denoise.Denoising;
import org.nocimap.fmri.denoise.FilterOrder;
import org.nocimap.fmri.denoise.HighPass;
import org.nocimap.fmri.denoise.LevelOfSeries;
import org.nocimap.fmri.firstlevel.HemodynamicResponse;
import org.nocimap.fmri.firstlevel.NoiseModel;
import org.nocimap.fmri.firstlevel.TaskModel;
import org.nocimap.fmri.ica.IcaSpec;
import org.nocimap.fmri.ica.Nonlinearity;
import org.nocimap.fmri.motion.ExclusionRule;
import org.nocimap.fmri.motion.OutlierRule;
import org.nocimap.fmri.physiology.Retroicor;
import org.nocimap.fmri.spec.ParticipantSpec.CensorMeasure;
import org.nocimap.fmri.spec.ParticipantSpec.Censoring;
import org.nocimap.fmri.spec.ParticipantSpec.ComponentChoice;
import org.nocimap.fmri.spec.ParticipantSpec.Measure;
import org.nocimap.fmri.spec.ParticipantSpec.Pooling;

/** Turns the tree of a specification, which fits {@link SpecShapes}, into what it means. */
final class SpecTree {
    private final JsonNode root;
    private final SeedReader seeds;

    SpecTree(JsonNode root, SeedReader seeds) {
        this.root = root;
        this.seeds = seeds;
    }

    ParticipantSpec spec(List<String> changes) {
        JsonNode denoising = root.path("denoising");
        JsonNode components = denoising.path("components");
        JsonNode exclusion = root.path("exclusion");
        return new ParticipantSpec(
                root.path("preset").asText(),
                changes,
                new Denoising(
                        highPass(denoising.path("high_pass")),
                        denoising.path("order").asText().equals("joint")
                                ? FilterOrder.JOINT
                                : FilterOrder.REGRESS_THEN_FILTER,
                        denoising.path("trend").asInt(),
                        LevelOfSeries.REMOVED),
                denoising.path("motion").asInt(),
                new ComponentChoice(
                        components.path("count").asInt(),
                        constant(Pooling.values(), components.path("per")),
                        components.path("threshold").asDouble()),
                texts(denoising.path("confounds")),
                censoring(denoising.path("censor")),
                physiology(root.path("physiology")),
                denoising.path("smoothing_fwhm_mm").asDouble(),
                new ExclusionRule(
                        exclusion.path("shift_mm").asDouble(),
                        exclusion.path("rotation_degrees").asDouble(),
                        exclusion.path("step_mm").asDouble(),
                        exclusion.path("least_seconds").asDouble()),
                seeds.all(root.path("seeds"), "seeds"),
                seeds.all(root.path("regions"), "regions"),
                items(root.path("measures")).stream()
                        .map(m -> constant(Measure.values(), m))
                        .toList(),
                items(root.path("tasks")).stream().map(SpecTree::task).toList(),
                networks(root.path("networks")),
                dynamic(root.path("dynamic")));
    }

    private static Optional<WindowedConnectivity.Windows> dynamic(JsonNode node) {
        double window = node.path("window_seconds").asDouble();
        return window > 0
                ? Optional.of(new WindowedConnectivity.Windows(
                        window,
                        node.path("step_seconds").asDouble(),
                        constant(WindowedConnectivity.Taper.values(), node.path("taper")),
                        node.path("surrogates").asInt(),
                        node.path("seed").asLong()))
                : Optional.empty();
    }

    private static NetworkSpec networks(JsonNode node) {
        JsonNode components = node.path("components");
        List<NetworkSpec.Template> templates = new ArrayList<>();
        for (JsonNode template : items(node.path("templates"))) {
            templates.add(new NetworkSpec.Template(
                    template.path("name").asText(),
                    Path.of(template.path("file").asText()),
                    template.path("volume").asInt(1),
                    items(template.path("labels")).stream().map(JsonNode::asInt).toList()));
        }
        return new NetworkSpec(
                constant(NetworkSpec.Origin.values(), node.path("from")),
                new IcaSpec(
                        components.isNumber() ? OptionalInt.of(components.asInt()) : OptionalInt.empty(),
                        constant(Nonlinearity.values(), node.path("nonlinearity")),
                        node.path("repeats").asInt(),
                        node.path("seed").asLong()),
                templates);
    }

    private static HighPass highPass(JsonNode node) {
        double cut = node.path("cut_hz").asDouble(0.01);
        return switch (node.path("type").asText()) {
            case "fourier" -> new HighPass.Fourier(cut);
            case "cosine" -> new HighPass.Cosine(cut);
            case "butterworth" -> new HighPass.Recursive(cut, node.path("order").asInt(5));
            default -> new HighPass.None();
        };
    }

    private static Censoring censoring(JsonNode node) {
        return new Censoring(
                constant(CensorMeasure.values(), node.path("measure")),
                node.path("rule").asText().equals("fixed")
                        ? new OutlierRule.Fixed(node.path("above").asDouble())
                        : new OutlierRule.BoxPlot());
    }

    private static PhysiologyChoice physiology(JsonNode node) {
        JsonNode retroicor = node.path("retroicor");
        return new PhysiologyChoice(
                new Retroicor(
                        retroicor.path("cardiac").asInt(),
                        retroicor.path("respiratory").asInt(),
                        retroicor.path("interaction").asInt()),
                items(node.path("responses")).stream()
                        .map(r -> constant(PhysiologyChoice.Response.values(), r))
                        .toList(),
                constant(PhysiologyChoice.IfMissing.values(), node.path("if_missing")));
    }

    private static TaskModel task(JsonNode node) {
        int lags = node.path("taper_lags").asInt(0);
        return new TaskModel(
                node.path("task").asText(),
                node.path("response").asText("spm").equals("glover")
                        ? HemodynamicResponse.GLOVER
                        : HemodynamicResponse.SPM,
                switch (node.path("derivatives").asText("temporal")) {
                    case "none" -> TaskModel.Derivatives.NONE;
                    case "temporal-dispersion" -> TaskModel.Derivatives.TEMPORAL_AND_DISPERSION;
                    default -> TaskModel.Derivatives.TEMPORAL;
                },
                texts(node.path("modulators")),
                switch (node.path("noise").asText("ar1")) {
                    case "ols" -> new NoiseModel.Independent();
                    case "tukey" -> new NoiseModel.Tapered(lags, NoiseModel.Scope.VOXEL);
                    case "tukey-mean" -> new NoiseModel.Tapered(lags, NoiseModel.Scope.MASK);
                    default -> new NoiseModel.Autoregressive();
                },
                node.path("high_pass_hz").asDouble(1.0 / 128),
                node.path("scaling").asText("percent").equals("image")
                        ? TaskModel.Scaling.IMAGE
                        : TaskModel.Scaling.PERCENT,
                texts(node.path("contrasts")));
    }

    private static <E extends Enum<E>> E constant(E[] values, JsonNode word) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word.asText())) {
                return value;
            }
        }
        throw new IllegalArgumentException(word + " is none of the words that the shape allows");
    }

    static List<String> texts(JsonNode list) {
        return items(list).stream().map(JsonNode::asText).toList();
    }

    static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
