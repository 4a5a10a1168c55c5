package org.nocimap.review.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;

class ArticleFilesTest {
    @TempDir
    private Path folder;

    @Test
    void billionLaughsAndExternalEntitiesAreRefused() throws IOException {
        Path laughs = write("<?xml version='1.0'?>\n<!DOCTYPE article [\n<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>\n"
                + "<article><body><p>&b;</p></body></article>");
        Path external = write("<!DOCTYPE article [<!ENTITY file SYSTEM"
                + " 'file:///etc/passwd'>]><article><body><p>&file;</p></body></article>");

        assertThatThrownBy(() -> ArticleFiles.read(laughs))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(":3")
                .hasMessageContaining("entities");
        assertThatThrownBy(() -> ArticleFiles.read(external)).isInstanceOf(InputException.class);
    }

    @Test
    void aDocumentTypeThatOnlyNamesItselfIsNotFetched() throws IOException {
        Path file = write("<!DOCTYPE article PUBLIC '-//NLM//DTD JATS//EN' 'http://127.0.0.1:1/jats.dtd'>"
                + "<article><body><p>A paragraph.</p></body></article>");

        assertThat(ArticleFiles.read(file).get(0).paragraphs()).hasSize(1);
    }

    @Test
    void absurdSpansAndRaggedRowsAreFilledUp() throws IOException {
        Path file = write(
                "<html><body><table><tr><td colspan='NaN'>a</td><td rowspan='99999999'>b</td></tr><tr><td>c</td></tr>"
                        + "<tr></tr><tr><td colspan='1000000000'>d</td></tr></table></body></html>");

        ArticleTable table = ArticleFiles.read(file).get(0).tables().get(0);

        assertThat(table.rows()).hasSize(4).allSatisfy(row -> assertThat(row).hasSize(table.columns()));
        assertThat(table.at(1, 0).text()).isEqualTo("c");
        assertThat(table.at(2, 1).text()).isEqualTo("b");
        assertThat(table.columns()).isLessThanOrEqualTo(200);
    }

    @Test
    void whatIsNoArticleIsRefused() throws IOException {
        assertThatThrownBy(() -> ArticleFiles.read(write("just words"))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ArticleFiles.read(write(""))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ArticleFiles.read(write("<article><front></front></article>")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no body");
    }

    private Path write(String text) throws IOException {
        return Files.write(Files.createTempFile(folder, "article", ".txt"), text.getBytes(StandardCharsets.UTF_8));
    }
}
