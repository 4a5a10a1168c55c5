package org.nocimap.review.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.review.protocol.Protocol;

class HighlightsTest {
    private final Highlights highlights = Highlights.of(new Protocol.Highlight(
            List.of("pain", "insula*", "resting state", "schmerz"), List.of("child*", "pain relief")));

    @Test
    void wholeWordsAreMarkedWhateverTheirCapitals() {
        assertThat(highlights.marked("Pain in the insular cortex; paint, SCHMERZ, chi-child")) //
                .isEqualTo("[+Pain+] in the [+insular+] cortex; paint, [+SCHMERZ+], chi-[-child-]");
        assertThat(highlights.marked("resting\n  state of children")).isEqualTo("[+resting\n  state+] of [-children-]");
    }

    @Test
    void ofOverlappingWordsTheLongerIsMarked() {
        assertThat(highlights.in("pain relief")).containsExactly(new Highlights.Span(0, 11, Protocol.Effect.EXCLUDE));
        assertThat(Highlights.of(new Protocol.Highlight(List.of("(fMRI"), List.of()))
                        .marked("a (fMRI) b"))
                .as("signs are taken as they are")
                .isEqualTo("a [+(fMRI+]) b");
        assertThat(Highlights.of(new Protocol.Highlight(List.of(), List.of())).marked("pain"))
                .isEqualTo("pain");
    }
}
