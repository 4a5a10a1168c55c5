package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BiasAndAgreementTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("nocimap.root", ".."), "examples", "risk-of-bias");

    @TempDir
    Path folder;

    @Test
    void judgementsAreCountedByDomainAndWeight() throws Exception {
        Path out = folder.resolve("out");
        Run run = bias("rob1.csv", "rob1", out);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        // Blinding of participants: High in all but Epsilon, whose weight is 2 of 6.
        assertThat(Files.readString(out.resolve("summary.tsv"))).contains("0.0000\t0.3333\t0.6667\t0.0000");
        assertThat(Files.readString(out.resolve("figures/traffic_lights.svg")))
                .contains("Epsilon 2019", ">Unclear<", ">High<");
        assertThat(out.resolve("report.html")).exists();
    }

    @Test
    void answersBecomeProposals() throws Exception {
        Path out = folder.resolve("out");
        assertThat(bias("rob2.csv", "rob2", out).code()).isZero();
        assertThat(Files.readAllLines(out.resolve("judgements.tsv")))
                .satisfies(lines -> assertThat(lines.get(1))
                        .endsWith("\t\tLow\t\tLow\t\tLow\t\tSome concerns\t\tLow\tSome concerns\t1"))
                .satisfies(lines ->
                        assertThat(lines.get(3)).endsWith("\t\tHigh\t\tHigh\t\tHigh\t\tHigh\t\tHigh\tHigh\t1"));
    }

    @Test
    void starsAreShownAsStarsAndClassesByTheirCutOffs() throws Exception {
        Path out = folder.resolve("out");
        Run run = bias("nos_cohort.csv", "nos-cohort", out);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Stars from 0 to 9 of 9. Good in 2, Fair in 1, Poor in 2.");
        assertThat(Files.readAllLines(out.resolve("stars.tsv")).get(5)).endsWith("\t7\tPoor\t3");
        assertThat(Files.readString(out.resolve("figures/stars.svg"))).contains("Stars/9", "a star", ">Poor<");
        Path own = folder.resolve("own");
        Run total = Run.of(
                "bias",
                EXAMPLES.resolve("nos_cohort.csv").toString(),
                "--instrument",
                "nos-cohort",
                "--cut-offs",
                "High=7,Low=0",
                "--out",
                own.toString());
        assertThat(total.out()).contains("High in 3, Low in 2.");
        Run wrong = Run.of(
                "bias",
                EXAMPLES.resolve("nos_cohort.csv").toString(),
                "--instrument",
                "nos-cohort",
                "--cut-offs",
                "High=7,Low=8",
                "--out",
                folder.resolve("w").toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--cut-offs", "ahrq, none");
    }

    @Test
    void aStarFormOfOnesOwn() throws Exception {
        Path out = folder.resolve("out");
        assertThat(bias("own_stars.csv", EXAMPLES.resolve("own_stars.json").toString(), out)
                        .code())
                .isZero();
        assertThat(Files.readAllLines(out.resolve("stars.tsv")))
                .contains("A 2020\ta\t1\t1\tab\t2\t2\t3\tSound\t1", "B 2021\tb\t0\t0\ta\t1\t1\t1\tWeak\t1");
    }

    @Test
    void signsAreNotGuessed() throws Exception {
        Path table = Files.writeString(folder.resolve("t.csv"), "study,1,2,3,4,5,6,7\nA,+,+,-,?,Low,dog,High\n");
        Path out = folder.resolve("out");
        Run run = Run.of("bias", table.toString(), "--instrument", "rob1", "--out", out.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("different things in different papers", "6 is judged \"dog\"", "t.csv:2");
        assertThat(out).doesNotExist();
        Files.writeString(table, "study,1,2,3,4,5,6,7\nA,+,+,-,?,Low,High,High\n");
        Run told = Run.of(
                "bias",
                table.toString(),
                "--instrument",
                "rob1",
                "--signs",
                "+=High,-=Low,?=Unclear",
                "--out",
                out.toString());
        assertThat(told.code()).isZero();
        assertThat(Files.readString(out.resolve("judgements.tsv")))
                .contains("A\tHigh\t\tHigh\t\tLow\t\tUnclear\t\tLow");
    }

    @Test
    void aMissingDomainIsNamed() throws Exception {
        Path table = Files.writeString(folder.resolve("t.csv"), "study,1,2\nA,Low,Low\n");
        Run run = Run.of(
                "bias",
                table.toString(),
                "--instrument",
                "rob1",
                "--out",
                folder.resolve("o").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no column for domain 3 (Blinding of participants");
    }

    /** 65 of 72 items is 90.3 %, 81.3 to 95.2: the treatment review's own figure with its interval. */
    @Test
    void theTreatmentReviewsAgreement() throws Exception {
        StringBuilder table = new StringBuilder("item,a,b\n");
        for (int n = 0; n < 72; n++) {
            table.append("i")
                    .append(n)
                    .append(",Low,")
                    .append(n < 65 ? "Low" : "High")
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("r.csv"), table);
        Run run = Run.of("agreement", file.toString());
        assertThat(run.out()).contains("65 of 72, 90.3 % [81.3, 95.2] (Wilson)");
    }

    @Test
    void whatARaterDidNotSayIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("r.csv"), "item,a,b\nx,Low,\ny,Low,High\n");
        Run run = Run.of("agreement", file.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("r.csv:2", "b said nothing");
    }

    private static Run bias(String table, String instrument, Path out) {
        return Run.of("bias", EXAMPLES.resolve(table).toString(), "--instrument", instrument, "--out", out.toString());
    }
}
