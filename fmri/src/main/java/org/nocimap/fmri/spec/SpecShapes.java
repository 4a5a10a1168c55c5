package org.nocimap.fmri.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nocimap.fmri.ica.IcaSpec;
import org.nocimap.fmri.spec.Shape.Choice;
import org.nocimap.fmri.spec.Shape.Either;
import org.nocimap.fmri.spec.Shape.Flag;
import org.nocimap.fmri.spec.Shape.Items;
import org.nocimap.fmri.spec.Shape.Level;
import org.nocimap.fmri.spec.Shape.Name;
import org.nocimap.fmri.spec.Shape.Range;
import org.nocimap.fmri.spec.Shape.Section;
import org.nocimap.fmri.spec.Shape.Text;

/** The one place that says which names a specification knows and what each may hold. */
final class SpecShapes {
    static final int MANY = Integer.MAX_VALUE;
    private static final String LABEL = "[A-Za-z0-9]+";

    private SpecShapes() {}

    /** A whole specification. */
    static Section whole() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put("preset", new Choice("What the analysis begins from.", SpecFile.PRESETS));
        fields.put("denoising", denoising());
        fields.put("physiology", physiology());
        fields.put("exclusion", exclusion());
        fields.put("seeds", regions("Regions whose mean series is mapped."));
        fields.put("regions", regions("Regions between which matrices are computed."));
        fields.put("measures", list("More maps of every run.", new Choice("", List.of("alff", "falff", "reho"))));
        fields.put("tasks", new Items("Models of runs in which something happened.", task(), 0, MANY, "task"));
        CohortShapes.add(fields);
        fields.put("networks", networks());
        fields.put("dynamic", dynamic());
        return section("An analysis of functional runs: a preset and what differs from it.", fields, Set.of());
    }

    private static Section denoising() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put(
                "order",
                new Choice(
                        "Nuisance and drifts in one regression, or one after the other, which puts nuisance back.",
                        List.of("joint", "regress-then-filter")));
        Map<String, Shape> highPass = new LinkedHashMap<>();
        highPass.put("type", new Choice("Kind of filter.", List.of("none", "fourier", "cosine", "butterworth")));
        highPass.put("cut_hz", real("Lowest frequency that stays, Hz.", 1e-5, 10));
        highPass.put("order", whole("Of a Butterworth filter.", 1, 10));
        fields.put("high_pass", section("What becomes of slow drifts.", highPass, Set.of()));
        fields.put("trend", whole("Degree of the polynomial that is taken out.", 0, 5));
        fields.put(
                "motion",
                new Level(
                        "Motion regressors: 6 parameters, 12 with differences, 24 with squares.",
                        List.of(0, 6, 12, 24)));
        Map<String, Shape> components = new LinkedHashMap<>();
        components.put("count", whole("Leading components; 0 for none.", 0, 50));
        components.put("per", new Choice("Counted for each tissue or in all.", List.of("tissue", "together")));
        components.put("threshold", real("Probability above which a voxel is the tissue's.", 0, 1));
        fields.put("components", section("aCompCor: components of white matter and CSF.", components, Set.of()));
        fields.put("confounds", list("More columns of the table of confounds.", text("", ".+", "a column's name")));
        Map<String, Shape> censor = new LinkedHashMap<>();
        censor.put("measure", new Choice("By what volumes are judged.", List.of("none", "fd", "dvars", "refrms")));
        censor.put(
                "rule",
                new Choice("boxplot: above P75 + 1.5 IQR; fixed: above a number.", List.of("boxplot", "fixed")));
        censor.put("above", real("The number of a fixed rule.", 0, 1e6));
        fields.put("censor", section("Which volumes take no part.", censor, Set.of()));
        fields.put("smoothing_fwhm_mm", real("Full width at half maximum inside the brain mask, mm.", 0, 30));
        return section("What is taken out of a run.", fields, Set.of());
    }

    private static Section physiology() {
        Map<String, Shape> retroicor = new LinkedHashMap<>();
        retroicor.put("cardiac", whole("Terms of the heart's phase.", 0, 8));
        retroicor.put("respiratory", whole("Terms of the breath's phase.", 0, 8));
        retroicor.put("interaction", whole("Terms of sums and differences of both.", 0, 4));
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put("retroicor", section("Regressors of the phases of heart and breath.", retroicor, Set.of()));
        fields.put(
                "responses",
                list(
                        "Slow responses: heart rate, variation of breathing, volume of breath per time.",
                        new Choice("", List.of("hr", "rv", "rvt"))));
        fields.put("if_missing", new Choice("What becomes of a run without recording.", List.of("refuse", "skip")));
        return section("What becomes of heartbeat and breathing, from recordings.", fields, Set.of());
    }

    private static Section exclusion() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put("shift_mm", real("Largest shift of a used run, mm.", 0, 1000));
        fields.put("rotation_degrees", real("Largest rotation, degrees.", 0, 180));
        fields.put("step_mm", real("Largest step from one volume to the next, mm.", 0, 1000));
        fields.put("least_seconds", real("Shortest time that is left after censoring, s.", 0, 1e6));
        return section("When a run is not used.", fields, Set.of());
    }

    private static Items regions(String about) {
        return regions(about, 6);
    }

    static Items regions(String about, int usualRadiusMm) {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put("name", text("For file names.", LABEL, "letters and digits"));
        fields.put("at", centre());
        fields.put("mask", text("A NIfTI mask, relative to this file.", ".+", "a file"));
        Map<String, Shape> label = new LinkedHashMap<>();
        label.put(
                "atlas",
                text("A NIfTI image of labels, with a table of names beside it, or talairach.", ".+", "a file"));
        label.put("regions", new Items("Names or numbers of labels.", new Name(""), 1, MANY, ""));
        fields.put("label", section("Labels of an atlas.", label, Set.of("atlas", "regions")));
        Map<String, Shape> within = new LinkedHashMap<>();
        within.put("at", centre());
        within.put("radius_mm", real("Radius, mm; 15 where it is not given.", 0.1, 300));
        within.put("mask", text("A NIfTI mask.", ".+", "a file"));
        Map<String, Shape> localizer = new LinkedHashMap<>();
        localizer.put("map", text("A NIfTI map, such as the z of a group's contrast.", ".+", "a file"));
        localizer.put("within", new Section("Where the peak is looked for.", within, Set.of(), Set.of("at", "mask")));
        fields.put("localizer", section("A sphere around the peak of a map.", localizer, Set.of("map", "within")));
        fields.put("radius_mm", real("Radius of a sphere, mm; " + usualRadiusMm + " where it is not given.", 0.1, 100));
        fields.put("mirrored", new Flag("Together with its image across the midline."));
        Section region = new Section(
                "A sphere, a mask, labels of an atlas, or a sphere around the peak of a map.",
                fields,
                Set.of("name"),
                Set.of("at", "mask", "label", "localizer"));
        return new Items(about, region, 0, MANY, "name");
    }

    private static Items centre() {
        return new Items("Centre, MNI millimetres, such as [-18, -38, 72].", real("", -300, 300), 3, 3, "");
    }

    private static Section task() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put("task", text("Label of the runs' task entity.", LABEL, "letters and digits"));
        fields.put(
                "contrasts",
                new Items(
                        "NAME = sums and differences of conditions, such as pain = P40 - P0.",
                        text("", "\\S.*", "conditions with + and - between"),
                        1,
                        MANY,
                        ""));
        fields.put("response", new Choice("Of the signal to a stimulus. Default: spm.", List.of("spm", "glover")));
        fields.put(
                "derivatives",
                new Choice(
                        "Regressors beside every response. Default: temporal.",
                        List.of("none", "temporal", "temporal-dispersion")));
        fields.put(
                "modulators",
                list("Columns of the events by which responses grow.", text("", ".+", "a column's name")));
        fields.put(
                "noise",
                new Choice(
                        "ols: independent; ar1: remembers one volume; tukey: tapered autocorrelation of every voxel;"
                                + " tukey-mean: its mean over the brain. Default: ar1.",
                        List.of("ols", "ar1", "tukey", "tukey-mean")));
        fields.put("taper_lags", whole("Of tukey; 0 for the root of the number of volumes. Default: 0.", 0, 1000));
        fields.put("high_pass_hz", real("Cut of the drifts, Hz. Default: 1/128.", 1e-5, 1));
        fields.put("scaling", new Choice("Units of effects. Default: percent.", List.of("percent", "image")));
        return section("The model of a task.", fields, Set.of("task", "contrasts"));
    }

    private static Section dynamic() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put("window_seconds", real("Length of a window, s; 0 for no windows.", 0, 1e5));
        fields.put("step_seconds", real("From one window to the next, s.", 0.1, 1e5));
        fields.put("taper", new Choice("Weight of volumes within a window.", List.of("none", "tukey")));
        fields.put("surrogates", whole("With random phases, for the null; 0 for none.", 0, 100_000));
        fields.put("seed", whole("Of their phases.", 0, Integer.MAX_VALUE));
        return section("How the correlations of regions change over time.", fields, Set.of());
    }

    private static Section networks() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put(
                "from",
                new Choice(
                        "Where the networks' maps come from: independent components of all runs, or the templates.",
                        List.of("none", "ica", "templates")));
        fields.put(
                "components",
                new Either(
                        "How many components; auto for as many as have the largest evidence.",
                        new Choice("", List.of("auto")),
                        whole("", 1, IcaSpec.MOST_COMPONENTS)));
        fields.put("nonlinearity", new Choice("Of FastICA: kurtosis, or robust.", List.of("pow3", "tanh")));
        fields.put("repeats", whole("From other starts on other halves of the voxels.", 1, 100));
        fields.put("seed", whole("Of all random numbers.", 0, Integer.MAX_VALUE));
        Map<String, Shape> template = new LinkedHashMap<>();
        template.put("name", text("Of the network, for file names.", LABEL, "letters and digits"));
        template.put("file", text("NIfTI, relative to this file.", ".+", "a file name"));
        template.put("volume", whole("Which map of several, from 1.", 1, 100_000));
        template.put(
                "labels", new Items("Labels that make the network.", whole("", 1, Integer.MAX_VALUE), 1, MANY, ""));
        fields.put(
                "templates",
                new Items(
                        "Maps that name components, or are the networks.",
                        section("A map brought along.", template, Set.of("name", "file")),
                        0,
                        MANY,
                        "name"));
        return section("Networks of the cohort.", fields, Set.of());
    }

    static Section section(String about, Map<String, Shape> fields, Set<String> required) {
        return new Section(about, fields, required, Set.of());
    }

    static Range real(String about, double least, double most) {
        return new Range(about, least, most, Range.Kind.REAL);
    }

    static Range whole(String about, int least, int most) {
        return new Range(about, least, most, Range.Kind.WHOLE);
    }

    static Text text(String about, String pattern, String expected) {
        return new Text(about, pattern, expected);
    }

    static Items list(String about, Shape item) {
        return new Items(about, item, 0, MANY, "");
    }
}
