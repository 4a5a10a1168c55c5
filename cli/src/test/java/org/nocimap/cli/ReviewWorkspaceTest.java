package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewWorkspaceTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("nocimap.root", ".."), "examples", "records");

    @TempDir
    Path folder;

    private Run step(String command, String... arguments) {
        List<String> words = new ArrayList<>(
                List.of("review", command, "--in", folder.resolve("r").toString()));
        words.addAll(List.of(arguments));
        return Run.of(words.toArray(String[]::new));
    }

    private JsonNode done(String command, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.add("--json");
        Run run = step(command, words.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static String example(String name) {
        return EXAMPLES.resolve(name).toString();
    }

    @Test
    void fromProtocolToFlowAndBack() throws Exception {
        assertThat(Run.of(
                                "review",
                                "init",
                                folder.resolve("r").toString(),
                                "--lead",
                                "lena",
                                "--protocol",
                                example("protocol.json"))
                        .code())
                .isZero();
        done("people", "--add", "ana");
        done("people", "--as", "lena", "--add", "ben");
        assertThat(step("status").err()).contains("several people take part", "ana, ben, lena");
        done("import", "--as", "lena", example("pubmed.nbib"), "--database", "PubMed");
        done("import", "--as", "lena", example("scopus.ris"), "--database", "Scopus");
        JsonNode again = done("import", "--as", "ana", example("scopus.ris"));
        assertThat(again.at("/files/0/taken").asText()).isEqualTo("BEFORE");
        assertThat(done("merge", "--as", "lena").get("duplicatesRemoved").asInt())
                .isEqualTo(1);
        done("assign", "--as", "lena", "--people", "ana,ben");
        done("vote", "--as", "ana", "--from", example("votes-ana.csv"));
        assertThat(done("conflicts", "--as", "ben").get("conflicts")).isEmpty();
        assertThat(step("export", "--as", "lena", "--out", folder.resolve("x").toString())
                        .err())
                .contains("3 votes are hidden");
        assertThat(step("log", "--as", "ben", "--json").out()).contains("hidden until all have voted");
        done("vote", "--as", "ben", "--from", example("votes-ben.csv"));
        done("settle", "--as", "lena", "4", "no", "--reason", "P1");
        JsonNode flow =
                done("flow", "--as", "lena", "--out", folder.resolve("flow").toString());
        assertThat(flow.get("databases_records").asInt()).isEqualTo(4);
        assertThat(flow.get("databases_records: PubMed").asInt()).isEqualTo(2);
        assertThat(flow.get("databases_duplicates_removed").asInt()).isEqualTo(1);
        assertThat(flow.get("databases_screened").asInt()).isEqualTo(3);
        assertThat(flow.get("databases_excluded").asInt()).isEqualTo(2);
        assertThat(flow.get("databases_sought").asInt()).isEqualTo(1);
        assertThat(flow.get("finished").asBoolean()).isFalse();
        assertThat(folder.resolve("flow/prisma.csv")).content().contains("records_screened,,3");

        JsonNode check = done("verify", "--as", "ben");
        Path export = folder.resolve("export");
        done("export", "--as", "lena", "--out", export.toString());
        Run restored = Run.of(
                "review",
                "restore",
                export.toString(),
                "--in",
                folder.resolve("r2").toString(),
                "--json");
        assertThat(restored.code()).as(restored.err()).isZero();
        assertThat(new ObjectMapper().readTree(restored.out()).get("hash")).isEqualTo(check.get("hash"));

        Files.writeString(
                export.resolve("archive/vote.jsonl"),
                Files.readString(export.resolve("archive/vote.jsonl")).replace("MAYBE", "NO"));
        Run forged = Run.of(
                "review",
                "restore",
                export.toString(),
                "--in",
                folder.resolve("r3").toString());
        assertThat(forged.code()).isEqualTo(2);
        assertThat(forged.err()).contains("the export is not sound", "is not what the log says");
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        assertThat(step("status").err()).contains("a folder that exists");
        Files.createDirectories(folder.resolve("r"));
        assertThat(step("status").err()).contains("there is no review here");
        Path protocol = Files.writeString(
                folder.resolve("p.json"),
                "{\"titel\": \"x\", \"criteria\": [{\"code\": \"a b\", \"effect\": \"MAYBE\"}], \"databases\":"
                        + " [{\"name\": \"PubMed\", \"searched\": [\"May\"]}]}");
        Run run = Run.of(
                "review", "init", folder.resolve("r").toString(), "--lead", "a/b", "--protocol", protocol.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "titel", "criteria[1].code", "criteria[1].effect", "\"May\" is no date", "title): is missing");
    }
}
