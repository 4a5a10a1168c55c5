package org.nocimap.review.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;

class RecordSheetTest {
    @TempDir
    private Path folder;

    @Test
    void theSheetOfRecordsIsReadInEveryScript() throws IOException {
        Path file = folder.resolve("export");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", null)) {
            workbook.newWorksheet("notes").value(0, 0, "nothing here");
            Worksheet sheet = workbook.newWorksheet("records");
            String[][] cells = {
                {"Title", "Authors", "Year", "DOI", "Abstract"},
                {"ألم مزمن 🧠, \"quoted\"", "Müller, Ä.; 山田 太郎", "2019", "10.1000/a", "line one\nline two"},
                {"=1+1", "O'Brien, K.", "2020", "", ""}
            };
            for (int r = 0; r < cells.length; r++) {
                for (int c = 0; c < cells[r].length; c++) {
                    sheet.value(r, c, cells[r][c]);
                }
            }
        }
        RecordsRead read = RecordFiles.read(file);

        assertThat(read.format()).isEqualTo(RecordFormat.XLSX);
        assertThat(read.records()).hasSize(2);
        assertThat(read.records().get(0).title()).isEqualTo("ألم مزمن 🧠, \"quoted\"");
        assertThat(read.records().get(0).authors()).hasSize(2);
        assertThat(read.records().get(0).year()).hasValue(2019);
        assertThat(read.records().get(1).source().line()).isEqualTo(3);
    }

    @Test
    void aZipThatIsNoWorkbookIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("x"), new byte[] {'P', 'K', 3, 4, 0, 0, 0});

        assertThatThrownBy(() -> RecordFiles.read(file)).isInstanceOf(InputException.class);
    }
}
