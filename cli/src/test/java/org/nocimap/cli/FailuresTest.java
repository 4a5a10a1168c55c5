package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

class FailuresTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsEveryProblemOfAnInput() {
        int code = report(
                new InputException(List.of(
                        Problem.error(new Location("foci.txt", 3, 0, ""), "no number", "three numbers", "Write one."),
                        Problem.error(new Location("foci.txt", 9, 0, ""), "no subjects", "", ""))),
                Console.Detail.MESSAGE);

        assertThat(code).isEqualTo(2);
        assertThat(said()).contains("foci.txt:3: no number; expected three numbers", "Write one.", "foci.txt:9");
    }

    @Test
    void anInternalErrorAsksForDebugAndHidesTheTrace() {
        int code = report(new IllegalStateException("the sum is negative"), Console.Detail.MESSAGE);

        assertThat(code).isEqualTo(1);
        assertThat(said())
                .contains("fault of Nocimap", "the sum is negative", "--debug")
                .doesNotContain("\tat ");
    }

    @Test
    void debugShowsTheTrace() {
        report(new IllegalStateException("the sum is negative"), Console.Detail.STACK_TRACE);

        assertThat(said()).contains("\tat org.nocimap.cli.FailuresTest");
    }

    @Test
    void theFileSystemIsTheUsersToMend() {
        assertThat(report(new UncheckedIOException(new IOException("disk full")), Console.Detail.MESSAGE))
                .isEqualTo(2);
        assertThat(said()).contains("disk full");
    }

    @Test
    void interruptionAndMemoryHaveTheirOwnWords() {
        assertThat(report(new CancellationException(), Console.Detail.MESSAGE)).isEqualTo(130);
        assertThat(report(new OutOfMemoryError("heap"), Console.Detail.MESSAGE)).isEqualTo(1);
        assertThat(said()).contains("interrupted", "NOCIMAP_JAVA_OPTS=-Xmx4g");
    }

    private int report(Throwable failure, Console.Detail detail) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Failures.report(
                failure, new Console(stream, stream, Terminal.NONE, Console.Talk.NORMAL, Console.Output.TEXT, detail));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
