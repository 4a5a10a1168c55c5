package org.nocimap.report.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.fmri.ica.DimensionCurve;
import org.nocimap.fmri.ica.IcaResult;
import org.nocimap.fmri.ica.IcaSpec;
import org.nocimap.fmri.networks.CohortNetworks;
import org.nocimap.fmri.networks.TemplateMatch;
import org.nocimap.fmri.spec.NetworkSpec;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiMeta;
import org.nocimap.image.nifti.XformCode;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.words.Numbers;

/** Writes maps, tables and figures of a cohort's networks, and says what their page says. */
public final class NetworkOutputs {
    /** Below this, repeats do not agree on a component (Himberg et al. 2004 call clusters compact above it). */
    static final double STABLE = 0.8;

    private final String title;
    private final NetworkSpec spec;
    private final CohortNetworks found;
    private final ResultFolder folder;

    private NetworkOutputs(String title, NetworkSpec spec, CohortNetworks found, ResultFolder folder) {
        this.title = title;
        this.spec = spec;
        this.found = found;
        this.folder = folder;
    }

    /**
     * @param folder gets everything but the page, which {@link ResultFolder#finish} makes of what this returns
     */
    public static AnalysisReport write(String title, NetworkSpec spec, CohortNetworks found, ResultFolder folder) {
        return new NetworkOutputs(title, spec, found, folder).write();
    }

    private AnalysisReport write() {
        maps();
        found.ica().ifPresent(this::componentTables);
        table();
        NetworkFigures figures = new NetworkFigures(folder, found);
        List<PageSection> sections = new ArrayList<>();
        List<PageBlock> networks = new ArrayList<>();
        networks.add(new PageBlock.Table(networkTable()));
        figures.networks().forEach(figure -> networks.add(new PageBlock.Figure(figure)));
        sections.add(new PageSection("networks", "Networks", networks));
        found.ica().ifPresent(ica -> sections.add(components(ica, figures)));
        sections.add(new PageSection("runs", "Runs", List.of(new PageBlock.Table(runTable()))));
        return new AnalysisReport(
                title,
                found.ica().isPresent()
                        ? "Independent components of a cohort and dual regression"
                        : "Dual regression on maps that were brought along",
                headline(),
                summary(),
                tiles(),
                Optional.empty(),
                asked(),
                sections,
                found.warnings(),
                NetworkWords.methods(spec, found));
    }

    private String headline() {
        String runs = Numbers.counted(mapped(), "run", "runs");
        return found.ica()
                .map(ica -> Numbers.counted(found.networks().size(), "network", "networks") + " of "
                        + Numbers.counted(ica.components().size(), "component", "components") + ", mapped in " + runs)
                .orElseGet(
                        () -> Numbers.counted(found.networks().size(), "network", "networks") + " mapped in " + runs);
    }

    private long mapped() {
        return found.left().stream().filter(df -> df > 0).count();
    }

    private String summary() {
        return found.ica()
                .map(ica -> {
                    long stable = ica.components().stream()
                            .filter(c -> c.stability() >= STABLE)
                            .count();
                    String chosen = spec.ica().components().isPresent()
                            ? "as many as were asked for; the evidence is largest for "
                                    + ica.curve().best()
                            : "the number with the largest evidence";
                    return "All runs together have "
                            + Numbers.counted(ica.components().size(), "component", "components") + ", " + chosen + ". "
                            + stable + " of them are found alike in all repeats (I_q of " + Numbers.plain(STABLE)
                            + " or more).";
                })
                .orElse("The maps were regressed on every run as they are; no components were looked for.");
    }

    private List<Fact> tiles() {
        List<Fact> tiles = new ArrayList<>();
        tiles.add(new Fact("Networks", Integer.toString(found.networks().size())));
        found.ica().ifPresent(ica -> {
            tiles.add(new Fact("Components", Integer.toString(ica.components().size())));
            tiles.add(new Fact("Largest evidence", Integer.toString(ica.curve().best())));
        });
        tiles.add(new Fact("Runs mapped", mapped() + " of " + found.runs().size()));
        return tiles;
    }

    private List<Fact> asked() {
        List<Fact> asked = new ArrayList<>();
        asked.add(new Fact("Maps from", spec.from().name().toLowerCase(Locale.ROOT)));
        found.ica().ifPresent(ica -> {
            IcaSpec how = spec.ica();
            asked.add(new Fact(
                    "Components",
                    how.components().isPresent()
                            ? Integer.toString(how.components().getAsInt())
                            : "by evidence"));
            asked.add(new Fact("Nonlinearity", how.nonlinearity().name().toLowerCase(Locale.ROOT)));
            asked.add(new Fact("Repeats", Integer.toString(how.repeats())));
        });
        asked.add(new Fact("Templates", Integer.toString(spec.templates().size())));
        asked.add(new Fact("Voxels", Numbers.readCount(found.mask().size())));
        return asked;
    }

    private void maps() {
        volumes(
                "networks.nii.gz",
                found.networks().stream().map(CohortNetworks.Network::map).toList(),
                "the networks' maps, in the order of networks.tsv");
        found.ica().ifPresent(ica -> {
            volumes(
                    "components.nii.gz",
                    ica.components().stream().map(IcaResult.Component::z).toList(),
                    "z maps of all components, in the order of components.tsv");
            volumes(
                    "components_thresholded.nii.gz",
                    ica.components().stream()
                            .map(IcaResult.Component::thresholded)
                            .toList(),
                    "the same where the mixture model's posterior of a tail is above one half, 0 elsewhere");
        });
        folder.map(
                "mask.nii.gz",
                found.mask(),
                ones(found.mask()),
                0,
                org.nocimap.image.nifti.NiftiIntent.of(org.nocimap.image.nifti.NiftiIntentCode.NONE, ""),
                "the voxels that all runs have");
    }

    private static double[] ones(Mask mask) {
        double[] ones = new double[mask.size()];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private void volumes(String name, List<double[]> maps, String content) {
        List<Volume> volumes =
                maps.stream().map(map -> found.mask().unmask(map, 0)).toList();
        NiftiFile.write(
                folder.folder().resolve(name),
                volumes,
                NiftiMeta.withDefaults().with(XformCode.MNI152).withDescription("Nocimap: networks"));
        folder.wrote(name, content);
    }

    private void componentTables(IcaResult ica) {
        List<List<String>> rows = new ArrayList<>();
        Map<Integer, String> names = names();
        for (int c = 0; c < ica.components().size(); c++) {
            IcaResult.Component component = ica.components().get(c);
            double[] kept = component.thresholded();
            Point peak = peak(component.z());
            rows.add(List.of(
                    Integer.toString(c + 1),
                    names.getOrDefault(c, "n/a"),
                    Numbers.fixed(100 * component.explained(), 4),
                    Numbers.fixed(component.stability(), 4),
                    Integer.toString(component.found()),
                    Integer.toString(active(kept)),
                    Numbers.fixed(component.z()[strongest(component.z())], 3),
                    Numbers.mm(peak.x()),
                    Numbers.mm(peak.y()),
                    Numbers.mm(peak.z()),
                    Numbers.fixed(component.mixture().mean(), 4),
                    Numbers.fixed(component.mixture().sd(), 4)));
        }
        folder.table(
                "components.tsv",
                List.of(
                        "component",
                        "network",
                        "explained_percent",
                        "stability",
                        "members",
                        "active_voxels",
                        "peak_z",
                        "x",
                        "y",
                        "z",
                        "noise_mean",
                        "noise_sd"),
                rows,
                "variance explained, stability over repeats and peak of every component");
        DimensionCurve curve = ica.curve();
        List<List<String>> steps = new ArrayList<>();
        for (int k = 0; k < curve.eigenvalues().length; k++) {
            steps.add(List.of(
                    Integer.toString(k + 1),
                    Numbers.significant(curve.eigenvalues()[k], 8),
                    k < curve.logEvidence().length ? Numbers.significant(curve.logEvidence()[k], 12) : "n/a"));
        }
        folder.table(
                "dimension.tsv",
                List.of("components", "eigenvalue", "log_evidence"),
                steps,
                "eigenvalues of the runs together (their mean is 1) and the evidence of every number of components");
    }

    private Map<Integer, String> names() {
        Map<Integer, String> names = new LinkedHashMap<>();
        found.networks().forEach(network -> names.put(network.component(), network.name()));
        return names;
    }

    private void table() {
        List<List<String>> rows = new ArrayList<>();
        for (CohortNetworks.Network network : found.networks()) {
            Optional<TemplateMatch> match = network.match();
            rows.add(List.of(
                    network.name(),
                    network.component() < 0 ? "n/a" : Integer.toString(network.component() + 1),
                    match.map(m -> Numbers.fixed(Math.abs(m.r()), 4)).orElse("n/a"),
                    match.filter(m -> m.next() >= 0)
                            .map(m -> Integer.toString(m.next() + 1))
                            .orElse("n/a"),
                    match.map(m -> Numbers.fixed(Math.abs(m.nextR()), 4)).orElse("n/a"),
                    match.map(m -> Numbers.fixed(m.margin(), 4)).orElse("n/a"),
                    match.map(m -> m.isClear() ? "yes" : "no").orElse("n/a")));
        }
        folder.table(
                "networks.tsv",
                List.of("network", "component", "r", "runner_up", "r_runner_up", "margin", "clear"),
                rows,
                "the networks that every run was mapped for, and how clearly they match their templates");
    }

    private TableView networkTable() {
        List<List<Cell>> rows = new ArrayList<>();
        for (CohortNetworks.Network network : found.networks()) {
            Point peak = peak(network.map());
            Optional<TemplateMatch> match = network.match();
            rows.add(TableView.row(
                    network.name(),
                    network.component() < 0 ? "–" : Integer.toString(network.component() + 1),
                    match.map(m -> Numbers.readFixed(Math.abs(m.r()), 2)).orElse("–"),
                    match.filter(m -> m.next() >= 0)
                            .map(m -> (m.next() + 1) + " (" + Numbers.readFixed(Math.abs(m.nextR()), 2) + ")")
                            .orElse("–"),
                    match.map(m -> Numbers.readFixed(m.margin(), 2) + (m.isClear() ? "" : ", unclear"))
                            .orElse("–"),
                    Numbers.readPoint(peak)));
        }
        return TableView.cut(
                "Networks that every run was mapped for; |r| is the spatial correlation with the template.",
                List.of(
                        Column.text("Network"),
                        Column.number("Component"),
                        Column.number("|r|"),
                        Column.number("Runner-up (|r|)"),
                        Column.number("Margin"),
                        Column.text("Peak (mm)")),
                rows,
                "networks.tsv");
    }

    private PageSection components(IcaResult ica, NetworkFigures figures) {
        List<PageBlock> blocks = new ArrayList<>();
        figures.dimension(ica).ifPresent(figure -> blocks.add(new PageBlock.Figure(figure)));
        blocks.add(new PageBlock.Note(NetworkWords.noise(ica)));
        Optional<FigureView> stability = figures.stability(ica);
        stability.ifPresent(figure -> blocks.add(new PageBlock.Figure(figure)));
        List<List<Cell>> rows = new ArrayList<>();
        Map<Integer, String> names = names();
        for (int c = 0; c < ica.components().size(); c++) {
            IcaResult.Component component = ica.components().get(c);
            rows.add(TableView.row(
                    Integer.toString(c + 1),
                    names.getOrDefault(c, ""),
                    Numbers.readPercent(100 * component.explained(), 2),
                    Numbers.readFixed(component.stability(), 2),
                    Numbers.readCount(active(component.thresholded())),
                    Numbers.readFixed(component.z()[strongest(component.z())], 1),
                    Numbers.readPoint(peak(component.z()))));
        }
        blocks.add(new PageBlock.Table(TableView.cut(
                "All components by the variance they explain.",
                List.of(
                        Column.number("Component"),
                        Column.text("Network"),
                        Column.number("Explains"),
                        Column.number("Stability I_q"),
                        Column.number("Voxels above threshold"),
                        Column.number("Peak z"),
                        Column.text("Peak (mm)")),
                rows,
                "components.tsv")));
        return new PageSection("components", "Components", blocks);
    }

    private TableView runTable() {
        List<List<Cell>> rows = new ArrayList<>();
        for (int n = 0; n < found.runs().size(); n++) {
            int df = n < found.left().size() ? found.left().get(n) : 0;
            rows.add(TableView.row(found.runs().get(n), df > 0 ? Integer.toString(df) : "no maps: too few left"));
        }
        return TableView.cut(
                "Runs, and the degrees of freedom of their network maps.",
                List.of(Column.text("Run"), Column.number("Degrees of freedom")),
                rows,
                "the runs' sidecars");
    }

    private static int active(double[] kept) {
        int active = 0;
        for (double value : kept) {
            active += value != 0 ? 1 : 0;
        }
        return active;
    }

    private static int strongest(double[] map) {
        int best = 0;
        for (int v = 1; v < map.length; v++) {
            if (map[v] > map[best]) {
                best = v;
            }
        }
        return best;
    }

    private Point peak(double[] map) {
        return found.mask().grid().pointOf(found.mask().index(strongest(map)));
    }
}
