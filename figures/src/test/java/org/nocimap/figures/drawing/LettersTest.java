package org.nocimap.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LettersTest {
    private static final TextStyle REGULAR = TextStyle.regular(1000, Colour.rgb(0));
    private static final TextStyle BOLD = TextStyle.bold(1000, Colour.rgb(0));

    /** The sums of the advance widths in Helvetica.afm and Helvetica-Bold.afm. */
    @Test
    void widthsAreThoseOfHelvetica() {
        assertThat(REGULAR.widthOf("Hamburg")).isCloseTo(722 + 556 + 833 + 556 + 556 + 333 + 556, within(1e-6));
        assertThat(BOLD.widthOf("Hamburg")).isCloseTo(722 + 556 + 889 + 611 + 611 + 389 + 611, within(1e-6));
        assertThat(REGULAR.widthOf("~ @")).isCloseTo(584 + 278 + 1015, within(1e-6));
        assertThat(BOLD.widthOf("0123456789")).isCloseTo(5560, within(1e-6));
    }

    @Test
    void accentsDoNotWiden() {
        assertThat(REGULAR.widthOf("Müller Ångström")).isEqualTo(REGULAR.widthOf("Muller Angstrom"));
        assertThat(REGULAR.widthOf("e\u0301")).isEqualTo(REGULAR.widthOf("e"));
    }

    @Test
    void scriptsOfTheEastAreAnEmWide() {
        assertThat(REGULAR.widthOf("疼痛")).isEqualTo(2000);
        assertThat(REGULAR.widthOf("통증")).isEqualTo(2000);
    }

    @Property(tries = 300)
    void aShortenedTextFits(
            @ForAll @StringLength(max = 60) String text, @ForAll @DoubleRange(min = 0, max = 900) double most) {
        TextStyle style = TextStyle.regular(12, Colour.rgb(0));
        String fitted = style.fit(text, most);

        if (style.widthOf(text) <= most) {
            assertThat(fitted).isEqualTo(text);
        } else {
            assertThat(style.widthOf(fitted)).isLessThanOrEqualTo(most);
            if (!fitted.isEmpty()) {
                assertThat(fitted).endsWith("…");
                assertThat(text).startsWith(fitted.substring(0, fitted.length() - 1));
            }
        }
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCut() {
        String brains = "🧠".repeat(40);
        String fitted = TextStyle.regular(10, Colour.rgb(0)).fit(brains, 100);

        assertThat(fitted).endsWith("…").hasSizeGreaterThan(3);
        assertThat((fitted.length() - 1) % 2).isZero();
    }

    @Test
    void aNameOfAMillionLettersIsShortenedAtOnce() {
        assertThat(TextStyle.regular(10, Colour.rgb(0)).fit("x".repeat(1_000_000), 100))
                .hasSizeLessThan(30);
    }

    @Test
    void lettersWithoutHeightAreRefused() {
        assertThatThrownBy(() -> TextStyle.regular(0, Colour.rgb(0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TextStyle.regular(Double.NaN, Colour.rgb(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
