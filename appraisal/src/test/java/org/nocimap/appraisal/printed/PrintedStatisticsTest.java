package org.nocimap.appraisal.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.files.InputException;

class PrintedStatisticsTest {
    private static final String HEADER =
            "item,n1,mean1,sd1,count1,percent1,n2,mean2,sd2,count2,percent2,test,statistic,p,low,high,items,scale\n";

    @TempDir
    Path folder;

    private List<Finding> check(String row) throws IOException {
        return PrintedCheck.of(PrintedTable.read(Files.writeString(folder.resolve("t.csv"), HEADER + row + "\n"))
                .get(0));
    }

    /** Sex 55/72 against 25/29: χ² 0.137, p = 0.711; Fisher 0.745, which a paper prints as 0.75 under the name of χ². */
    @Test
    void sexOfPatientsAndControls() throws IOException {
        List<Recomputed> tests = Recomputed.ofCounts(55, 127, 25, 54);
        assertThat(tests.get(0).statistic().low()).isCloseTo(0.137, within(5e-4));
        assertThat(tests.get(0).p().low()).isCloseTo(0.711, within(5e-4));
        assertThat(tests.get(2).p().low()).isCloseTo(0.745, within(5e-4));
        List<Finding> findings = check("sex,127,,,55,,54,,,25,,chi-square,0.137,0.75,,,,");
        assertThat(findings.get(0).verdict()).isEqualTo(Finding.Verdict.CAN);
        assertThat(findings.get(1).verdict()).isEqualTo(Finding.Verdict.CANNOT);
        assertThat(findings.get(1).why()).contains("it is that of Fisher's exact test", "p 0.711", "p 0.745");
        assertThat(check("sex,127,,,55,,54,,,25,,Fisher,,0.75,,,,").get(0).verdict())
                .isEqualTo(Finding.Verdict.CAN);
        assertThat(check("sex,127,,,55,,54,,,25,,χ²,,0.71,,,,").get(0).verdict())
                .isEqualTo(Finding.Verdict.CAN);
    }

    /** Age 39.3 ± 11.8 (127) against 39.5 ± 11.2 (54), p = 0.92; BDI 6.6 ± 6.9 against 2.5 ± 4.2, p &lt; 0.001. */
    @ParameterizedTest
    @CsvSource({
        "'age,127,39.3,11.8,,,54,39.5,11.2,,,t-test,,0.92,,,,', CAN",
        "'age,127,39.3,11.8,,,54,39.5,11.2,,,t-test,,0.85,,,,', CANNOT",
        "'age,127,39.3,11.8,,,54,39.5,11.2,,,t-test,,< 0.05,,,,', CANNOT",
        "'BDI,127,6.6,6.9,,,54,2.5,4.2,,,t-test,,< 0.001,,,,', CAN",
        "'BDI,127,6.6,6.9,,,54,2.5,4.2,,,t-test,,0.01,,,,', CANNOT",
        "'BDI,127,6.6,6.9,,,54,2.5,4.2,,,Mann-Whitney,,< 0.001,,,,', CANNOT_TELL",
        "'BDI,127,6.6,6.9,,,54,2.5,4.2,,,chi-square,,< 0.001,,,,', CANNOT"
    })
    void meansOfPatientsAndControls(String row, Finding.Verdict verdict) throws IOException {
        assertThat(check(row).get(0).verdict()).isEqualTo(verdict);
    }

    @Test
    void agreementWithItsInterval() throws IOException {
        List<Finding> findings = check("agreement,72,,,65,90.3,,,,,,,,,81.3,95.2,,");
        assertThat(findings).allMatch(f -> f.verdict() == Finding.Verdict.CAN);
        assertThat(findings.get(1).why()).startsWith("as Wilson;");
        assertThat(check("agreement,72,,,65,90.4,,,,,,,,,81.3,95.2,,").get(0).verdict())
                .isEqualTo(Finding.Verdict.CANNOT);
        assertThat(check("agreement,72,,,65,90.3,,,,,,,,,80,95,,").get(1).verdict())
                .isEqualTo(Finding.Verdict.CANNOT);
    }

    /** Brown and Heathers' own example: 28 people cannot have a mean of 5.19; 3.45 of 20 people can, 3.46 cannot. */
    @ParameterizedTest
    @CsvSource({
        "5.19, 28, 1, CANNOT",
        "5.18, 28, 1, CAN",
        "5.21, 28, 1, CAN",
        "3.45, 20, 1, CAN",
        "3.46, 20, 1, CANNOT",
        "3.46, 20, 5, CANNOT_TELL",
        "6.6, 127, 1, CANNOT_TELL"
    })
    void grim(String mean, int n, int items, Granularity.Answer answer) {
        assertThat(Granularity.grim(number(mean), n, items)).isEqualTo(answer);
    }

    /** Whatever whole numbers there are, their own mean and SD pass, and so does the scale; a third are then made wrong. */
    @Test
    void whatWasComputedFromWholeNumbersCanBe() {
        Random random = new Random(7);
        int caught = 0;
        for (int run = 0; run < 500; run++) {
            int n = 5 + random.nextInt(60);
            int items = 1 + random.nextInt(3);
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double x = random.nextInt(10 * items + 1) / (double) items;
                sum += x;
                squares += x * x;
            }
            double mean = sum / n;
            double sd = Math.sqrt(Math.max(0, (squares - n * mean * mean) / (n - 1)));
            PrintedNumber m = number(String.format(Locale.ROOT, "%.2f", mean));
            PrintedNumber s = number(String.format(Locale.ROOT, "%.2f", sd));
            assertThat(Granularity.grim(m, n, items)).isNotEqualTo(Granularity.Answer.CANNOT);
            assertThat(Granularity.grimmer(m, s, n, items)).isNotEqualTo(Granularity.Answer.CANNOT);
            assertThat(Granularity.onScale(m, s, n, new Span(0, 10))).isEqualTo(Granularity.Answer.CAN);
            PrintedNumber other = number(String.format(Locale.ROOT, "%.2f", sd + 0.01));
            caught += Granularity.grimmer(m, other, n, items) == Granularity.Answer.CANNOT ? 1 : 0;
        }
        assertThat(caught).isGreaterThan(20);
    }

    @Test
    void aStandardDeviationWiderThanTheScale() {
        Span scale = new Span(0, 10);
        assertThat(Granularity.onScale(number("5.0"), number("5.1"), 50, scale)).isEqualTo(Granularity.Answer.CAN);
        assertThat(Granularity.onScale(number("5.0"), number("5.2"), 50, scale)).isEqualTo(Granularity.Answer.CANNOT);
        assertThat(Granularity.onScale(number("11.0"), number("1.0"), 50, scale))
                .isEqualTo(Granularity.Answer.CANNOT);
    }

    /** What a computer rounds before it prints must never be called wrong. */
    @Test
    void roundedResultsOfRealNumbersCanBe() {
        Random random = new Random(11);
        for (int run = 0; run < 300; run++) {
            double m1 = 20 + 10 * random.nextDouble();
            double m2 = m1 + 4 * random.nextGaussian();
            double s1 = 2 + 5 * random.nextDouble();
            double s2 = 2 + 5 * random.nextDouble();
            int n1 = 5 + random.nextInt(80);
            int n2 = 5 + random.nextInt(80);
            List<Recomputed> exact = Recomputed.ofMeans(Span.of(m1), Span.of(s1), n1, Span.of(m2), Span.of(s2), n2);
            List<Recomputed> rounded = Recomputed.ofMeans(rounded(m1), rounded(s1), n1, rounded(m2), rounded(s2), n2);
            for (int t = 0; t < 2; t++) {
                double p = exact.get(t).p().low();
                assertThat(rounded.get(t).p().low()).isLessThanOrEqualTo(p + 1e-12);
                assertThat(rounded.get(t).p().high()).isGreaterThanOrEqualTo(p - 1e-12);
                assertThat(rounded.get(t).fitsP(number(String.format(Locale.ROOT, "%.3f", p))))
                        .isTrue();
            }
        }
    }

    @Test
    void numbersKeepTheirDecimals() {
        assertThat(number("0.70").decimals()).isEqualTo(2);
        assertThat(number(".92").value()).isEqualTo(0.92);
        assertThat(number("−0.3").value()).isEqualTo(-0.3);
        assertThat(number("<0.001").span().high()).isEqualTo(0.001);
        assertThat(PrintedNumber.parse("0,7")).isEmpty();
        assertThat(PrintedNumber.parse("ns")).isEmpty();
    }

    @Test
    void everyWrongCellIsTold() {
        assertThatThrownBy(() -> check("sex,5,,-1,7,,x,1.2.3,,,,,,1.2,,,0,9-1"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("count1 is 7 of 5")
                .hasMessageContaining("sd1 is -1")
                .hasMessageContaining("n2 is \"x\"")
                .hasMessageContaining("mean2 is \"1.2.3\"")
                .hasMessageContaining("p is 1.2")
                .hasMessageContaining("a score of no items")
                .hasMessageContaining("scale is \"9-1\"");
    }

    private static Span rounded(double value) {
        return number(String.format(Locale.ROOT, "%.1f", value)).span();
    }

    private static PrintedNumber number(String text) {
        return PrintedNumber.parse(text).orElseThrow();
    }
}
