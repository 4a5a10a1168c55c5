package org.nocimap.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nocimap.atlas.regions.RegionScheme;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.contrast.ContrastAnalysis;
import org.nocimap.cbma.contrast.ContrastGroup;
import org.nocimap.cbma.contrast.ContrastResult;
import org.nocimap.cbma.contrast.ContrastSearch;
import org.nocimap.cbma.contrast.ContrastSpec;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.report.overview.OneAgainstRest;
import org.nocimap.report.run.AleRun;

/** Each value of {@code nocimap ale --by} against all others together, for the overview. */
final class RestContrasts {
    private final ContrastSpec spec;
    private final Map<String, StudySet> rests;

    private RestContrasts(ContrastSpec spec, Map<String, StudySet> rests) {
        this.spec = spec;
        this.rests = rests;
    }

    /**
     * @param read as it came from the files
     * @throws InputException when the tag has fewer than two values
     */
    static RestContrasts of(StudySet read, AleJob.Request request) {
        Map<String, StudySet> rests = new LinkedHashMap<>();
        for (GroupSet.Pair pair : GroupSet.oneAgainstRest(
                read, request.by().orElseThrow(), request.input(), request.set().pooling())) {
            rests.put(pair.a().name(), pair.b().set().studies());
        }
        return new RestContrasts(spec(request.spec()), rests);
    }

    /** Searched where the value is significant; with a correction that no label exchange can repeat, in all values together. */
    private static ContrastSpec spec(AleSpec main) {
        boolean selects = ContrastSpec.CORRECTIONS.contains(main.corrections().get(0));
        return ContrastSpec.builder()
                .main(main)
                .permutations(main.permutations())
                .alpha(main.alpha())
                .minVolumeMm3(main.minVolumeMm3())
                .search(selects ? ContrastSearch.MAIN_EFFECTS : ContrastSearch.POOLED)
                .build();
    }

    /** Where the value is above the rest; one that cannot be compared is warned of and does not keep the others from it. */
    OneAgainstRest compare(AnalysisFrame frame, PreparedSet set, AleRun run, RegionScheme scheme, Console console) {
        console.note(set.value() + " against " + GroupSet.REST);
        try {
            ContrastResult result = compare(frame, set, run);
            List<Problem> warnings = warnings(result);
            warnings.forEach(console::warn);
            OneAgainstRest contrast = OneAgainstRest.of(
                    set.value(),
                    scheme,
                    result,
                    run.labeller(),
                    warnings.stream().map(Problem::what).toList());
            int clusters = contrast.clusters().size();
            console.line(set.value() + " above " + GroupSet.REST + " in "
                    + (clusters == 0 ? "no cluster" : clusters == 1 ? "1 cluster" : clusters + " clusters"));
            return contrast;
        } catch (InputException e) {
            Problem first = e.problems().get(0);
            console.warn(Problem.warning(
                    first.where(),
                    set.value() + " was not compared with " + GroupSet.REST + ": " + first.what(),
                    first.expected(),
                    first.mend()));
            return OneAgainstRest.failed(set.value(), first.what());
        }
    }

    private ContrastResult compare(AnalysisFrame frame, PreparedSet set, AleRun run) {
        StudySet rest = rests.getOrDefault(set.value(), new StudySet(GroupSet.REST, List.of()));
        // A dot is in no folder's name, so no other value has these checkpoints.
        Checkpoints checkpoints = frame.checkpoints(set.slug() + ".rest");
        try (TerminalProgress progress = frame.progress()) {
            return new ContrastAnalysis(spec, run.result().mask(), frame.engine(), checkpoints, progress)
                    .run(
                            new ContrastGroup(set.value(), set.studies()),
                            run.result(),
                            new ContrastGroup(GroupSet.REST, rest));
        }
    }

    /**
     * What concerns the comparison, and not a main effect or the direction that the overview does not show. That the rest is
     * larger goes without saying.
     */
    private static List<Problem> warnings(ContrastResult result) {
        Set<String> elsewhere = new HashSet<>();
        result.a().warnings().forEach(w -> elsewhere.add(w.what()));
        result.b().warnings().forEach(w -> elsewhere.add(w.what()));
        List<Problem> warnings = new ArrayList<>();
        for (Problem warning : result.warnings()) {
            String item = warning.where().item();
            if (!elsewhere.contains(warning.what())
                    && !item.equals(result.bAboveA().title())
                    && !warning.mend().contains("--balance")) {
                warnings.add(Problem.warning(
                        warning.where().about(item.isEmpty() ? result.aAboveB().title() : item),
                        warning.what(),
                        warning.expected(),
                        warning.mend().contains("--search")
                                ? warning.mend() + " (An option of nocimap contrast.)"
                                : warning.mend()));
            }
        }
        return warnings;
    }
}
