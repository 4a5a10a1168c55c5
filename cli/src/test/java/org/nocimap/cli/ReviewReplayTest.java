package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two published reviews replayed through the commands with invented records, as far as their texts give counts; and a search that is
 * repeated later.
 */
class ReviewReplayTest {
    private static final String PROTOCOL = Path.of(
                    System.getProperty("nocimap.root", ".."), "examples", "records", "protocol.json")
            .toString();

    @TempDir
    Path folder;

    private Run review(String command, String... arguments) {
        List<String> words = new ArrayList<>(List.of("review", command));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--in", folder.resolve("r").toString(), "--json"));
        return Run.of(words.toArray(String[]::new));
    }

    private JsonNode done(String command, String... arguments) throws Exception {
        Run run = review(command, arguments);
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private void begin(String... people) throws Exception {
        assertThat(Run.of("review", "init", folder.resolve("r").toString(), "--lead", "lena", "--protocol", PROTOCOL)
                        .code())
                .isZero();
        for (String name : people) {
            done("people", "--as", "lena", "--add", name, "--role", "reviewer");
        }
    }

    private void take(String name, int from, int to, String... more) throws Exception {
        StringBuilder ris = new StringBuilder();
        for (int n = from; n <= to; n++) {
            // Titles of scattered words: no two are alike enough to be taken for one paper.
            String title = Long.toString(n * 7_368_787L % 99_999_989L, 36) + " "
                    + Long.toString(n * 49_979_687L % 99_999_971L, 36) + " "
                    + Long.toString(n * 15_485_863L % 99_999_959L, 36);
            ris.append("TY  - JOUR\nTI  - ")
                    .append(title)
                    .append("\nAU  - Writer")
                    .append(n)
                    .append(", A\nPY  - ");
            ris.append(1990 + n % 30)
                    .append("\nT2  - Journal\nVL  - ")
                    .append(n)
                    .append("\nSP  - ")
                    .append(n);
            ris.append("\nDO  - 10.5555/r.").append(n).append("\nER  - \n\n");
        }
        Path file = folder.resolve(name + from + "-" + to + ".ris");
        Files.writeString(file, ris);
        List<String> words = new ArrayList<>(List.of("--as", "lena", file.toString(), "--database", name));
        words.addAll(List.of(more));
        assertThat(done("import", words.toArray(String[]::new))
                        .at("/files/0/records")
                        .asInt())
                .isEqualTo(to - from + 1);
    }

    private void vote(String person, String phase, int from, int to, IntPredicate yes) throws Exception {
        Path file = folder.resolve("votes.csv");
        StringBuilder text = new StringBuilder("publication,vote,reason\n");
        for (int n = from; n <= to; n++) {
            text.append(n).append(yes.test(n) ? ",yes,\n" : ",no,P1\n");
        }
        Files.writeString(file, text);
        done("vote", "--as", person, "--from", file.toString(), "--phase", phase);
    }

    private void screen(String phase, int from, int to, IntPredicate yes, String... people) throws Exception {
        done(
                "assign",
                "--as",
                "lena",
                "--people",
                String.join(",", people),
                "--votes",
                Integer.toString(people.length),
                "--phase",
                phase,
                "--order",
                "random",
                "--seed",
                "1");
        for (String person : people) {
            vote(person, phase, from, to, yes);
        }
    }

    private String counts(String name) throws IOException {
        return Files.readString(folder.resolve(name).resolve("prisma.csv"));
    }

    /**
     * A review of conservative treatment: 749 records of three databases (not said how many of each), one screener, 7 studies after title,
     * abstract and full text, 2 more from reference lists, 9 in all. How many full texts were read is not said; 30 are here.
     */
    @Test
    void theTreatmentReviewComesOutAsPublished() throws Exception {
        begin("ana");
        take("three databases", 1, 749);
        take("reference lists", 750, 751, "--origin", "citations");
        assertThat(done("merge", "--as", "lena").get("duplicatesRemoved").asInt())
                .isZero();
        screen("title-abstract", 1, 751, n -> n <= 30 || n > 749, "ana");
        screen("full-text", 1, 30, n -> n <= 7, "ana");
        vote("ana", "full-text", 750, 751, n -> true);
        JsonNode report =
                done("report", "--as", "lena", "--out", folder.resolve("out").toString());
        assertThat(report.get("included").asInt()).isEqualTo(9);
        assertThat(report.get("excluded").asInt()).isEqualTo(23);
        assertThat(report.get("finished").asBoolean()).isTrue();
        assertThat(counts("out"))
                .contains(
                        "database_results,\"three databases\",749\r\n",
                        "other_results,\"reference lists\",2\r\n",
                        "records_screened,,749\r\n",
                        "dbr_assessed,,30\r\n",
                        "other_assessed,,2\r\n",
                        "new_studies,,9\r\n");
        String page = Files.readString(folder.resolve("out").resolve("report.html"));
        assertThat(page).contains("<svg", "Studies included in review (n = 9)", "PRISMA 2020 checklist", "24c");
        assertThat(Files.readAllLines(folder.resolve("out").resolve("excluded.csv")))
                .hasSize(24);
        assertThat(Files.readAllLines(folder.resolve("out").resolve("included.csv")))
                .hasSize(10);
        assertThat(folder.resolve("out").resolve("prisma.png")).isNotEmptyFile();
        done("verify", "--as", "lena");
    }

    /**
     * A review with a meta-analysis of coordinates: 5543 records of three databases, two independent reviewers, 43 studies included. How
     * many were duplicates, of which database, and how many full texts were read is not said; 120 are here.
     */
    @Test
    void theReviewOfCoordinatesComesOutAsPublished() throws Exception {
        begin("ana", "ben");
        take("three databases", 1, 5543);
        screen("title-abstract", 1, 5543, n -> n <= 120, "ana", "ben");
        screen("full-text", 1, 120, n -> n <= 43, "ana", "ben");
        JsonNode flow =
                done("flow", "--as", "lena", "--out", folder.resolve("out").toString());
        assertThat(flow.get("finished").asBoolean()).isTrue();
        assertThat(flow.get("databases_records").asInt()).isEqualTo(5543);
        assertThat(flow.get("databases_screened").asInt()).isEqualTo(5543);
        assertThat(flow.get("new_studies").asInt()).isEqualTo(43);
        assertThat(counts("out")).contains("dbr_excluded,\"P1\",77\r\n");
        assertThat(folder.resolve("out").resolve("prisma.svg")).isNotEmptyFile();
    }

    @Test
    void aNewerSearchScreensOnlyWhatIsNew() throws Exception {
        begin("ana");
        take("PubMed", 1, 40);
        done("merge", "--as", "lena");
        screen("title-abstract", 1, 40, n -> n <= 6, "ana");
        screen("full-text", 1, 6, n -> n <= 3, "ana");
        JsonNode sought = done("full-text", "--as", "lena").get("sought");
        assertThat(sought).hasSize(6);
        assertThat(sought.get(0).get("state").asText()).isEqualTo("to get");
        Run read = review("full-text", "2", "--as", "lena", "--not-retrieved", "library");
        assertThat(read.code()).isEqualTo(2);
        assertThat(read.err()).contains("publication 2", "was judged in full text already");
        assertThat(done("full-text", "--as", "lena", "--containing", "insula").get("sought"))
                .isEmpty();
        JsonNode before = done("status", "--as", "lena");
        // A year later: the same search gives 15 of the old records and 10 new ones.
        take("PubMed", 26, 50);
        assertThat(done("merge", "--as", "lena").get("duplicatesRemoved").asInt())
                .isEqualTo(15);
        JsonNode assigned = done("assign", "--as", "lena", "--people", "ana", "--votes", "1");
        assertThat(assigned.get("assigned").asInt()).isEqualTo(10);
        JsonNode after = done("status", "--as", "lena");
        for (String outcome : List.of("included", "excluded")) {
            assertThat(after.at("/TITLE_ABSTRACT/" + outcome)).isEqualTo(before.at("/TITLE_ABSTRACT/" + outcome));
            assertThat(after.at("/FULL_TEXT/" + outcome)).isEqualTo(before.at("/FULL_TEXT/" + outcome));
        }
        assertThat(after.at("/TITLE_ABSTRACT/open").asInt()).isEqualTo(10);
        JsonNode flow = done("flow", "--as", "lena");
        assertThat(flow.get("databases_records").asInt()).isEqualTo(65);
        assertThat(flow.get("databases_duplicates_removed").asInt()).isEqualTo(15);
        assertThat(flow.get("databases_screened").asInt()).isEqualTo(50);
        assertThat(flow.get("databases_not_yet_screened").asInt()).isEqualTo(10);
        assertThat(flow.get("new_studies").asInt()).isEqualTo(3);
        done("verify", "--as", "lena");
    }
}
