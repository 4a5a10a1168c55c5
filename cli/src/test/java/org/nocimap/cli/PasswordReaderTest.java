package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;

class PasswordReaderTest {
    private final Deque<String> typed = new ArrayDeque<>();
    private final PasswordReader reader = new PasswordReader(question -> Optional.ofNullable(typed.poll()));

    @Test
    void theFileComesFirstThenTheEnvironmentThenThePerson(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("p"), "of the file \nanother line\n");
        typed.addAll(List.of("of the person"));
        assertThat(reader.known(Optional.of(file), "of the environment", "ana")).isEqualTo("of the file ");
        assertThat(reader.known(Optional.empty(), "of the environment", "ana")).isEqualTo("of the environment");
        assertThat(reader.known(Optional.empty(), "", "ana")).isEqualTo("of the person");
        assertThat(reader.known(Optional.empty(), "", "ana")).as("nobody there").isEmpty();
        Files.writeString(file, "");
        assertThatThrownBy(() -> reader.known(Optional.of(file), "", "ana"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void aNewOneIsTypedTwice() {
        typed.addAll(List.of("long enough", "long enough", "long enough", "long enouhg"));
        assertThat(reader.fresh(Optional.empty(), "", "ana")).isEqualTo("long enough");
        assertThatThrownBy(() -> reader.fresh(Optional.empty(), "", "ana")).hasMessageContaining("differ");
        assertThatThrownBy(() -> reader.fresh(Optional.empty(), "", "ana")).hasMessageContaining("no terminal");
    }

    @Test
    void stepsAskForThePasswordOfWhoHasOne(@TempDir Path folder) throws Exception {
        String review = folder.resolve("r").toString();
        String file = Files.writeString(folder.resolve("p"), "correct horse battery\n")
                .toString();
        String wrong =
                Files.writeString(folder.resolve("q"), "wrong horse battery\n").toString();
        assertThat(Run.of("review", "init", review, "--lead", "lena", "--title", "x", "--new-password-file", file)
                        .code())
                .isZero();
        Run without = Run.of("review", "people", "--in", review);
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("has a password, and none was given").doesNotContain("horse");
        assertThat(Run.of("review", "people", "--in", review, "--password-file", wrong)
                        .err())
                .contains("this is not the password");
        Run run = Run.of("review", "people", "--in", review, "--password-file", file, "--add", "ana");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("ana: reviewer");
    }
}
