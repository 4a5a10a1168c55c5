package org.nocimap.fmri.networks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Checksum;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.RunFilter;
import org.nocimap.fmri.bids.Sidecar;
import org.nocimap.fmri.connectivity.CleanRun;
import org.nocimap.fmri.ica.GroupIca;
import org.nocimap.fmri.ica.IcaResult;
import org.nocimap.fmri.participant.CleanedRuns;
import org.nocimap.fmri.participant.RunFiles;
import org.nocimap.fmri.spec.NetworkSpec;
import org.nocimap.stats.DeviateTable;

/**
 * From the cleaned runs of a cohort to every run's own maps of the networks: components of all runs together, or maps that are brought
 * along; then dual regression, all maps together. Writes, beside the seed maps of each run, {@code
 * …_network-NAME_stat-effect_statmap.nii.gz}, {@code variance} and {@code z}, and the networks' time courses.
 *
 * <p>One run is in memory at a time, and for ICA the rows that {@link GroupIca} keeps.
 */
public final class NetworkStage {
    private static final int LEAST_DEGREES = 10;

    private final Path out;
    private final NetworkSpec spec;
    private final String version;
    private final Problems problems = new Problems();
    private String key = "";

    /** Told what goes on. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param what a word: components, maps
         * @param done runs that are done
         */
        void done(String what, int done, int of);
    }

    /**
     * @param out folder of the participant level
     * @param version of Nocimap
     */
    public NetworkStage(Path out, NetworkSpec spec, String version) {
        this.out = out;
        this.spec = spec;
        this.version = version;
    }

    /** Folder of what belongs to the cohort: maps of the networks, tables, report. */
    public Path folder() {
        return out.resolve("networks");
    }

    private Path mark() {
        return folder().resolve("stage.json");
    }

    /**
     * Finds the networks and maps them in every run; nothing is computed when inputs and specification are those of the last time.
     *
     * @throws InputException with everything that is wrong with runs and templates, before anything is computed
     */
    public CohortNetworks run(RunFilter filter, Listener listener) {
        if (spec.from() == NetworkSpec.Origin.NONE) {
            throw new IllegalStateException("no networks are asked for");
        }
        Optional<CleanedRuns> found = CleanedRuns.find(out, filter, problems);
        List<double[]> templates = found.map(runs -> TemplateMaps.read(spec.templates(), runs.mask(), problems))
                .orElse(List.of());
        problems.throwIfAny();
        CleanedRuns runs = found.orElseThrow();
        key = key(runs);
        if (Files.isRegularFile(mark())
                && Sidecar.read(mark(), new Problems())
                        .path("StageKey")
                        .asText()
                        .equals(key)) {
            return outcome(runs, List.of(), Optional.empty(), List.of(), CohortNetworks.State.REUSED);
        }
        Optional<IcaResult> ica =
                spec.from() == NetworkSpec.Origin.ICA ? Optional.of(components(runs, listener)) : Optional.empty();
        List<CohortNetworks.Network> networks =
                ica.map(result -> chosen(result, templates)).orElseGet(() -> brought(templates));
        problems.throwIfAny();
        List<double[]> together = ica.map(result ->
                        result.components().stream().map(IcaResult.Component::z).toList())
                .orElse(templates);
        List<Integer> left = new ArrayList<>();
        for (int n = 0; n < runs.runs().size(); n++) {
            left.add(regress(runs, runs.runs().get(n), together, networks));
            listener.done("maps", n + 1, runs.runs().size());
        }
        return outcome(runs, networks, ica, left, CohortNetworks.State.COMPUTED);
    }

    private CohortNetworks outcome(
            CleanedRuns runs,
            List<CohortNetworks.Network> networks,
            Optional<IcaResult> ica,
            List<Integer> left,
            CohortNetworks.State state) {
        return new CohortNetworks(
                runs.mask(),
                networks,
                ica,
                runs.runs().stream().map(CleanedRuns.Entry::label).toList(),
                left,
                problems.warnings(),
                state);
    }

    /** Says that everything is written, so that it need not be computed again. */
    public void complete() {
        RunFiles.json(mark(), Map.of("StageKey", key, "GeneratedBy", generatedBy()));
    }

    private IcaResult components(CleanedRuns runs, Listener listener) {
        GroupIca ica = new GroupIca(runs.mask(), spec.ica());
        try {
            IcaResult result = ica.run(
                    new GroupIca.Runs() {
                        @Override
                        public int count() {
                            return runs.runs().size();
                        }

                        @Override
                        public int longest() {
                            return runs.longest();
                        }

                        @Override
                        public CleanRun read(int n) {
                            return runs.read(runs.runs().get(n));
                        }
                    },
                    (done, of) -> listener.done("components", done, of));
            if (!result.converged()) {
                problems.warning(
                        Location.NOWHERE,
                        "the components did not come to rest in " + result.steps() + " steps",
                        "components that stand still",
                        "Ask for fewer components, or for nonlinearity: tanh; look at their stability.");
            }
            return result;
        } catch (IllegalArgumentException e) {
            throw InputException.of(
                    Location.of(out).about("networks.components"),
                    String.valueOf(e.getMessage()),
                    "no more components than the runs have volumes",
                    "Ask for fewer, or for auto.");
        }
    }

    /** The templates' components under the templates' names, turned to the templates' sign; or all of them by number. */
    private List<CohortNetworks.Network> chosen(IcaResult ica, List<double[]> templates) {
        List<CohortNetworks.Network> networks = new ArrayList<>();
        if (templates.isEmpty()) {
            int digits = Math.max(2, Integer.toString(ica.components().size()).length());
            for (int c = 0; c < ica.components().size(); c++) {
                String name = String.format(Locale.ROOT, "IC%0" + digits + "d", c + 1);
                networks.add(new CohortNetworks.Network(
                        name, c, ica.components().get(c).z(), Optional.empty()));
            }
            return networks;
        }
        if (templates.size() > ica.components().size()) {
            problems.error(
                    Location.of(out).about("networks.templates"),
                    "there are " + templates.size() + " templates and only "
                            + ica.components().size() + " components",
                    "at least as many components as templates",
                    "Ask for more components: networks.components.");
            return networks;
        }
        List<double[]> maps =
                ica.components().stream().map(IcaResult.Component::z).toList();
        for (TemplateMatch match : TemplateMatch.of(templates, maps)) {
            NetworkSpec.Template template = spec.templates().get(match.template());
            if (!match.isClear()) {
                problems.warning(
                        Location.of(template.file()).about(template.name()),
                        String.format(
                                Locale.ROOT,
                                "component %d is taken (|r| = %.2f), but %s",
                                match.component() + 1,
                                Math.abs(match.r()),
                                match.margin() < TemplateMatch.CLEAR_MARGIN
                                        ? String.format(
                                                Locale.ROOT,
                                                "component %d resembles the template with |r| = %.2f",
                                                match.next() + 1,
                                                Math.abs(match.nextR()))
                                        : "it hardly resembles the template"),
                        String.format(
                                Locale.ROOT,
                                "|r| of %.1f or more, %.1f above every other component",
                                TemplateMatch.LEAST_R,
                                TemplateMatch.CLEAR_MARGIN),
                        "Look at both maps in the report; another number of components may part them.");
            }
            IcaResult.Component component = ica.components().get(match.component());
            networks.add(new CohortNetworks.Network(
                    template.name(),
                    match.component(),
                    match.r() < 0 ? component.turned().z() : component.z(),
                    Optional.of(match)));
        }
        return networks;
    }

    private List<CohortNetworks.Network> brought(List<double[]> templates) {
        List<CohortNetworks.Network> networks = new ArrayList<>();
        for (int t = 0; t < templates.size(); t++) {
            networks.add(
                    new CohortNetworks.Network(spec.templates().get(t).name(), -1, templates.get(t), Optional.empty()));
        }
        return networks;
    }

    /** Dual regression of one run; the degrees of freedom of its maps, 0 when there are too few. */
    private int regress(
            CleanedRuns runs, CleanedRuns.Entry entry, List<double[]> together, List<CohortNetworks.Network> networks) {
        RunFiles files = RunFiles.denoised(entry.folder(), entry.name());
        forget(entry);
        if (entry.degreesOfFreedom() - together.size() < LEAST_DEGREES) {
            problems.warning(
                    Location.of(entry.image()),
                    "has " + entry.degreesOfFreedom() + " degrees of freedom, too few for " + together.size()
                            + " networks together",
                    "at least " + LEAST_DEGREES + " more than networks",
                    "The run gets no network maps. Ask for fewer components.");
            return 0;
        }
        DualRegression dual = regression(runs.read(entry), together);
        DeviateTable deviates = new DeviateTable(dual.degreesOfFreedom());
        Map<String, double[]> courses = new LinkedHashMap<>();
        for (int n = 0; n < networks.size(); n++) {
            CohortNetworks.Network network = networks.get(n);
            int k = network.component() >= 0 ? network.component() : n;
            int sign = network.match().map(m -> m.r() < 0 ? -1 : 1).orElse(1);
            double[] effect = dual.effects()[k];
            double[] z = new double[effect.length];
            for (int v = 0; v < z.length; v++) {
                effect[v] *= sign;
                double error = Math.sqrt(dual.variances()[k][v]);
                z[v] = error > 0 ? deviates.z(effect[v] / error) : 0;
            }
            Map<String, Object> about = about(entry, network, dual, together.size());
            files.networkMap(network.name(), "effect", runs.mask(), effect, about);
            files.networkMap(network.name(), "variance", runs.mask(), dual.variances()[k], about);
            files.networkMap(network.name(), "z", runs.mask(), z, about);
            courses.put(network.name(), spread(dual.courses()[k], sign, entry.kept()));
        }
        files.series("networks", courses);
        return dual.degreesOfFreedom();
    }

    private static DualRegression regression(CleanRun clean, List<double[]> together) {
        try {
            return DualRegression.of(clean, together);
        } catch (IllegalArgumentException e) {
            throw InputException.of(
                    Location.NOWHERE.about("networks"),
                    String.valueOf(e.getMessage()),
                    "maps that are no combinations of one another",
                    "Leave a template out.");
        }
    }

    private static double[] spread(double[] course, int sign, boolean[] kept) {
        double[] all = new double[kept.length];
        int at = 0;
        for (int t = 0; t < all.length; t++) {
            all[t] = kept[t] ? sign * course[at++] : Double.NaN;
        }
        return all;
    }

    private Map<String, Object> about(
            CleanedRuns.Entry entry, CohortNetworks.Network network, DualRegression dual, int together) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("Network", network.name());
        if (network.component() >= 0) {
            about.put("Component", network.component() + 1);
        }
        about.put("MapsTogether", together);
        about.put("DegreesOfFreedom", dual.degreesOfFreedom());
        about.put(
                "Sources",
                List.of("bids::" + out.relativize(entry.image()).toString().replace('\\', '/')));
        about.put("SpatialReference", entry.name().entity("space").orElse(""));
        about.put("GeneratedBy", generatedBy());
        return about;
    }

    private Object generatedBy() {
        return List.of(Map.of("Name", "Nocimap", "Version", version));
    }

    /** Removes the run's maps of an earlier analysis, whose networks may have other names. */
    private static void forget(CleanedRuns.Entry entry) {
        String stem = entry.name().stem() + "_network-";
        try (Stream<Path> files = Files.list(entry.folder())) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(stem))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(entry.folder(), e);
        }
    }

    /** What the results follow from: runs, specification and templates by content. */
    private String key(CleanedRuns runs) {
        StringBuilder text = new StringBuilder(version).append(spec);
        runs.runs().forEach(run -> text.append(run.label()).append(run.key()));
        for (NetworkSpec.Template template : spec.templates()) {
            try {
                text.append(Checksum.sha256(template.file()));
            } catch (IOException e) {
                throw BoundedInput.broken(template.file(), e);
            }
        }
        return Checksum.sha256(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
