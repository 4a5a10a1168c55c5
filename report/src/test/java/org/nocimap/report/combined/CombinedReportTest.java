package org.nocimap.report.combined;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.report.run.Software;

final class CombinedReportTest {
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
    private static final Pattern LOCAL = Pattern.compile("(?:href=\"#|url\\(#)([^\")]+)");

    @TempDir
    private Path folder;

    @Test
    void namesAreUniqueAndLinksLeadSomewhere() throws IOException {
        page("a", "First &amp; only");
        page("deep/b", "Second");
        Path out = folder.resolve("all.html");
        write(out, "a", "deep/b");
        String page = Files.readString(out);
        Set<String> names = new HashSet<>();
        Matcher id = ID.matcher(page);
        while (id.find()) {
            assertThat(names.add(id.group(1))).as(id.group(1)).isTrue();
        }
        Matcher local = LOCAL.matcher(page);
        while (local.find()) {
            assertThat(names).contains(local.group(1));
        }
        assertThat(page)
                .contains("href=\"a/clusters.tsv\"", "href=\"deep/b/clusters.tsv\"", "href=\"https://doi.org/10.1/x\"")
                .contains("<h2>First &amp; only</h2>", "<h3 id=\"r2-x-title\">", "a &lt; b url(x) in words");
    }

    @Test
    void aFolderThatHoldsNoReportIsNamed() throws IOException {
        page("a", "First");
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/report.html"), "<html><main>not ours</main></html>");
        assertThatThrownBy(() -> write(folder.resolve("all.html"), "a", "b"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no report of Nocimap");
        assertThat(folder.resolve("all.html")).doesNotExist();
    }

    private void write(Path out, String... names) {
        List<Path> folders = java.util.Arrays.stream(names).map(folder::resolve).toList();
        CombinedReport.write(out, "All", folders, new Software("0.1.0", "unknown"), List.of("nocimap", "report"));
    }

    private void page(String name, String title) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("report.html"), """
            <html><head><meta name="generator" content="Nocimap"/></head><body><main>
            <p class="kicker">Kind</p><h1>%s</h1><p class="headline">Nothing found</p>
            <section id="x" aria-labelledby="x-title"><h2 id="x-title">X</h2>a &lt; b url(x) in words
            <svg aria-labelledby="t d"><title id="t">T</title><desc id="d">D</desc><clipPath id="c"></clipPath>
            <g clip-path="url(#c)"></g></svg><a href="#x">up</a><a href="clusters.tsv">file</a>
            <a href="https://doi.org/10.1/x">doi</a></section></main></body></html>
            """.formatted(title));
    }
}
