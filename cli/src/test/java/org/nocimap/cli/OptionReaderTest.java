package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;

class OptionReaderTest {
    private static final Map<String, Integer> CHOICES = new LinkedHashMap<>(Map.of("six", 6));

    @TempDir
    Path folder;

    private final OptionReader options = new OptionReader();

    @Test
    void readsWhatIsRight() throws Exception {
        Path file = Files.writeString(folder.resolve("foci.txt"), "1 2 3");

        assertThat(options.wholeNumber("--permutations", " 1000 ", 1, 10_000)).isEqualTo(1000);
        assertThat(options.number("--voxel-p", "1e-3", OptionReader.Range.PROBABILITY))
                .isEqualTo(0.001);
        assertThat(options.choices("--connectivity", List.of("six", "six"), CHOICES))
                .containsExactly(6);
        assertThat(options.inputFiles("FOCI", List.of(file.toString()))).containsExactly(file);
        assertThat(options.outputFolder("--out", folder.resolve("a/b/c").toString()))
                .isEqualTo(folder.resolve("a/b/c"));
        options.throwIfAny();
    }

    @Test
    void collectsEverythingThatIsWrong() throws Exception {
        Path file = Files.writeString(folder.resolve("a file"), "");
        options.wholeNumber("--permutations", "0", 1, 10_000);
        options.number("--voxel-p", "-0.001", OptionReader.Range.PROBABILITY);
        options.choice("--connectivity", "7", CHOICES);
        options.inputFile("FOCI", folder.resolve("missing.txt").toString());
        options.inputFile("FOCI", folder.toString());
        options.outputFolder("--out", file.toString());
        options.outputFolder("--out", file.resolve("below").toString());
        options.outputFile("--out", folder.toString());

        assertThatThrownBy(options::throwIfAny).isInstanceOfSatisfying(InputException.class, wrong -> assertThat(
                        wrong.problems().stream().map(Problem::toString))
                .hasSize(8)
                .anyMatch(p -> p.startsWith("--permutations: \"0\"") && p.contains("from 1 to 10000"))
                .anyMatch(p -> p.startsWith("--voxel-p: \"-0.001\"") && p.contains("above 0 and below 1"))
                .anyMatch(p -> p.startsWith("--connectivity: \"7\"") && p.contains("one of six"))
                .anyMatch(p -> p.contains("a file that exists"))
                .anyMatch(p -> p.contains("this is a folder"))
                .anyMatch(p -> p.startsWith("--out") && p.contains("this is a file"))
                .anyMatch(p -> p.startsWith("--out") && p.contains("where you may write")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "", "1,5", "0", "1", "dog", "-1"})
    void aProbabilityIsANumberBetweenZeroAndOne(String text) {
        options.number("--voxel-p", text, OptionReader.Range.PROBABILITY);

        assertThatThrownBy(options::throwIfAny).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.5", "9223372036854775808", "1e3", "-1"})
    void aCountIsAWholeNumber(String text) {
        options.wholeNumber("--threads", text, 1, 64);

        assertThatThrownBy(options::throwIfAny).isInstanceOf(InputException.class);
    }

    @Test
    void theSameFileTwiceIsAMistake() throws Exception {
        String file = Files.writeString(folder.resolve("foci.txt"), "").toString();
        options.inputFiles("FOCI", List.of(file, file));

        assertThatThrownBy(options::throwIfAny).hasMessageContaining("each file once");
    }
}
