package org.nocimap.review.catalogues;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void textsLoseTheirMarkupAndNothingElse() {
        assertThat(Markup.plain("<jats:title>Abstract</jats:title><jats:p>Deposited &amp; kept, p &lt; 0.05.</jats:p>"))
                .isEqualTo("Deposited & kept, p < 0.05.");
        assertThat(Markup.plain("<h4>Aim</h4>To see <i>S1</i>.<h4>Results:</h4>Seen, p < 0.05 & more."))
                .isEqualTo("Aim: To see S1. Results: Seen, p < 0.05 & more.");
        assertThat(Markup.plain("<jats:sec><jats:title>Aim</jats:title><jats:p>One.</jats:p></jats:sec><jats:sec>"
                        + "<jats:p>Two.</jats:p></jats:sec>"))
                .isEqualTo("Aim: One. Two.");
        assertThat(Markup.plain("plain, 3 > 2")).isEqualTo("plain, 3 > 2");
    }

    @Test
    void anInvertedIndexBecomesItsText() throws Exception {
        assertThat(OpenAlex.abstractText(new ObjectMapper()
                        .readTree("{\"pain\":[1,4],\"The\":[0],\"of\":[2],\"all\":[3],\"x\":[-1,2000000000]}")))
                .isEqualTo("The pain of all pain");
        assertThat(OpenAlex.abstractText(new ObjectMapper().readTree("null"))).isEmpty();
    }
}
