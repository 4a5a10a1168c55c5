package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every command: help, version, unknown words, JSON, completion. */
class FrameTest {
    @Test
    void helpListsEveryCommandOnStandardOutput() {
        Run run = Run.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        for (Subcommand subcommand : Subcommand.values()) {
            assertThat(run.out()).contains(subcommand.commandName());
        }
    }

    @ParameterizedTest
    @EnumSource(Subcommand.class)
    void everyCommandHasHelpInThreeWays(Subcommand subcommand) {
        Run option = Run.of(subcommand.commandName(), "--help");

        assertThat(option.code()).isZero();
        assertThat(option.out())
                .contains("Usage: nocimap " + subcommand.commandName())
                .contains("--debug");
        assertThat(Run.of("help", subcommand.commandName()).out()).isEqualTo(option.out());
        assertThat(Run.of("--quiet", subcommand.commandName(), "-h").out()).isEqualTo(option.out());
    }

    @Test
    void versionNamesCommitAndJava() {
        Run run = Run.of("--version");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .hasSize(3)
                .anyMatch(line -> line.matches("nocimap \\d+\\.\\d+\\.\\d+"))
                .anyMatch(line -> line.matches("commit ([0-9a-f]{40}(-dirty)?|unknown)"))
                .anyMatch(line -> line.startsWith("Java " + System.getProperty("java.version")));
    }

    @Test
    void nothingAtAllIsAUserError() {
        Run run = Run.of();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no command is named").contains("nocimap --help");
    }

    @Test
    void anUnknownFlagIsAUserErrorWithASuggestionAndNoStackTrace() {
        Run run = Run.of("generate-completion", "--quite");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("'--quite'")
                .contains("Did you mean --quiet")
                .doesNotContain("\tat ");
    }

    @Test
    void anUnknownCommandIsAUserErrorWithASuggestion() {
        Run run = Run.of("generate-complition");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("generate-complition").contains("Did you mean generate-completion");
    }

    @Test
    void debugShowsTheStackTrace() {
        assertThat(Run.of("--debug", "--nonsense").err()).contains("\tat picocli");
    }

    @Test
    void withJsonAnErrorIsOneDocumentOnStandardOutput() throws Exception {
        Run run = Run.of("--json", "--nonsense");

        JsonNode document = new ObjectMapper().readTree(run.out());
        assertThat(run.code()).isEqualTo(2);
        assertThat(document.path("status").asText()).isEqualTo("error");
        assertThat(document.path("exitCode").asInt()).isEqualTo(2);
        assertThat(document.at("/problems/0/what").asText()).contains("--nonsense");
        assertThat(run.err()).contains("--nonsense");
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        Run run = Run.of("generate-completion");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("#!").contains("complete -F").contains("--quiet");
        for (Subcommand subcommand : Subcommand.values()) {
            assertThat(run.out()).contains(subcommand.commandName());
        }
    }
}
