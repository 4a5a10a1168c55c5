package org.nocimap.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierOverviewTest {
    @TempDir
    Path folder;

    private Path value(String name) throws Exception {
        Path of =
                Files.createDirectories(folder.resolve(name).resolve("figures")).getParent();
        Files.writeString(of.resolve("report.html"), "old");
        Files.writeString(of.resolve("figures").resolve("a.svg"), "old");
        Files.writeString(
                of.resolve("provenance.json"),
                "{\"outputs\": [{\"file\": \"report.html\"}, {\"file\": \"figures/a.svg\"}]}");
        return of;
    }

    @Test
    void removesTheFoldersOfValuesThatAreGone() throws Exception {
        Path gone = value("gone");
        Path kept = value("kept");
        Path other = value("not-of-the-overview");
        Files.writeString(folder.resolve("overview.html"), "old");
        Files.writeString(folder.resolve("overview_regions.tsv"), "old");
        Files.writeString(
                folder.resolve("overview.tsv"), "value\tfolder\nGone\tgone\nKept\tkept\nOut\t../outside\nNone\t\n");

        EarlierOverview.remove(folder, Set.of("kept"));

        assertThat(gone).doesNotExist();
        assertThat(kept.resolve("report.html")).exists();
        assertThat(other.resolve("report.html")).exists();
        assertThat(folder.resolve("overview.html")).doesNotExist();
        assertThat(folder.resolve("overview_regions.tsv")).doesNotExist();
    }

    @Test
    void leavesWhatAPersonPutThere() throws Exception {
        Path gone = value("gone");
        Files.writeString(gone.resolve("my notes.txt"), "mine");
        Files.writeString(folder.resolve("overview.tsv"), "value\tfolder\nGone\tgone\n");

        EarlierOverview.remove(folder, Set.of());

        assertThat(gone.resolve("my notes.txt")).exists();
        assertThat(gone.resolve("report.html")).doesNotExist();
    }
}
