package org.nocimap.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** The commands. Only the one that is asked for is loaded, so that {@code --help} stays quick. */
enum Subcommand {
    DEMO("demo", "See the main job at work on simulated studies, then where to look."),
    ALE("ale", "Find where foci come together: activation likelihood estimation."),
    CONTRAST("contrast", "Compare two groups of experiments: where they differ, and what they share."),
    KDA("kda", "Count foci within reach of every voxel: kernel density analysis."),
    MKDA("mkda", "Count experiments within reach, alone or against a database: multilevel kernel density analysis."),
    IBMA("ibma", "Combine group maps of several studies: image-based meta-analysis."),
    GLM("glm", "Compare maps of participants: group analysis with mixed effects, random fields and permutation."),
    TABLE1("table1", "Tell what participants are like, group by group: the table that opens a paper."),
    MACM("macm", "Find what is reported together with a region: meta-analytic connectivity."),
    FREQUENCY("frequency", "Count how many studies report each region, by condition."),
    ROBUSTNESS("robustness", "See how firmly clusters stand: studies left out, subsets, noise added."),
    REPORT("report", "Put the results of several analyses together in one report."),
    META("meta", "Pool effect sizes: meta-analysis with forest plots and small-study effects."),
    COACTIVATION("coactivation", "Find which regions the same studies report."),
    DECODE("decode", "Find which templates an unthresholded map resembles."),
    CONVERT("convert", "Turn study sets from one file format or space into another."),
    LABEL("label", "Say what places in the brain are called."),
    ATLAS("atlas", "List, install and show label atlases."),
    BIAS("bias", "Judge the risk of bias of studies, and draw what was judged."),
    GRADE("grade", "Rate the certainty of evidence, and write the summary of findings."),
    CHECK("check", "Say which printed numbers can and cannot be right."),
    AGREEMENT("agreement", "Say how far raters agree."),
    REVIEW("review", "Systematic reviews: records of databases and what becomes of them."),
    FMRI("fmri", "Functional runs of a cohort: denoising, seed maps, connectivity (a BIDS App)."),
    SIMULATE("simulate", "Make data of which the truth is known."),
    COMPLETION("generate-completion", "Print a completion script for bash and zsh.");

    private final String commandName;
    private final String summary;

    Subcommand(String commandName, String summary) {
        this.commandName = commandName;
        this.summary = summary;
    }

    String commandName() {
        return commandName;
    }

    /** One line for the list of commands. */
    String summary() {
        return summary;
    }

    static Optional<Subcommand> named(String name) {
        return Arrays.stream(values()).filter(s -> s.commandName.equals(name)).findFirst();
    }

    /** The whole command, with the commands below it. */
    CommandLine create(RootCommand root) {
        return switch (this) {
            case DEMO -> new CommandLine(new DemoCommand(root));
            case ALE -> {
                AleReduceCommand reduce = new AleReduceCommand(root);
                // What a command requires it requires of the commands below it, too: one that is asked for stands
                // without it.
                yield root.asksFor(commandName, "reduce")
                        ? CommandGroup.line(commandName, summary, Map.of("reduce", reduce))
                        : new CommandLine(new AleCommand(root)).addSubcommand("reduce", reduce);
            }
            case CONTRAST -> new CommandLine(new ContrastCommand(root));
            case KDA -> new CommandLine(new KdaCommand(root));
            case MKDA -> new CommandLine(new MkdaCommand(root));
            case IBMA -> new CommandLine(new IbmaCommand(root));
            case GLM -> new CommandLine(new GlmCommand(root));
            case TABLE1 -> new CommandLine(new TableOneCommand(root));
            case MACM -> new CommandLine(new MacmCommand(root));
            case FREQUENCY -> new CommandLine(new FrequencyCommand(root));
            case ROBUSTNESS -> new CommandLine(new RobustnessCommand(root));
            case REPORT -> new CommandLine(new ReportCommand(root));
            case META -> new CommandLine(new MetaCommand(root));
            case COACTIVATION -> new CommandLine(new CoactivationCommand(root));
            case DECODE -> new CommandLine(new DecodeCommand(root));
            case CONVERT -> new CommandLine(new ConvertCommand(root));
            case LABEL -> new CommandLine(new LabelCommand(root));
            case ATLAS -> {
                Map<String, Object> commands = new LinkedHashMap<>();
                commands.put("list", new AtlasListCommand(root));
                commands.put("install", new AtlasInstallCommand(root));
                commands.put("show", new AtlasShowCommand(root));
                yield CommandGroup.line("atlas", summary, commands);
            }
            case BIAS -> new CommandLine(new BiasCommand(root));
            case GRADE -> new CommandLine(new GradeCommand(root));
            case CHECK -> CommandGroup.line("check", summary, Map.of("stats", new CheckStatsCommand(root)));
            case AGREEMENT -> new CommandLine(new AgreementCommand(root));
            case REVIEW -> {
                Map<String, Object> commands = new LinkedHashMap<>();
                commands.put("init", new ReviewInitCommand(root));
                commands.put("protocol", new ReviewProtocolCommand(root));
                commands.put("people", new ReviewPeopleCommand(root));
                commands.put("import", new ReviewImportCommand(root));
                commands.put("query", new ReviewQueryCommand(root));
                commands.put("searches", new ReviewSearchesCommand(root));
                commands.put("complete", new ReviewCompleteCommand(root));
                commands.put("chase", new ReviewChaseCommand(root));
                commands.put("merge", new ReviewMergeCommand(root));
                commands.put("pairs", new ReviewPairsCommand(root));
                commands.put("assign", new ReviewAssignCommand(root));
                commands.put("next", new ReviewNextCommand(root));
                commands.put("vote", new ReviewVoteCommand(root));
                commands.put("conflicts", new ReviewConflictsCommand(root));
                commands.put("settle", new ReviewSettleCommand(root));
                commands.put("agreement", new ReviewAgreementCommand(root));
                commands.put("labels", new ReviewLabelsCommand(root));
                commands.put("sample", new ReviewSampleCommand(root));
                commands.put("stop", new ReviewStopCommand(root));
                commands.put("methods", new ReviewMethodsCommand(root));
                commands.put("unblind", new ReviewUnblindCommand(root));
                commands.put("full-text", new ReviewFullTextCommand(root));
                commands.put("study", new ReviewStudyCommand(root));
                commands.put("status", new ReviewStatusCommand(root));
                commands.put("flow", new ReviewFlowCommand(root));
                commands.put("report", new ReviewReportCommand(root));
                commands.put("export", new ReviewExportCommand(root));
                commands.put("backup", new ReviewBackupCommand(root));
                commands.put("restore", new ReviewRestoreCommand(root));
                commands.put("log", new ReviewLogCommand(root));
                commands.put("verify", new ReviewVerifyCommand(root));
                commands.put("dedupe", new ReviewDedupeCommand(root));
                commands.put("search", new ReviewSearchCommand(root));
                commands.put("prisma", new ReviewPrismaCommand(root));
                commands.put("simulate", new ReviewSimulateCommand(root));
                // What a command requires it requires of the commands below it, too: one that is asked for stands
                // without it.
                CommandLine form = ReviewFormCommands.line("form", root);
                commands.put(
                        "extract",
                        root.asksFor(commandName, "extract", "form")
                                ? CommandGroup.line(
                                        "extract", "Extraction from included publications.", Map.of("form", form))
                                : new CommandLine(new ReviewExtractCommand(root)).addSubcommand("form", form));
                commands.put("bias", ReviewFormCommands.line("bias", root));
                yield CommandGroup.line("review", summary, commands);
            }
            case FMRI -> new CommandLine(new FmriCommand(root));
            case SIMULATE -> {
                Map<String, Object> commands = new LinkedHashMap<>();
                commands.put("foci", new SimulateFociCommand(root));
                commands.put("power", new SimulatePowerCommand(root));
                commands.put("maps", new SimulateMapsCommand(root));
                commands.put("cohort", new SimulateCohortCommand(root));
                yield CommandGroup.line("simulate", summary, commands);
            }
            case COMPLETION -> new CommandLine(new CompletionCommand(root));
        };
    }
}
