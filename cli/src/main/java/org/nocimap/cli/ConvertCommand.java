package org.nocimap.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nocimap.evidence.SpaceConversion;
import org.nocimap.evidence.SpaceConversionResult;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.Suspicions;
import org.nocimap.evidence.conditions.ConditionMapping;
import org.nocimap.evidence.formats.Format;
import org.nocimap.evidence.formats.ReadResult;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.evidence.formats.SubjectsRule;
import org.nocimap.evidence.formats.WriteResult;
import org.nocimap.evidence.selection.SelectionResult;
import org.nocimap.files.AtomicFile;
import org.nocimap.image.Space;
import org.nocimap.report.tables.ConditionTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nocimap convert}. */
@Command(
        name = "convert",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Reads study sets in any format, chooses among them, and writes them as one file in another format or"
                        + " space.")
final class ConvertCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
    private String out = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "sleuth, nimads, csv, tsv or xlsx. Default: as the ending of FILE says")
    private String format = "";

    @Option(
            names = "--to-space",
            paramLabel = "SPACE",
            description = "Bring all foci into this space: mni or tal. Default: every focus stays in its own")
    private String toSpace = "";

    @Option(names = "--overwrite", description = "Replace FILE when it is there.")
    private boolean overwrite;

    ConvertCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        InputOptions.Understood asked = input.understand(SubjectsRule.OPTIONAL, options);
        Path file = overwrite ? options.outputFile("--out", out) : options.newFile("--out", out);
        Format target = target(file, options);
        Optional<Space> space =
                toSpace.isEmpty() ? Optional.empty() : Optional.of(Words.space("--to-space", toSpace, options));
        options.throwIfAny();

        ReadResult read = asked.read();
        read.warnings().forEach(console::warn);
        StudySet set = read.studies();
        Suspicions.of(set).forEach(console::warn);
        Optional<ConditionMapping> mapping = asked.conditions(set);
        if (mapping.isPresent()) {
            mapping.get().warnings().forEach(console::warn);
            set = mapping.get().studies();
        }
        if (asked.selection().isPresent()) {
            SelectionResult selected = asked.selection().get().apply(set);
            selected.warnings().forEach(console::warn);
            set = selected.kept();
        }
        int converted = 0;
        if (space.isPresent()) {
            SpaceConversion conversion = asked.conversion().withDigits(SpaceConversion.Digits.ENOUGH_TO_RETURN);
            SpaceConversionResult result =
                    space.get() == Space.MNI ? conversion.toMni(set) : conversion.toTalairach(set);
            set = result.studies();
            converted = result.converted().size();
        }
        WriteResult written = StudySetFiles.write(set, file, target);
        written.warnings().forEach(console::warn);
        Optional<Path> report = mapping.map(m -> writeReport(m, file));
        report.ifPresent(r -> console.note("conditions: " + r));
        tell(console, set, converted, target, written, report);
        return ExitCode.OK;
    }

    private Format target(Path file, OptionReader options) {
        if (!format.isEmpty()) {
            return options.choice("--format", format, Words.formats());
        }
        Optional<Format> byName = Format.ofName(file);
        if (byName.isEmpty()) {
            options.problem(
                    "--out",
                    "the ending of \"" + out + "\" does not say the format",
                    ".txt, .json, .csv, .tsv or .xlsx",
                    "Or name it: --format sleuth|nimads|csv|tsv|xlsx");
        }
        return byName.orElse(Format.TSV);
    }

    /** {@code foci.csv} is accompanied by {@code foci_conditions.tsv}. */
    private static Path writeReport(ConditionMapping mapping, Path file) {
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]+$", "");
        Path report = file.resolveSibling(stem + "_conditions.tsv");
        AtomicFile.writeText(report, ConditionTable.tsv(mapping));
        return report;
    }

    private static void tell(
            Console console,
            StudySet set,
            int converted,
            Format target,
            WriteResult written,
            Optional<Path> conditions) {
        List<String> files = written.files().stream().map(Path::toString).toList();
        console.line(String.join(", ", files) + ": " + set.studies().size() + " studies, " + set.experimentCount()
                + " experiments, " + set.focusCount() + " foci as " + target.title()
                + (converted == 0 ? "" : ", " + converted + " foci brought into the other space"));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("files", files);
        result.put("format", target.title());
        result.put("studies", set.studies().size());
        result.put("experiments", set.experimentCount());
        result.put("foci", set.focusCount());
        result.put("convertedFoci", converted);
        conditions.ifPresent(report -> result.put("conditions", report.toString()));
        console.result(result);
    }
}
