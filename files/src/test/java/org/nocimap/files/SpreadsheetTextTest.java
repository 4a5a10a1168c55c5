package org.nocimap.files;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpreadsheetTextTest {
    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.strings().withChars("'=+-@\t\r\n ＝a1.e\"").ofMaxLength(6);
    }

    @Property
    void everyTextComesBack(@ForAll("cells") String cell) {
        assertThat(SpreadsheetText.original(SpreadsheetText.harmless(cell))).isEqualTo(cell);
    }

    @Property
    void noTextBeginsAFormula(@ForAll("cells") String cell) {
        String harmless = SpreadsheetText.harmless(cell);
        if (!harmless.matches("[+-][1. -]*|[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?")) {
            assertThat(harmless.stripLeading())
                    .doesNotStartWith("=")
                    .doesNotStartWith("+")
                    .doesNotStartWith("-");
            assertThat(harmless.stripLeading()).doesNotStartWith("@").doesNotStartWith("＝");
        }
    }

    @Test
    void numbersAndQuotedPhrasesStayAsTheyAre() {
        assertThat(SpreadsheetText.harmless("-12.5")).isEqualTo("-12.5");
        assertThat(SpreadsheetText.harmless("+3e-4")).isEqualTo("+3e-4");
        for (String range : new String[] {"-", "+", "-0.31 to 0.02", "-38, -14, 8", "-12-40", "-5 %"}) {
            assertThat(SpreadsheetText.harmless(range)).isEqualTo(range);
        }
        assertThat(SpreadsheetText.harmless("-1+A1")).isEqualTo("'-1+A1");
        assertThat(SpreadsheetText.harmless("'chronic pain'/exp")).isEqualTo("'chronic pain'/exp");
        assertThat(SpreadsheetText.harmless("=HYPERLINK(\"x\")")).isEqualTo("'=HYPERLINK(\"x\")");
        assertThat(SpreadsheetText.harmless("'=x")).isEqualTo("''=x");
    }
}
