package org.nocimap.review.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uFE63", "\uFF0D", "\u2796",
                "\u00AD", "\u2043", "--", "− ", "-\u2009"
            })
    void everyMinusIsAMinus(String minus) {
        assertThat(CellText.coordinate(minus + "36")).hasValue(-36);
        assertThat(Triples.in(minus + "12, 4, " + minus + "36"))
                .containsExactly(new Triples.Triple(-12, 4, -36, false, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "-12 4 36 | -12 4 36",
                "[−15, +27, −09] | -15 27 -9",
                "x = -12, y = 4, z = 36 | -12 4 36",
                "-10-42 16 | -10 -42 16",
                "12/-44/8 (BA 40) | 12 -44 8",
                "9.91 [3, 15, 51] | 3 15 51",
                "5L 19P 66S | -5 -19 66",
                "L5, P19, I6 | -5 -19 -6",
                "(-12.5; 4.0; 36.5) | -12.5 4 36.5",
                "-12,5; 4,0; 36,5 | -12.5 4 36.5",
                "− 38, 52, − 2 | -38 52 -2",
                "0, −6, 3† | 0 -6 3"
            })
    void triplesInOneCell(String cell, String expected) {
        assertThat(Triples.in(cell)).hasSize(1);
        Triples.Triple t = Triples.in(cell).get(0);
        assertThat(String.format(Locale.ROOT, "%s %s %s", plain(t.x()), plain(t.y()), plain(t.z())))
                .isEqualTo(expected);
    }

    @Test
    void severalTriplesInOneCell() {
        assertThat(Triples.in("34, − 58, 40; 22, − 68, 50; 28, − 72, 44")).hasSize(3);
        assertThat(Triples.in("±30 -80 6")).containsExactly(new Triples.Triple(30, -80, 6, true, ""));
        assertThat(Triples.in("9.91 [3, 15, 51]").get(0).statistic()).isEqualTo("9.91");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15 (9.3, 24.4)",
                "F(1,67)=28.05",
                "64x64x30",
                "1, 2, 3, 4",
                "1.2 ± 3.4",
                "2016-05-12 10:30",
                "18-35 years",
                "chr6:3,245,100",
                "",
                "10% 20% 30%"
            })
    void falseFriendsAreNoTriples(String cell) {
        assertThat(Triples.in(cell)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "–", "n.s.", "", "p", "1,163", "12 (3)", "3.67e-12"})
    void whatIsNoCoordinate(String cell) {
        assertThat(CellText.coordinate(cell)).isEmpty();
    }

    @Test
    void valuesKeepTheirRelation() {
        assertThat(CellText.value("> 8").orElseThrow().relation()).isEqualTo(">");
        assertThat(CellText.value("38,936").orElseThrow().number()).isEqualTo(38936);
        assertThat(CellText.value("6518⁎").orElseThrow().text()).isEqualTo("6518");
    }

    @Property(tries = 300)
    void whatIsWrittenIsRead(
            @ForAll @IntRange(min = -90, max = 90) int x,
            @ForAll @IntRange(min = -126, max = 90) int y,
            @ForAll @IntRange(min = -80, max = 108) int z,
            @ForAll @IntRange(min = 0, max = 4) int how) {
        String apart = new String[] {" ", ", ", ",", "; ", " / "}[how];
        String cell = (x + apart + y + apart + z).replace('-', how % 2 == 0 ? '−' : '-');

        assertThat(Triples.in(cell)).containsExactly(new Triples.Triple(x, y, z, false, ""));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Integer.toString((int) value) : Double.toString(value);
    }
}
