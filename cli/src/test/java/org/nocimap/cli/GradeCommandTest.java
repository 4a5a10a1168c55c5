package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradeCommandTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("nocimap.root", ".."), "examples");

    @TempDir
    Path folder;

    @Test
    void proposalsStayProposalsUntilSomebodyDecides() throws Exception {
        Path bcg = bcg();
        Path out = folder.resolve("open");
        Run open = Run.of("grade", "--results", bcg.toString(), "--out", out.toString());
        assertThat(open.code()).isZero();
        assertThat(open.out()).contains("provisional");
        assertThat(open.err()).contains("the design of its studies is not stated", "not decided");
        assertThat(Files.readString(out.resolve("readers.html")))
                .contains("How sure we are is not settled")
                .doesNotContain("We are very sure");
        JsonNode outcome = grade(out).path("outcomes").path(0);
        assertThat(outcome.path("final").asBoolean()).isFalse();
        assertThat(outcome.path("statement").asText()).startsWith("Provisional: ");

        // Filled in, the file of what is open is a file of decisions.
        List<String> lines = Files.readAllLines(out.resolve("to_decide.csv"));
        StringBuilder filled = new StringBuilder(lines.get(0) + "\nbcg,design,randomised\n");
        lines.stream().skip(1).forEach(l -> filled.append(l.replaceFirst(",,,", ",0,\"looked at\","))
                .append('\n'));
        Path decisions = Files.writeString(folder.resolve("decided.csv"), filled);
        Path done = folder.resolve("done");
        Run decided = Run.of("grade", decisions.toString(), "--results", bcg.toString(), "--out", done.toString());
        assertThat(decided.code()).isZero();
        assertThat(grade(done).path("outcomes").path(0).path("certainty").asText())
                .isEqualTo("High");
        assertThat(decided.err()).contains("inconsistency was decided as 0 where the numbers propose -1");
        assertThat(done.resolve("to_decide.csv")).doesNotExist();
        assertThat(Files.readString(done.resolve("readers.html"))).contains("We are very sure of this.");
    }

    /** Φ(0.5 + Φ⁻¹(0.3)) = 0.490, and 0.373, 0.609 at the ends: from a table of the normal distribution. */
    @Test
    void sharesOfPeopleWhoRespondForAStandardisedDifference() throws Exception {
        Path decisions = Files.writeString(folder.resolve("pain.csv"), """
            outcome,item,value,reason
            pain,design,randomised,
            pain,measure,SMD,
            pain,estimate,-0.5,
            pain,low,-0.8,
            pain,high,-0.2,
            pain,k,6,
            pain,people,400,
            pain,better,lower,
            pain,assumed risk,0.3,a third get better by themselves
            """);
        Path out = folder.resolve("responders");
        Run run = Run.of("grade", decisions.toString(), "--out", out.toString());
        assertThat(run.code()).isZero();
        String words =
                "about 490 of 1000 people respond (373 to 609) instead of 300 (a third get better by themselves)";
        assertThat(Files.readString(out.resolve("summary_of_findings.csv"))).contains(words);
        assertThat(Files.readString(out.resolve("readers.html"))).contains(words);
    }

    /** BCG: median control risk 16.1 of 1000, RR 0.4894 (0.3343 to 0.7163, as metafor 3.8-1 has it with Knapp-Hartung). */
    @Test
    void theSummaryOfFindings() throws Exception {
        Path out = folder.resolve("out");
        Run run = Run.of(
                "grade",
                EXAMPLES.resolve("grade/bcg.csv").toString(),
                "--results",
                bcg().toString(),
                "--out",
                out.toString());
        assertThat(run.code()).isZero();
        List<String> csv = Files.readAllLines(out.resolve("summary_of_findings.csv"));
        assertThat(csv.get(0)).startsWith("Outcome,Assumed: no vaccine,Corresponding: BCG vaccine");
        assertThat(csv.get(1))
                .contains("16 per 1000", "8 per 1000 (5 to 12)", "RR 0.49", "(13 studies)", "One fewer for every 124");
        assertThat(csv.get(2)).startsWith("a,\"Inconsistency, rated down one level (serious): proposed, not decided");
        assertThat(Files.readString(out.resolve("summary_of_findings.html")))
                .contains("<table border=\"1\"", "⊕⊕⊕○ at most Moderate, provisional [a, b]");
    }

    @Test
    void decisionsWithBiasAndAnImportantDifference() throws Exception {
        Path pain = folder.resolve("pain");
        assertThat(Run.of(
                                "meta",
                                EXAMPLES.resolve("effect-sizes/pain.csv").toString(),
                                "--measure",
                                "MD",
                                "--outcome",
                                "pain",
                                "--rescale",
                                "NRS 0-10",
                                "--subgroup",
                                "condition",
                                "--no-figures",
                                "--out",
                                pain.toString())
                        .code())
                .isZero();
        Path out = folder.resolve("out");
        Run run = Run.of(
                "grade",
                EXAMPLES.resolve("grade/pain.yaml").toString(),
                "--results",
                pain.toString(),
                "--bias",
                EXAMPLES.resolve("grade/pain_bias.csv").toString(),
                "--instrument",
                "rob2",
                "--out",
                out.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("pain intensity: ⊕⊕○○ Low\n");
        String page = Files.readString(out.resolve("readers.html"));
        assertThat(page)
                .contains(
                        "Acupuncture may result in little to no important difference in pain intensity",
                        "pain intensity is perhaps 1.63 points on NRS 0-10 lower",
                        "We are not very sure of this",
                        "The effect is smaller than the smallest important difference of 2",
                        "Subgroups: knee MD");
        assertThat(Files.readString(out.resolve("judgements.tsv")))
                .contains("of the weight (3 of 6 studies) is from studies at high risk of bias");
    }

    /** The review's levels: low, preliminary, low, low, preliminary. */
    @Test
    void clustersOfTheTreatmentReview() throws Exception {
        Path out = folder.resolve("out");
        Run run = Run.of(
                "grade",
                EXAMPLES.resolve("grade/treatment.yaml").toString(),
                "--bias",
                EXAMPLES.resolve("grade/treatment_bias.csv").toString(),
                "--instrument",
                "rob1-cohort",
                "--rules",
                "grade+van-tulder",
                "--out",
                out.toString());
        assertThat(run.code()).isZero();
        JsonNode outcomes = grade(out).path("outcomes");
        assertThat(outcomes.findValuesAsText("certainty")).containsExactly("Low", "Very low", "Low", "Low", "Very low");
        assertThat(outcomes.findValuesAsText("vanTulder"))
                .containsExactly(
                        "Moderate",
                        "No evidence from trials",
                        "No evidence from trials",
                        "No evidence from trials",
                        "No evidence from trials");
    }

    /** What the summary prints, and no more: no interval, no share of patients, one judgement. */
    @Test
    void theAcupunctureSummary() throws Exception {
        Path out = folder.resolve("out");
        Run run = Run.of("grade", EXAMPLES.resolve("grade/acupuncture.yaml").toString(), "--out", out.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("pain relief: ⊕⊕⊕⊕ High\n", "pain intensity: ⊕⊕⊕⊕ at most High, provisional");
        String page = Files.readString(out.resolve("readers.html"));
        assertThat(page)
                .contains(
                        "OR 4.30 (95\u00a0% CI not reported)",
                        "p &lt; 0.00001",
                        "MD −2.31",
                        "reaches the smallest important difference of 1.5",
                        "How many people that is nobody can say from these results");
    }

    @Test
    void badInputIsToldAtOnce() throws Exception {
        Run nothing = Run.of("grade", "--out", folder.resolve("o").toString());
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("there is nothing to grade");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Run none = Run.of(
                "grade",
                "--results",
                empty.toString(),
                "--out",
                folder.resolve("o").toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("holds no evidence.json");
        Path file = Files.writeString(folder.resolve("d.csv"), "outcome,item,value,reason\npain,imprecision,-1,\n");
        Run unreasoned = Run.of(
                "grade",
                file.toString(),
                "--bias",
                "x.csv",
                "--out",
                folder.resolve("o").toString());
        assertThat(unreasoned.err()).contains("--bias", "goes together with --instrument");
        Run reason =
                Run.of("grade", file.toString(), "--out", folder.resolve("o").toString());
        assertThat(reason.code()).isEqualTo(2);
        assertThat(reason.err()).contains("d.csv:2", "decided without a reason");
        assertThat(folder.resolve("o")).doesNotExist();
    }

    private Path bcg() {
        Path out = folder.resolve("bcg");
        Run run = Run.of(
                "meta",
                EXAMPLES.resolve("effect-sizes/bcg.csv").toString(),
                "--measure",
                "RR",
                "--no-figures",
                "--out",
                out.toString());
        assertThat(run.code()).isZero();
        return out;
    }

    private static JsonNode grade(Path out) throws Exception {
        return new ObjectMapper().readTree(Files.readString(out.resolve("grade.json")));
    }
}
