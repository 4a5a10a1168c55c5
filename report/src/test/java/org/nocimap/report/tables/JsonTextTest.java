package org.nocimap.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void treesComeBack() throws Exception {
        String text = JsonText.of(JsonText.object(
                "text",
                "a \"b\"\n\u0001",
                "whole",
                7,
                "long",
                1L << 40,
                "yes",
                true,
                "list",
                List.of(1, "x"),
                "number",
                JsonText.significant(7.9e-12, 3)));
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.get("text").asText()).isEqualTo("a \"b\"\n\u0001");
        assertThat(json.get("long").asLong()).isEqualTo(1L << 40);
        assertThat(json.get("number").asDouble()).isEqualTo(7.9e-12);
        assertThat(json.get("list").get(1).asText()).isEqualTo("x");
        assertThat(text).contains("7.90e-12").endsWith("}\n").doesNotContain("\r");
    }

    @Test
    void whatJsonCannotHoldIsATextOrRefused() throws Exception {
        assertThat(new ObjectMapper()
                        .readTree(JsonText.of(JsonText.significant(Double.POSITIVE_INFINITY, 3)))
                        .asText())
                .isEqualTo("Inf");
        assertThatThrownBy(() -> JsonText.of(0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
