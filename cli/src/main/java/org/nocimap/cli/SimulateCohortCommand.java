package org.nocimap.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nocimap.fmri.simulation.CohortPlan;
import org.nocimap.fmri.simulation.CohortWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap simulate cohort}. */
@Command(
        name = "cohort",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Makes resting-state scans of patients, before and after pain is provoked, and of controls, with known"
                        + " networks and coupling, head motion, heartbeat, breathing and clinical scores: a BIDS data set"
                        + " with derivatives as fMRIPrep leaves them, for nocimap fmri.")
final class SimulateCohortCommand implements Callable<Integer> {
    private static final double DEFAULT_VOXEL = 4;

    private final RootCommand root;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the data set.")
    private String out = "";

    @Option(names = "--patients", paramLabel = "N", description = "Scanned twice. Default: 8")
    private String patients = "8";

    @Option(names = "--controls", paramLabel = "N", description = "Scanned once. Default: 8")
    private String controls = "8";

    @Option(names = "--voxel-size", paramLabel = "MM", description = "Edge of a voxel, 2 to 8. Default: 4")
    private String voxelSize = "4";

    @Option(names = "--volumes", paramLabel = "N", description = "Volumes of a run. Default: 120")
    private String volumes = "120";

    @Option(names = "--tr", paramLabel = "SECONDS", description = "From one volume to the next. Default: 3")
    private String tr = "3";

    @Option(names = "--seed", paramLabel = "N", description = "Of all random numbers. Default: 1")
    private String seed = "1";

    @Option(
            names = "--task",
            description =
                    "Also two runs of a task, strong (P40) and light (P0) pressure on the back, in the first session.")
    private boolean task;

    @Option(names = "--overwrite", description = "Replace a data set that is there.")
    private boolean overwrite;

    SimulateCohortCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        Path folder = options.outputFolder("--out", out);
        if (!overwrite && Files.exists(folder.resolve("dataset_description.json"))) {
            options.problem(
                    "--out", folder + " holds a data set already", "a new folder", "Add --overwrite to replace it.");
        }
        double edge = options.number("--voxel-size", voxelSize, OptionReader.Range.WIDTH);
        if (edge < 2 || edge > 8) {
            options.problem("--voxel-size", "is " + voxelSize + " mm", "2 to 8 mm", "Choose another size.");
            edge = DEFAULT_VOXEL;
        }
        double seconds = options.number("--tr", tr, OptionReader.Range.WIDTH);
        if (seconds < 0.3 || seconds > 10) {
            options.problem("--tr", "is " + tr + " s", "0.3 to 10 s", "Choose another repetition time.");
            seconds = 3;
        }
        int patientCount = (int) options.wholeNumber("--patients", patients, 0, 9999);
        int controlCount = (int) options.wholeNumber("--controls", controls, 0, 9999);
        if (patientCount + controlCount == 0) {
            options.problem("--patients", "and --controls are both 0", "somebody", "Ask for participants.");
            patientCount = 1;
        }
        CohortPlan plan = new CohortPlan(
                patientCount,
                controlCount,
                edge,
                (int) options.wholeNumber("--volumes", volumes, 40, 10_000),
                seconds,
                options.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE));
        options.throwIfAny();
        Console console = root.console();
        CohortWriter.Localiser localiser = task ? CohortWriter.Localiser.PRESSURE : CohortWriter.Localiser.NONE;
        new CohortWriter(folder, plan, localiser).write(person -> console.note(person + " done"));
        console.line(folder + ": " + plan.patients() + " patients before and after pain, " + plan.controls()
                + " controls, seed " + plan.seed());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("folder", folder.toString());
        result.put("patients", plan.patients());
        result.put("controls", plan.controls());
        result.put("seed", plan.seed());
        console.result(result);
        return ExitCode.OK;
    }
}
