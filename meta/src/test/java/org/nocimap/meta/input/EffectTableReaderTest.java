package org.nocimap.meta.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.Measure;

class EffectTableReaderTest {
    @TempDir
    Path folder;

    private EffectTable read(Measure measure, String... lines) {
        return read(EffectOptions.of(measure), lines);
    }

    private EffectTable read(EffectOptions options, String... lines) {
        Path file = folder.resolve("effects.csv");
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return EffectTableReader.read(file, options);
    }

    private static Estimate only(EffectTable table) {
        assertThat(table.rows()).hasSize(1);
        return table.rows().get(0).estimate().orElseThrow();
    }

    @Test
    void countsByTheNamesOfTheField() {
        Estimate a = only(read(Measure.RR, "trial,ai,n1i,ci,n2i", "Aronson 1948,4,123,11,139"));
        Estimate b = only(read(
                Measure.RR,
                "Study;Events treatment;N treatment;Events control;N control",
                "Aronson 1948;4;123;11;139"));

        assertThat(a.yi()).isCloseTo(-0.8893113339202054, within(1e-14));
        assertThat(a.vi()).isCloseTo(0.3255847650039614, within(1e-14));
        assertThat(b).isEqualTo(a);
    }

    @Test
    void aMeanFromQuartilesSaysWhatItAssumes() {
        EffectTable table = read(Measure.MD, "study,n1i,median 1,q1 1,q3 1,n2i,m2i,sd2i", "A,50,10,8,12,50,9,3");

        // Quartiles of a normal with mean 10: SD near 4 / 1.349.
        Estimate estimate = only(table);
        assertThat(estimate.yi()).isCloseTo(1, within(1e-12));
        assertThat(estimate.vi()).isCloseTo(Math.pow(4 / 1.349, 2) / 50 + 9.0 / 50, within(0.02));
        assertThat(table.conversions()).hasSize(1);
        assertThat(table.conversions().get(0).what()).contains("quartiles").contains("as if the values were normal");
    }

    @Test
    void aDecimalCommaIsReadAndWarnedOf() {
        EffectTable table = read(Measure.GENERIC, "study;yi;vi", "A;0,5;0,04", "B;-0,25;0,09");

        assertThat(table.rows().get(1).estimate().orElseThrow().yi()).isEqualTo(-0.25);
        assertThat(table.warnings())
                .extracting(Problem::what)
                .containsExactly("numbers of 2 rows were read with a decimal comma");
    }

    @Test
    void scalesAreBroughtToOneOnRequest() {
        String[] lines = {
            "study,scale,m1i,sd1i,n1i,m2i,sd2i,n2i", "A,VAS 0-100,40,20,30,55,20,30", "B,NRS 0-10,4,2,30,5,2,30"
        };
        assertThatThrownBy(() -> read(Measure.MD, lines))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("different scales")
                .hasMessageContaining("--rescale");

        EffectTable table =
                read(EffectOptions.of(Measure.MD).rescaledTo(Scale.parse("0-10").orElseThrow()), lines);
        assertThat(table.rows().get(0).estimate().orElseThrow().yi()).isCloseTo(-1.5, within(1e-12));
        assertThat(table.rows().get(1).estimate().orElseThrow().yi()).isCloseTo(-1, within(1e-12));
        assertThat(table.conversions())
                .singleElement()
                .extracting(Conversion::what)
                .asString()
                .contains("rescaled");
    }

    @Test
    void everyProblemIsToldWithItsCell() {
        assertThatThrownBy(() -> read(
                        Measure.MD,
                        "study,m1i,sd1i,n1i,m2i,sd2i,n2i",
                        "A,4,0,30,5,2,30",
                        "B,x,2,30,5,2,30",
                        "C,4,2,1,5,-2,30",
                        ",4,2,30,5,2,30"))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    List<String> told =
                            e.problems().stream().map(Problem::toString).toList();
                    assertThat(told).hasSize(5);
                    assertThat(told.get(0))
                            .contains("effects.csv:2:3")
                            .contains("\"sd1i\" is 0")
                            .contains("above 0");
                    assertThat(told.get(1)).contains(":3:2").contains("not a number");
                    assertThat(told.get(2)).contains(":4:4").contains("no standard deviation");
                    assertThat(told.get(3)).contains(":4:6").contains("is -2");
                    assertThat(told.get(4)).contains(":5").contains("without a study");
                });
    }

    @Test
    void eventsAboveTheGroupAndMissingColumnsAndDuplicates() {
        assertThatThrownBy(() -> read(Measure.OR, "study,ai,n1i,ci,n2i", "A,40,30,1,30"))
                .hasMessageContaining("40 of a group of 30");
        assertThatThrownBy(() -> read(Measure.OR, "study,m1i,sd1i,n1i", "A,40,30,1"))
                .hasMessageContaining("no row has what the odds ratio (OR) is computed from")
                .hasMessageContaining("ai n1i ci n2i");
    }

    @Test
    void duplicateRowsAreTheirLines() {
        String header = "study,outcome,time,ai,n1i,ci,n2i";
        assertThatThrownBy(() -> read(
                        Measure.OR,
                        header,
                        "A,pain,1,4,30,1,30",
                        "B,pain,1,4,30,1,30",
                        "A,pain,1,5,30,1,30",
                        "B,pain,1,4,30,1,30"))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.problems()).hasSize(2);
                    assertThat(e.problems().get(0).toString())
                            .contains("effects.csv:4")
                            .contains("\"A\" stands in lines 2 and 4 with the same outcome, time point and comparison");
                    assertThat(e.problems().get(1).toString()).contains("lines 3 and 5 are the same, \"B\"");
                });
        assertThat(read(Measure.OR, header, "A,pain,1,4,30,1,30", "A,pain,2,5,30,1,30", "A,sleep,1,4,30,1,30")
                        .questions())
                .hasSize(3);
        EffectOptions clusters = EffectOptions.of(Measure.OR).with(Repeats.CLUSTERS);
        assertThat(read(clusters, header, "A,pain,1,4,30,1,30", "A,pain,1,5,30,1,30")
                        .rows())
                .hasSize(2);
        assertThatThrownBy(() -> read(clusters, header, "A,pain,1,4,30,1,30", "A,pain,1,4,30,1,30"))
                .hasMessageContaining("are the same");
    }

    @Test
    void everyOutcomeHasItsScale() {
        PerOutcome<Scale> scales = new PerOutcome<>(java.util.Map.of(
                "Pain",
                Scale.parse("NRS 0-10").orElseThrow(),
                "",
                Scale.parse("0-100").orElseThrow()));
        EffectTable table = read(
                EffectOptions.of(Measure.MD).rescaledTo(scales),
                "study,outcome,scale,m1i,sd1i,n1i,m2i,sd2i,n2i",
                "A,pain,VAS 0-100,40,20,30,55,20,30",
                "A,disability,RMDQ 0-24,6,2,30,12,2,30");

        assertThat(table.rows().get(0).estimate().orElseThrow().yi()).isCloseTo(-1.5, within(1e-12));
        assertThat(table.rows().get(1).estimate().orElseThrow().yi()).isCloseTo(-25, within(1e-12));
    }

    /** Handbook 23.3.4: events and size of the control group, or only its size for means, divided by the number of arms. */
    @Test
    void aSharedControlGroupIsSplit() {
        EffectOptions split = EffectOptions.of(Measure.RR).with(Repeats.SPLIT_CONTROL);
        EffectTable table = read(
                split, "study,comparison,ai,n1i,ci,n2i", "A,low,4,30,10,40", "A,high,2,30,10,40", "B,low,4,30,10,40");
        Estimate half = org.nocimap.meta.measure.BinaryMeasure.RR
                .of(
                        org.nocimap.meta.measure.TwoByTwo.ofEvents(4, 30, 5, 20),
                        org.nocimap.meta.measure.EmptyCells.HALF_WHERE_EMPTY)
                .orElseThrow();
        assertThat(table.questions()).containsExactly("");
        assertThat(table.rows().get(0).estimate()).contains(half);
        assertThat(table.rows().get(0).study()).isEqualTo("A, low");
        assertThat(table.rows().get(0).sample()).isEqualTo("A");
        assertThat(table.rows().get(2).estimate().orElseThrow().vi()).isLessThan(half.vi());
        assertThat(table.conversions()).hasSize(2).allSatisfy(c -> assertThat(c.what())
                .contains("split evenly between 2 arms"));

        EffectTable means = read(
                EffectOptions.of(Measure.MD).with(Repeats.SPLIT_CONTROL),
                "study,comparison,m1i,sd1i,n1i,m2i,sd2i,n2i",
                "A,low,4,2,30,5,3,40",
                "A,high,3,2,30,5,3,40");
        assertThat(means.rows().get(0).estimate().orElseThrow().vi()).isCloseTo(4.0 / 30 + 9.0 / 20, within(1e-12));
        assertThatThrownBy(() -> read(
                        EffectOptions.of(Measure.MD).with(Repeats.SPLIT_CONTROL),
                        "study,comparison,m1i,sd1i,n1i,m2i,sd2i,n2i",
                        "A,low,4,2,30,5,3,40",
                        "A,high,3,2,30,5,3,41"))
                .hasMessageContaining("the control group of \"A\" is another one than in line 2")
                .hasMessageContaining("effects.csv:3");
    }

    /** A cell without anything is not an event count of 0: that row takes no part, while a 0 is corrected as asked. */
    @Test
    void emptyCellsAreNotZeros() {
        EffectTable table =
                read(Measure.OR, "study,ai,n1i,ci,n2i", "A,0,30,4,30", "B,,30,4,30", "C,NA,30,4,30", "D,2,30,4,30");

        assertThat(table.rows())
                .extracting(row -> row.estimate().isPresent())
                .containsExactly(true, false, false, true);
        assertThat(table.rows().get(0).estimate().orElseThrow().yi())
                .isCloseTo(Math.log(0.5 / 30.5 / (4.5 / 26.5)), within(1e-12));
        assertThat(table.warnings()).hasSize(2).allSatisfy(w -> assertThat(w.what())
                .contains("takes no part"));
        assertThat(table.conversions()).hasSize(1);
    }

    @Test
    void noStudiesAtAll() {
        assertThatThrownBy(() -> read(Measure.OR, "study,ai,n1i,ci,n2i"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("effects.csv");
        assertThatThrownBy(() -> read(Measure.OR, "study,ai,n1i,ci,n2i", "A,,30,4,30"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no row has what the odds ratio (OR) is computed from");
    }

    @Test
    void ratiosWithTheirIntervals() {
        // Symmetric on the logarithmic scale: SE = ln(4) / (2 · 1.96).
        Estimate estimate = only(read(Measure.HR, "study,hr,lower,upper", "A,0.5,0.25,1"));

        assertThat(estimate.yi()).isCloseTo(Math.log(0.5), within(1e-14));
        assertThat(estimate.sei()).isCloseTo(Math.log(4) / (2 * 1.959963984540054), within(1e-14));
        assertThatThrownBy(() -> read(Measure.HR, "study,hr,lower,upper", "A,0.5,0.6,1"))
                .hasMessageContaining("does not lie in its interval");
    }

    @Test
    void aChangeNeedsACorrelation() {
        String[] lines = {
            "study,m1i,sd1i,n1i,mean pre 1,sd pre 1,m2i,sd2i,n2i,mean pre 2,sd pre 2", "A,4,2,30,7,2,6,2,30,7,2"
        };
        assertThatThrownBy(() -> read(Measure.MD, lines)).hasMessageContaining("--correlation");

        // Var of a change with r = 0.5 and equal SDs is the SD's square.
        Estimate estimate = only(read(EffectOptions.of(Measure.MD).withCorrelation(0.5), lines));
        assertThat(estimate.yi()).isCloseTo(-2, within(1e-12));
        assertThat(estimate.vi()).isCloseTo(4.0 / 30 + 4.0 / 30, within(1e-12));
    }

    @Test
    void knownScalesNameTheirSource() {
        assertThat(Scale.parse("NRS 0–10")
                        .orElseThrow()
                        .importance()
                        .orElseThrow()
                        .change())
                .isEqualTo(2);
        assertThat(Scale.parse("VAS (0 to 100)")
                        .orElseThrow()
                        .isSameAs(Scale.parse("0-100").orElseThrow()))
                .isTrue();
        assertThat(Scale.parse("points")).isEmpty();
        assertThat(Scale.known()).allSatisfy(known -> assertThat(known.source()).contains("doi:"));
    }
}
