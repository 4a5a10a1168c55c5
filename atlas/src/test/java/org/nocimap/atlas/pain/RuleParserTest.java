package org.nocimap.atlas.pain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.atlas.Region;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.image.Point;

class RuleParserTest {
    /** Every point is "Insula" in a, 2 mm off; "Left:Thalamus:Pulvinar" in b. */
    private static final Labels LABELS = (atlas, point) -> Optional.ofNullable(Map.of(
                    "a", new RegionLabel("a", new Region(1, "Insula"), "Insula", 2),
                    "b", new RegionLabel("b", new Region(2, "Pulvinar", "Left:Thalamus:Pulvinar"), "Pulvinar", 0))
            .get(atlas));

    private static final Point POINT = new Point(-30, 10, 5);

    private static OptionalDouble at(String rule) throws Exception {
        return RuleParser.parse(rule).holdsAt(POINT, LABELS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a:\"Insula\"                              ; 2",
                "a:\"insula\"                              ; 2",
                "a:\"Ins*\"                                ; 2",
                "b:\"*:Thalamus:*\"                        ; 0",
                "b:\"Pulvinar\"                            ; 0",
                "y > 8                                     ; 0",
                "y >= 10 and y <= 10                       ; 0",
                "x<-29.5 and |x| > 29                      ; 0",
                "a:\"Insula\" and b:\"Pulvinar\"           ; 2",
                "a:\"Insula\" or b:\"Pulvinar\"            ; 0",
                "not a:\"Insula\"                          ; 0",
                "sphere(-30, 10, 0, 5)                     ; 0",
                "z > 100 or z < 6 and y > 0                ; 0",
                "(z > 100 or z < 6) and not (y < 0)        ; 0"
            })
    void holds(String rule, double distance) throws Exception {
        assertThat(at(rule)).as(rule).hasValue(distance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:\"Ins\"",
                "a:\"I.sula\"",
                "c:\"Insula\"",
                "b:\"*:Thalamus\"",
                "y < 8",
                "not b:\"Pulvinar\"",
                "a:\"Insula\" and y < 0",
                "sphere(-30, 10, 0, 4.9)",
                "(z > 100 or z < 6) and y < 0"
            })
    void doesNotHold(String rule) throws Exception {
        assertThat(at(rule)).as(rule).isEmpty();
    }

    @Test
    void namesItsSources() throws Exception {
        assertThat(RuleParser.parse("b:\"x\" and (a:\"y\" or not b:\"z\") and y > 2")
                        .sources())
                .containsExactly("a", "b");
        assertThat(RuleParser.parse("sphere(0,0,0,6)").sources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a:\"x\" and           | 10 | the end",
                "a:\"x\" b:\"y\"       | 7  | \"and\", \"or\"",
                "y >                   | 4  | a number",
                "y 3                   | 3  | <, <=",
                "(y > 3                | 7  | \")\"",
                "sphere(0, 0, 0, -1)   | 17 | radius",
                "hello                 | 1  | a label",
                "y > 3 & z > 2         | 6  | cannot be read",
                "a:\"unclosed          | 2  | cannot be read"
            })
    void saysWhatIsWrongAndWhere(String rule, int column, String message) {
        assertThatThrownBy(() -> RuleParser.parse(rule.strip()))
                .isInstanceOfSatisfying(RuleParser.RuleException.class, e -> assertThat(e.column())
                        .isEqualTo(column))
                .hasMessageContaining(message);
    }

    @Test
    void depthIsBounded() {
        assertThatThrownBy(() -> RuleParser.parse("(".repeat(1900) + "y > 1" + ")".repeat(1900)))
                .isInstanceOf(RuleParser.RuleException.class)
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> RuleParser.parse("y > 1 or ".repeat(100_000) + "y > 1"))
                .isInstanceOf(RuleParser.RuleException.class)
                .hasMessageContaining("longer");
    }

    @Property(tries = 500)
    void anyTextIsARuleOrAMessage(@ForAll @StringLength(max = 40) String text) {
        try {
            assertThat(RuleParser.parse(text)).isNotNull();
        } catch (RuleParser.RuleException expected) {
            assertThat(expected.column()).isBetween(1, text.length() + 1);
        }
    }
}
