package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewDedupeTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("nocimap.root", ".."), "examples", "records");

    @TempDir
    Path folder;

    @Test
    void onePublicationOfTwoDatabasesBecomesOneRecord() throws Exception {
        Path out = folder.resolve("out");
        Run run = Run.of(
                "review",
                "dedupe",
                EXAMPLES.resolve("pubmed.nbib").toString(),
                EXAMPLES.resolve("scopus.ris").toString(),
                "--out",
                out.toString(),
                "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertThat(result.get("recordsIdentified").asInt()).isEqualTo(4);
        assertThat(result.get("recordsToScreen").asInt()).isEqualTo(3);
        assertThat(Files.readString(out.resolve("records.csv")))
                .contains("900000001", "10.5555/invented.2019.1", "Part I: methods", "Part II: relation");
        assertThat(Files.readString(out.resolve("merged.tsv"))).contains("title +6.0 (the same)", "DOI +4.0");
        assertThat(Files.readString(out.resolve("counts.tsv"))).contains("duplicate records removed\t\t\t\t1");
    }

    @Test
    void allFilesThatCannotBeReadAreNamedAndNothingIsWritten() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.ris"), "");
        Path words = Files.writeString(folder.resolve("words.txt"), "just words");
        Path out = folder.resolve("out");
        Run run = Run.of("review", "dedupe", empty.toString(), words.toString(), "--out", out.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("empty.ris: is empty", "words.txt: is of no format");
        assertThat(out).doesNotExist();
    }

    @Test
    void aFormulaIsNoFormulaInTheTable() throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.ris"), "TY  - JOUR\nTI  - =HYPERLINK(\"http://x\")\nAU  - @x\nER  - \n");
        Path out = folder.resolve("out");
        assertThat(Run.of("review", "dedupe", file.toString(), "--out", out.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(out.resolve("records.csv"))).contains("\"'=HYPERLINK(\"\"http://x\"\")\",'@x,");
        assertThat(Run.of("review", "dedupe", file.toString(), "--out", out.toString())
                        .err())
                .contains("holds the results of an earlier run");
    }
}
