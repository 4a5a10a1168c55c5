package org.nocimap.report.analysis;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.report.tables.JsonText;
import org.nocimap.report.tables.Provenance;

/** The provenance file of an analysis. */
final class AnalysisProvenance {
    private AnalysisProvenance() {}

    static String text(String title, RunFacts facts, Path folder, List<Path> files, Instant written) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", title);
        Provenance.addRun(tree, facts.software(), facts.command());
        facts.seed().ifPresent(seed -> tree.put("seed", seed));
        tree.put("settings", facts.settings());
        Provenance.addCircumstances(tree, facts.inputs(), facts.execution(), folder, files, written);
        return JsonText.of(tree);
    }
}
