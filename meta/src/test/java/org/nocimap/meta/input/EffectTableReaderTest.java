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
        assertThat(read(Measure.OR, "study,ai,n1i,ci,n2i", "A,4,30,1,30", "A,5,30,1,30")
                        .warnings())
                .extracting(Problem::what)
                .containsExactly("\"A\" stands in line 2 already");
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
