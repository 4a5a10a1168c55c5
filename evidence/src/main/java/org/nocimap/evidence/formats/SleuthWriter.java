package org.nocimap.evidence.formats;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.image.Space;

/** Writes Sleuth text that GingerALE, NiMARE and {@link SleuthReader} read. */
public final class SleuthWriter {
    private static final Pattern TAG_KEY = Pattern.compile("[^:=<>()\"\\[\\]/\\s][^:=<>()\"\\[\\]]{0,59}");
    private static final Set<String> RESERVED_KEYS = Set.of("subjects", "subject", "reference");

    private SleuthWriter() {}

    /** How sets with foci in both spaces are laid out. */
    public enum Layout {
        /** {@code foci_MNI.txt} and {@code foci_Talairach.txt}; other programs take one space per file. */
        FILE_PER_SPACE,
        /** One file in which the Reference line is repeated where the space changes. */
        ONE_FILE
    }

    /** Whether tags of experiments are written as {@code // key = value} lines, which other programs take for names. */
    public enum TagLines {
        OMIT,
        WRITE
    }

    /** How to write; by default one file per space and no tag lines. */
    public record Options(Layout layout, TagLines tagLines) {
        public Options {
            Objects.requireNonNull(layout);
            Objects.requireNonNull(tagLines);
        }

        public static Options withDefaults() {
            return new Options(Layout.FILE_PER_SPACE, TagLines.OMIT);
        }

        public Options withLayout(Layout newLayout) {
            return new Options(newLayout, tagLines);
        }

        public Options withTagLines(TagLines newTagLines) {
            return new Options(layout, newTagLines);
        }
    }

    /** One experiment ready to be written. */
    private record Block(String header, Experiment experiment, Space space) {}

    /**
     * Writes a set. The file has the name given, unless foci in both spaces need two files.
     *
     * @throws InputException when an experiment has no number of subjects or foci in both spaces, neither of which the format
     *     can hold, or a file cannot be written
     */
    public static WriteResult write(StudySet set, Path file, Options options) {
        Problems problems = new Problems();
        FormatLimits.refuseMissingSubjects(set, Format.SLEUTH, problems);
        FormatLimits.refuseMixedSpaces(set, Format.SLEUTH, problems);
        List<Block> blocks = blocks(set, problems);
        if (options.tagLines() == TagLines.WRITE) {
            set.studies().stream()
                    .flatMap(study -> study.experiments().stream())
                    .forEach(experiment -> checkTags(experiment, problems));
        }
        warnOfLostTags(set, options, file, problems);
        problems.throwIfAny();
        Map<Path, List<Block>> files = new LinkedHashMap<>();
        EnumSet<Space> spaces = EnumSet.noneOf(Space.class);
        blocks.forEach(block -> spaces.add(block.space()));
        if (options.layout() == Layout.ONE_FILE || spaces.size() < 2) {
            files.put(file, blocks);
        } else {
            for (Space space : spaces) {
                files.put(
                        fileOf(space, file),
                        blocks.stream().filter(block -> block.space() == space).toList());
            }
        }
        Map<Path, TextOutput.Content> contents = new LinkedHashMap<>();
        files.forEach((target, part) -> contents.put(target, out -> write(part, options, out)));
        TextOutput.writeAll(contents);
        return new WriteResult(List.copyOf(files.keySet()), problems.warnings());
    }

    private static Path fileOf(Space space, Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.', 1);
        String stem = dot < 0 ? name : name.substring(0, dot);
        return file.resolveSibling(stem + "_" + SpaceNames.name(space) + name.substring(stem.length()));
    }

    private static List<Block> blocks(StudySet set, Problems problems) {
        List<Block> blocks = new ArrayList<>();
        Space usual = set.studies().stream()
                .flatMap(study -> study.experiments().stream())
                .flatMap(experiment -> experiment.foci().stream())
                .map(Focus::space)
                .findFirst()
                .orElse(Space.MNI);
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                String label = StudySetBuilder.label(study.id(), experiment.name());
                Location where = experiment.where().about(label);
                Optional<Space> space =
                        experiment.foci().stream().map(Focus::space).findFirst();
                blocks.add(new Block(header(study, experiment, where, problems), experiment, space.orElse(usual)));
            }
        }
        return blocks;
    }

    private static String header(Study study, Experiment experiment, Location where, Problems problems) {
        String id = oneLine(study.id());
        if (id.indexOf(':') >= 0 || id.startsWith("/")) {
            problems.add(Problem.warning(
                    where,
                    "the study id \"" + NumberReader.shortened(id)
                            + "\" holds a colon or begins with a slash, which Sleuth" + " text cannot keep",
                    "a study id without them",
                    "Its colons are written as dashes."));
            id = id.replace(":", " -").replaceFirst("^/+", "");
        }
        String name = oneLine(experiment.name());
        return name.isEmpty() ? id : id + ": " + name;
    }

    private static void write(List<Block> blocks, Options options, Writer out) throws IOException {
        Optional<Space> current = Optional.empty();
        for (Block block : blocks) {
            if (current.isEmpty() || current.get() != block.space()) {
                out.write("// Reference = " + SpaceNames.name(block.space()) + "\n");
                current = Optional.of(block.space());
            }
            out.write("// " + block.header() + "\n");
            if (options.tagLines() == TagLines.WRITE) {
                for (Map.Entry<String, String> tag : block.experiment().tags().entrySet()) {
                    if (canBeTagLine(tag.getKey())) {
                        out.write("// " + tag.getKey() + " = " + oneLine(tag.getValue()) + "\n");
                    }
                }
            }
            out.write("// Subjects = " + block.experiment().subjects().orElseThrow() + "\n");
            for (Focus focus : block.experiment().foci()) {
                out.write(TextOutput.number(focus.point().x()) + "\t"
                        + TextOutput.number(focus.point().y()) + "\t"
                        + TextOutput.number(focus.point().z()) + "\n");
            }
            out.write("\n");
        }
    }

    private static void warnOfLostTags(StudySet set, Options options, Path file, Problems problems) {
        Set<String> lost = new TreeSet<>();
        for (Study study : set.studies()) {
            lost.addAll(study.tags().keySet());
            for (Experiment experiment : study.experiments()) {
                if (options.tagLines() == TagLines.OMIT) {
                    lost.addAll(experiment.tags().keySet());
                }
                experiment.foci().forEach(focus -> lost.addAll(focus.tags().keySet()));
            }
        }
        if (!lost.isEmpty()) {
            problems.warning(
                    Location.of(file),
                    "Sleuth text holds no tags; left out: " + NumberReader.shortened(String.join(", ", lost)),
                    "",
                    "Write CSV, TSV, XLSX or NIMADS to keep them.");
        }
    }

    private static void checkTags(Experiment experiment, Problems problems) {
        for (String key : experiment.tags().keySet()) {
            if (!canBeTagLine(key)) {
                problems.warning(
                        experiment.where(),
                        "the tag \"" + NumberReader.shortened(key) + "\" cannot be written as a line",
                        "a name of at most 60 characters without quotes, brackets and : = < >",
                        "Rename it if it is to be kept in Sleuth text.");
            }
        }
    }

    private static boolean canBeTagLine(String key) {
        return TAG_KEY.matcher(key).matches() && !RESERVED_KEYS.contains(key) && key.equals(key.strip());
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
