package org.nocimap.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.nocimap.fmri.bids.RunFilter;
import org.nocimap.fmri.networks.CohortNetworks;
import org.nocimap.fmri.networks.NetworkStage;
import org.nocimap.fmri.spec.NetworkSpec;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.networks.NetworkOutputs;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.report.words.Numbers;

/** The networks of {@code nocimap fmri}: what the cohort's runs have in common, and every run's own maps of it. */
final class FmriNetworkJob {
    private final NetworkSpec spec;
    private final RunFilter filter;
    private final NetworkStage stage;
    private final RunOptions.Understood how;
    private final Console console;

    private FmriNetworkJob(
            NetworkSpec spec, RunFilter filter, NetworkStage stage, RunOptions.Understood how, Console console) {
        this.spec = spec;
        this.filter = filter;
        this.stage = stage;
        this.how = how;
        this.console = console;
    }

    /**
     * @param out folder of the participant level
     */
    static FmriNetworkJob of(
            NetworkSpec spec,
            Path out,
            RunFilter filter,
            FigureChoice figures,
            RootCommand root,
            OptionReader options) {
        NetworkStage stage =
                new NetworkStage(out, spec, AnalysisFrame.software().version());
        RunOptions.Understood how = new RunOptions.Understood(
                "Networks of the cohort",
                stage.folder(),
                RunFolder.check(stage.folder(), RunFolder.Earlier.OVERWRITE, options),
                Runtime.getRuntime().availableProcessors(),
                figures,
                root.repeatingCommand());
        return new FmriNetworkJob(spec, filter, stage, how, root.console());
    }

    /** Finds the networks, maps them in every run and writes the report, unless all of it is there already. */
    Map<String, Object> run() {
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            CohortNetworks found = stage.run(
                    filter,
                    (what, done, of) -> console.note(
                            what.equals("maps")
                                    ? "run " + done + " of " + of + " mapped"
                                    : "run " + done + " of " + of + " taken in"));
            frame.warn(found.warnings());
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("folder", stage.folder().toString());
            tree.put("runs", found.runs().size());
            if (found.state() == CohortNetworks.State.REUSED) {
                console.line("networks of " + Numbers.counted(found.runs().size(), "run", "runs") + " (done before)");
                frame.complete();
                return tree;
            }
            spec.templates().forEach(template -> frame.depend(template.file(), "template"));
            ResultFolder folder = frame.results();
            AnalysisReport report = NetworkOutputs.write(how.title(), spec, found, folder);
            OptionalLong seed =
                    found.ica().isPresent() ? OptionalLong.of(spec.ica().seed()) : OptionalLong.empty();
            ResultFolder.Written written = frame.finish(folder, report, seed, settings());
            stage.complete();
            frame.complete();
            console.line(report.headline());
            console.line("report: " + written.folder().resolve(OutputFile.REPORT.fileName()));
            tree.put("headline", report.headline());
            tree.put(
                    "networks",
                    found.networks().stream().map(CohortNetworks.Network::name).toList());
            found.ica().ifPresent(ica -> tree.put("components", ica.components().size()));
            return tree;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("from", spec.from().name());
        settings.put(
                "components",
                spec.ica().components().isPresent()
                        ? Integer.toString(spec.ica().components().getAsInt())
                        : "auto");
        settings.put("nonlinearity", spec.ica().nonlinearity().name());
        settings.put("repeats", spec.ica().repeats());
        settings.put(
                "templates",
                List.copyOf(spec.templates().stream()
                        .map(NetworkSpec.Template::name)
                        .toList()));
        return settings;
    }
}
