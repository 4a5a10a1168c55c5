package org.nocimap.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CommandTextTest {
    @Test
    void aShellTakesItApartIntoTheSameWords() throws Exception {
        Assumptions.assumeTrue(new java.io.File("/bin/sh").canExecute(), "no POSIX shell here");
        List<String> words = List.of(
                "ale",
                "my foci.txt",
                "--where",
                "condition = \"low back pain\" and n >= 10",
                "it's",
                "",
                "$HOME",
                "a\\b",
                "*",
                "`id`",
                "two\nlines",
                "--out=x/y");
        Process shell = new ProcessBuilder(
                        "/bin/sh", "-c", "set -- " + CommandText.of(words) + "; printf '%s\\000' \"$@\"")
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> seen = new ArrayList<>(List.of(said.split("\0", -1)));
        seen.remove(seen.size() - 1);
        assertThat(seen).isEqualTo(words);
    }

    @Test
    void plainWordsStayPlain() {
        assertThat(CommandText.of(List.of("nocimap", "ale", "foci.txt", "--voxel-p", "0.001")))
                .isEqualTo("nocimap ale foci.txt --voxel-p 0.001");
    }
}
