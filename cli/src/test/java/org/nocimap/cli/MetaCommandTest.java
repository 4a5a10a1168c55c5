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

/** {@code nocimap meta} on published trials and on tables with mistakes. */
class MetaCommandTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("nocimap.root", "..")).resolve("examples/effect-sizes");

    @TempDir
    Path folder;

    private Run meta(String... words) {
        List<String> all = new ArrayList<>(List.of("meta"));
        all.addAll(List.of(words));
        all.addAll(List.of("--out", folder.resolve("out").toString()));
        return Run.of(all.toArray(String[]::new));
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(Files.readString(folder.resolve("out/meta.json")));
    }

    @Test
    void poolsTheTrialsOfTheVaccine() throws Exception {
        Run run = meta(EXAMPLES.resolve("bcg.csv").toString(), "--measure", "RR", "--test", "z", "--better", "lower");

        assertThat(run.err()).doesNotContain("error");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Risk ratio 0.49 (95\u00a0% CI 0.34 to 0.70), 13 studies");
        JsonNode analysis = json().get("analyses").get(0);
        assertThat(analysis.get("pooled").get("estimate").asDouble()).isEqualTo(-0.714532342);
        assertThat(analysis.get("model").get("tau2").asDouble()).isEqualTo(0.313243258);
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("which favours treatment")
                .contains("restricted maximum likelihood");
        assertThat(folder.resolve("out/figures/forest.svg")).exists();
        assertThat(folder.resolve("out/studies.tsv")).exists();
        assertThat(folder.resolve("out/sensitivity.tsv")).exists();
        assertThat(folder.resolve("out/provenance.json")).exists();
    }

    @Test
    void theSameRunGivesTheSameFiles() throws Exception {
        String table = EXAMPLES.resolve("bcg.csv").toString();
        meta(table, "--measure", "OR", "--no-figures");
        String first = Files.readString(folder.resolve("out/report.html"));
        Run again = meta(table, "--measure", "OR", "--no-figures");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("--overwrite");
        meta(table, "--measure", "OR", "--no-figures", "--overwrite");

        assertThat(Files.readString(folder.resolve("out/meta.json"))).contains("\"OR\"");
        assertThat(Files.readString(folder.resolve("out/report.html")).length()).isEqualTo(first.length());
    }

    @Test
    void questionsScalesAndConversions() throws Exception {
        Run run = meta(
                EXAMPLES.resolve("pain.csv").toString(),
                "--measure",
                "MD",
                "--rescale",
                "NRS 0-10",
                "--subgroup",
                "condition",
                "--no-figures");

        assertThat(run.err()).doesNotContain("error");
        assertThat(run.code()).isZero();
        assertThat(json().get("analyses")).hasSize(2);
        assertThat(json().get("analyses").get(0).get("subgroups").has("migraine"))
                .isTrue();
        assertThat(Files.readString(folder.resolve("out/conversions.tsv")))
                .contains("standard error")
                .contains("as if the values were normal")
                .contains("rescaled from VAS 0-100 to NRS 0-10");
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("Ostelo et al. 2008");
    }

    @Test
    void figuresOfPointsAndRiskOfBiasBesideTheStudies() throws Exception {
        Run run = meta(EXAMPLES.resolve("bcg.csv").toString(), "--measure", "RR", "--moderator", "latitude");
        assertThat(run.code()).isZero();
        for (String figure : List.of("baujat", "radial", "labbe", "bubble", "leave-one-out", "cumulative", "funnel")) {
            assertThat(folder.resolve("out/figures/" + figure + ".svg")).exists();
            assertThat(Files.readString(folder.resolve("out/report.html"))).contains(figure + ".svg");
        }

        Run risks = meta(
                EXAMPLES.resolve("pain.csv").toString(),
                "--measure",
                "SMD",
                "--outcome",
                "pain",
                "--risk-of-bias",
                EXAMPLES.resolve("pain_risk_of_bias.csv").toString(),
                "--instrument",
                "rob1",
                "--overwrite");
        assertThat(risks.code()).isZero();
        assertThat(risks.err()).doesNotContain("no judgement of");
        assertThat(Files.readString(folder.resolve("out/figures/forest.svg")))
                .contains("Risk of bias (Cochrane risk-of-bias tool")
                .contains("Unclear");
    }

    @Test
    void judgementsWithoutTheirStudiesAndInstrument() throws Exception {
        Path judged = Files.writeString(
                folder.resolve("judged.csv"), "study,1,2,3,4,5,6,7\nAsh 2011,Low,,,,,,Low\nNobody 1999,,,,,,,High\n");
        String table = EXAMPLES.resolve("pain.csv").toString();
        Run without = meta(table, "--measure", "SMD", "--risk-of-bias", judged.toString());
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("--instrument").contains("is missing");

        Run run = meta(
                table, "--measure", "SMD", "--risk-of-bias", judged.toString(), "--instrument", "rob1", "--no-figures");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("no judgement of Birch 2013, Cedar 2014").contains("no effect of Nobody 1999");
    }

    @Test
    void armsOfOneTrialAndEffectsOfOneSample() throws Exception {
        String arms = EXAMPLES.resolve("arms.csv").toString();
        Run covariance = meta(arms, "--measure", "MD", "--multi-arm", "covariance", "--no-figures");
        assertThat(covariance.code()).isZero();
        assertThat(covariance.out()).contains("6 effects of 4 studies");
        JsonNode pooled = json().get("analyses").get(0);
        assertThat(pooled.get("pooled").get("estimate").asDouble())
                .isEqualTo(pooled.get("threeLevel").get("estimate").asDouble());
        // 30 + 31 + 32, 45 + 44, 28 + 29 + 30, 60 + 58: no control group twice.
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains(">387<");

        Run split = meta(arms, "--measure", "MD", "--multi-arm", "split", "--no-figures", "--overwrite");
        assertThat(split.code()).isZero();
        assertThat(Files.readString(folder.resolve("out/conversions.tsv"))).contains("split evenly between 2 arms");

        Path table = Files.writeString(
                folder.resolve("rows.csv"),
                "study,yi,vi\nA,0.1,0.04\nA,0.2,0.05\nB,0.3,0.04\nC,0.5,0.1\nC,0.4,0.1\nD,0.2,0.06\n");
        Run twice = meta(table.toString(), "--measure", "GEN", "--overwrite");
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("\"A\" stands in lines 2 and 3").contains("lines 5 and 6");
        Run correlated = meta(
                table.toString(),
                "--measure",
                "GEN",
                "--cluster",
                "study",
                "--within-correlation",
                "0.7",
                "--no-figures",
                "--overwrite");
        assertThat(correlated.code()).isZero();
        assertThat(json().get("analyses").get(0).get("correlatedEffects")).hasSize(7);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("assumed to correlate with 0.7");

        Run wrong = meta(arms, "--measure", "SMDH", "--multi-arm", "covariance", "--cluster", "study");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("no formula for SMDH").contains("stands beside --cluster");
    }

    @Test
    void rowsOfOneSampleGiveHeterogeneityOnTwoLevels() throws Exception {
        Path table = Files.writeString(
                folder.resolve("rows.csv"),
                "study,yi,vi\nA,0.9,0.04\nA,0.7,0.05\nB,0.1,0.04\nC,0.5,0.1\nC,0.4,0.1\nD,-0.2,0.06\n");
        Run run = meta(table.toString(), "--measure", "GEN", "--cluster", "study", "--no-figures");
        assertThat(run.code()).isZero();
        JsonNode analysis = json().get("analyses").get(0);
        assertThat(analysis.get("pooled").get("estimate").asDouble())
                .isEqualTo(analysis.get("threeLevel").get("estimate").asDouble());
        assertThat(analysis.has("tau2Interval")).isFalse();
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("between samples and");
        assertThat(Files.readString(folder.resolve("out/pooled.tsv")))
                .contains("all rows, as if independent")
                .contains("three-level, cluster-robust (CR2)");
    }

    @Test
    void noConvergenceIsAnErrorAndNeverANumber() throws Exception {
        Path table = Files.writeString(
                folder.resolve("far.csv"), "study,yi,vi\nA,1e200,1e-150\nB,-1e200,1e-150\nC,5e199,1e-150\n");
        Run run = meta(table.toString(), "--measure", "GEN");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("did not converge").contains("--tau2 PM");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void studiesAreAddedByYearWhereAllTellOne() throws Exception {
        String dated = "study,yi,vi\nLate 2011,0.1,0.04\nEarly 1999,0.2,0.05\nMiddle 2004,0.3,0.04\n";
        Run byYear = meta(Files.writeString(folder.resolve("dated.csv"), dated).toString(), "--measure", "GEN");
        assertThat(byYear.code()).isZero();
        String figure = Files.readString(folder.resolve("out/figures/cumulative.svg"));
        assertThat(figure).contains("cumulative, by year").contains("+ Middle 2004", "+ Late 2011");

        Path undated = Files.writeString(folder.resolve("undated.csv"), dated.replace("Middle 2004", "Middle"));
        assertThat(meta(undated.toString(), "--measure", "GEN", "--overwrite").code())
                .isZero();
        assertThat(Files.readString(folder.resolve("out/figures/cumulative.svg")))
                .contains("in the order of the table")
                .contains("+ Early 1999");
    }

    @Test
    void everyWayToFillAFunnelAndEveryFailSafeNumber() throws Exception {
        Run run = meta(EXAMPLES.resolve("bcg.csv").toString(), "--measure", "RR", "--no-figures");
        assertThat(run.code()).isZero();
        JsonNode filled = json().get("analyses").get(0).get("smallStudyEffects").get("trimAndFill");
        assertThat(filled.fieldNames()).toIterable().containsExactly("L0", "R0", "Q0");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("(R0: ", "(Rosenthal)", "(Rosenberg)", "(Orwin, until the mean effect is halved)");
    }

    @Test
    void outcomesWithTheirOwnScales() throws Exception {
        Run run = meta(
                EXAMPLES.resolve("pain.csv").toString(),
                "--measure",
                "MD",
                "--rescale",
                "pain=NRS 0-10",
                "--rescale",
                "disability=ODI 0-100",
                "--mcid",
                "pain=1.5",
                "--no-figures");
        assertThat(run.code()).isZero();
        assertThat(json().get("analyses").get(0).get("important").asDouble()).isEqualTo(1.5);
        assertThat(json().get("analyses").get(1).get("important").asDouble()).isEqualTo(10);
        assertThat(json().get("analyses").get(1).get("better").asText()).isEqualTo("lower");
    }

    @Test
    void mistakesAreToldTogetherAndNothingIsWritten() throws Exception {
        Path table = Files.write(
                folder.resolve("wrong.csv"),
                List.of("study,m1i,sd1i,n1i,m2i,sd2i,n2i", "A,4,0,30,5,2,30", "B,x,2,30,5,2,30"));
        Run run = meta(table.toString(), "--measure", "MD");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("\"sd1i\" is 0").contains("\"x\", not a number");
        assertThat(folder.resolve("out")).doesNotExist();

        Run options = meta(table.toString(), "--measure", "XX", "--tau2", "YY", "--confidence", "95");
        assertThat(options.code()).isEqualTo(2);
        assertThat(options.err()).contains("--measure").contains("--tau2").contains("--confidence");

        Run column = meta(EXAMPLES.resolve("bcg.csv").toString(), "--measure", "RR", "--subgroup", "nothing");
        Run outcome = meta(EXAMPLES.resolve("pain.csv").toString(), "--measure", "SMD", "--outcome", "sleep");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("no study has an effect on \"sleep\"")
                .contains("one of pain, disability");
        assertThat(column.code()).isEqualTo(2);
        assertThat(column.err()).contains("there is no column \"nothing\"").contains("allocation");
    }

    @Test
    void jsonForMachines() throws Exception {
        Run run = meta(EXAMPLES.resolve("bcg.csv").toString(), "--measure", "RR", "--no-figures", "--json");

        JsonNode tree = new ObjectMapper().readTree(run.out());
        assertThat(tree.get("studies").asInt()).isEqualTo(13);
        assertThat(tree.get("files").toString()).contains("pooled.tsv");
    }
}
