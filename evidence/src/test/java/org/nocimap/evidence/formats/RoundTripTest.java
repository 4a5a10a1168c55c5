package org.nocimap.evidence.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;

/** What a format can hold comes back from it. */
class RoundTripTest {
    private static Path folder = Path.of("");

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("round-trip");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (var files = Files.list(folder)) {
            files.forEach(RoundTripTest::delete);
        }
        Files.delete(folder);
    }

    @Property(tries = 60)
    void nimadsKeepsEverything(@ForAll @LongRange(min = 0, max = 1 << 30) long seed) {
        StudySet set = StudySets.random(seed);
        assertThat(Inputs.withoutPlaces(through(set, Format.NIMADS))).isEqualTo(set);
    }

    @Property(tries = 60)
    void textTablesKeepStudiesExperimentsFociAndTheTagsOfEveryFocus(
            @ForAll @LongRange(min = 0, max = 1 << 30) long seed) {
        StudySet set = StudySets.random(seed);
        assertThat(flat(through(set, Format.CSV))).isEqualTo(flat(set));
        assertThat(flat(through(set, Format.TSV))).isEqualTo(flat(set));
    }

    @Property(tries = 20)
    void workbooksKeepTheSame(@ForAll @LongRange(min = 0, max = 1 << 30) long seed) {
        StudySet set = StudySets.random(seed);
        assertThat(flat(through(set, Format.XLSX))).isEqualTo(flat(set));
    }

    @Property(tries = 60)
    void sleuthKeepsStudiesExperimentsAndFoci(@ForAll @LongRange(min = 0, max = 1 << 30) long seed) {
        StudySet set = StudySets.random(seed);
        assertThat(Inputs.shown(through(set, Format.SLEUTH).canonical())).isEqualTo(Inputs.shown(set.canonical()));
    }

    @Property(tries = 60)
    void sleuthWithTagLinesInOneFileKeepsTheTagsOfExperimentsToo(@ForAll @LongRange(min = 0, max = 1 << 30) long seed) {
        StudySet set = StudySets.random(seed);
        SleuthWriter.Options options = SleuthWriter.Options.withDefaults()
                .withLayout(SleuthWriter.Layout.ONE_FILE)
                .withTagLines(SleuthWriter.TagLines.WRITE);
        WriteResult written = SleuthWriter.write(set, folder.resolve("one.txt"), options);
        StudySet back = read(written);
        assertThat(Inputs.shown(back)).isEqualTo(Inputs.shown(set));
        assertThat(Inputs.experiments(back).map(Experiment::tags).toList())
                .isEqualTo(Inputs.experiments(set).map(Experiment::tags).toList());
    }

    @Property(tries = 30)
    void canonicalOrderForgetsTheOrderOfTheInput(@ForAll @LongRange(min = 0, max = 1 << 30) long seed) {
        StudySet set = StudySets.random(seed);
        Random random = new Random(seed);
        StudySet shuffled = set.withStudies(shuffled(set.studies(), random).stream()
                .map(s -> s.withExperiments(shuffled(s.experiments(), random).stream()
                        .map(e -> e.withFoci(shuffled(e.foci(), random)))
                        .toList()))
                .toList());
        assertThat(shuffled.canonical()).isEqualTo(set.canonical());
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** One line per experiment and focus with the tags that hold there, whatever level they stand at. */
    private static List<String> flat(StudySet set) {
        List<String> lines = new ArrayList<>();
        for (Study study : set.canonical().studies()) {
            for (Experiment experiment : study.experiments()) {
                Map<String, String> tags = new TreeMap<>(study.tags());
                tags.putAll(experiment.tags());
                String name = study.id() + "|" + experiment.name() + "|" + experiment.subjects();
                lines.add(name + (experiment.foci().isEmpty() ? tags : ""));
                for (Focus focus : experiment.foci()) {
                    Map<String, String> all = new TreeMap<>(tags);
                    all.putAll(focus.tags());
                    lines.add(name + "|" + focus.point() + focus.space() + all);
                }
            }
        }
        return lines;
    }

    private static StudySet through(StudySet set, Format format) {
        return read(StudySetFiles.write(set, folder.resolve("set" + format.extension()), format));
    }

    private static StudySet read(WriteResult written) {
        StudySet set =
                StudySetFiles.read(written.files(), ReadOptions.withDefaults()).studies();
        written.files().forEach(RoundTripTest::delete);
        return set;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
