package org.nocimap.review.prisma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.files.InputException;

class PrismaCountsTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("nocimap.root", "..")).resolve("examples/prisma/counts.csv");

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        PrismaCountsFile.Read read = PrismaCountsFile.read(EXAMPLE);
        Path again = Files.writeString(folder.resolve("again.csv"), PrismaCountsFile.text(read.counts()));

        assertThat(read.warnings()).isEmpty();
        assertThat(PrismaCountsFile.read(again).counts()).isEqualTo(read.counts());
        assertThat(read.counts().identified()).isEqualTo(1602);
        assertThat(read.counts().totalStudies()).isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource({
        "'records_screened,,1077', 'records_screened,,1078', records_screened",
        "'dbr_assessed,,123', 'dbr_assessed,,122', dbr_assessed",
        "'other_assessed,,17', 'other_assessed,,18', other_assessed",
        "'dbr_excluded,Not chronic pain,27', 'dbr_excluded,Not chronic pain,270', dbr_excluded",
        "'duplicates,,521', 'duplicates,,many', duplicates",
        "'duplicates,,521', 'doubles,,521', doubles",
        "'new_studies,,23', '', new_studies"
    })
    void whatDoesNotAddUpIsRefused(String right, String wrong, String where) throws IOException {
        Path file = Files.writeString(
                folder.resolve("c.csv"), Files.readString(EXAMPLE).replace(right, wrong));

        assertThatThrownBy(() -> PrismaCountsFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(where);
    }

    @Test
    void whereTheUnitChangesThereIsAWarning() throws IOException {
        Path file = Files.writeString(
                folder.resolve("c.csv"),
                Files.readString(EXAMPLE).replace("records_excluded,,948", "records_excluded,,947"));

        assertThat(PrismaCountsFile.read(file).warnings()).hasSize(1);
    }

    @Test
    void namesAreNoFormulas() throws IOException {
        Path file = Files.writeString(
                folder.resolve("c.csv"),
                Files.readString(EXAMPLE)
                        .replace("database_results,PubMed", "database_results,\"=HYPERLINK(\"\"x\"\")\""));
        PrismaCounts counts = PrismaCountsFile.read(file).counts();

        assertThat(PrismaCountsFile.text(counts)).contains("\"'=HYPERLINK(\"\"x\"\")\"");
        Path again = Files.writeString(folder.resolve("again.csv"), PrismaCountsFile.text(counts));
        assertThat(PrismaCountsFile.read(again).counts()).isEqualTo(counts);
    }
}
