package org.nocimap.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nocimap.evidence.SpaceConversion;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.evidence.conditions.ConditionMapper;
import org.nocimap.evidence.conditions.ConditionMapping;
import org.nocimap.evidence.conditions.ConditionTags;
import org.nocimap.evidence.conditions.PainConditions;
import org.nocimap.evidence.formats.ReadOptions;
import org.nocimap.evidence.formats.ReadResult;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.evidence.formats.SubjectsRule;
import org.nocimap.evidence.selection.Selection;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which foci go in, the same for every command that reads study sets. */
final class InputOptions {
    @Parameters(
            arity = "1..*",
            paramLabel = "FOCI",
            description = "Files of foci: Sleuth text, NIMADS or NiMARE JSON, CSV, TSV, XLSX; told by their content.")
    private List<String> files = List.of();

    @Option(names = "--space", paramLabel = "SPACE", description = "Space of files that do not say theirs: mni or tal.")
    private String space = "";

    @Option(
            names = "--sheet",
            paramLabel = "NAME",
            description = "Sheet of a workbook. Default: the first with coordinates")
    private String sheet = "";

    @Option(
            names = "--tal2mni",
            paramLabel = "WAY",
            description =
                    "How Talairach becomes MNI: lancaster-pooled, lancaster-fsl, lancaster-spm, brett or none; a tag"
                            + " 'tal2mni' of a study or experiment goes first. Default: lancaster-pooled")
    private String transform = "lancaster-pooled";

    @Option(
            names = "--where",
            paramLabel = "EXPRESSION",
            description = "Only foci for which this holds, such as 'condition = \"low back pain\" and n >= 10'.")
    private String where = "";

    @Option(
            names = "--map-conditions",
            paramLabel = "TAG",
            description =
                    "Name pain conditions: the free text of this tag, such as 'diagnosis', becomes a tag 'condition',"
                            + " which --where and --by can use. Texts that leave a choice are listed, not guessed.")
    private String mapConditions = "";

    /**
     * The options, understood.
     *
     * @param files to read, in order
     * @param reading how
     * @param selection of experiments and foci, if any
     * @param conversion into MNI space
     * @param mapped the tag whose texts are mapped onto conditions, if one is
     */
    record Understood(
            List<Path> files,
            ReadOptions reading,
            Optional<Selection> selection,
            SpaceConversion conversion,
            Optional<String> mapped) {
        ReadResult read() {
            return StudySetFiles.read(files, reading);
        }

        /** The set with its conditions named, if that was asked for; comes before selecting and splitting. */
        Optional<ConditionMapping> conditions(StudySet read) {
            return mapped.map(tag -> ConditionTags.map(
                    read, tag, ConditionMapper.of(PainConditions.builtIn()), Location.option("--map-conditions")));
        }
    }

    /** The words that name files, as they were given. */
    List<String> words() {
        return List.copyOf(files);
    }

    Understood understand(SubjectsRule subjects, OptionReader options) {
        return understand(files, subjects, options);
    }

    /**
     * @param named the files among {@link #words()}
     */
    Understood understand(List<String> named, SubjectsRule subjects, OptionReader options) {
        ReadOptions reading = ReadOptions.withDefaults().withSubjects(subjects);
        if (!space.isEmpty()) {
            reading = reading.withSpace(Words.space("--space", space, options));
        }
        if (!sheet.isEmpty()) {
            reading = reading.withSheet(sheet);
        }
        TalairachToMni way = options.choice("--tal2mni", transform, Words.transforms());
        return new Understood(
                options.inputFiles("FOCI", named),
                reading,
                selection(where, options),
                new SpaceConversion(way),
                mapConditions.isBlank() ? Optional.empty() : Optional.of(mapConditions));
    }

    /**
     * Other files of foci, read in the same way as these.
     *
     * @param option that names them
     * @param expression what foci of theirs are selected by; may be blank
     */
    Understood others(String option, List<String> names, String expression, OptionReader options) {
        Understood own = understand(SubjectsRule.OPTIONAL, new OptionReader());
        return new Understood(
                options.inputFiles(option, names),
                own.reading(),
                selection(expression, options),
                own.conversion(),
                own.mapped());
    }

    private static Optional<Selection> selection(String expression, OptionReader options) {
        if (expression.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Selection.parse(expression));
        } catch (InputException e) {
            options.problems(e.problems());
            return Optional.empty();
        }
    }
}
