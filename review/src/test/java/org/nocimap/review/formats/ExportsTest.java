package org.nocimap.review.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.review.SharedData;
import org.nocimap.review.records.BibliographicRecord;

/** Real exports of databases and reference managers; the counts are those of their own tags. */
final class ExportsTest {
    @ParameterizedTest
    @CsvSource({
        "asreview_embase.csv, CSV, 6, 6",
        "asreview_embase_newpage.csv, CSV, 6, 6",
        "asreview_embase.ris, RIS, 6, 6",
        "asreview_ovid_psycinfo.ris, RIS, 6, 6",
        "asreview_ovid_zotero.ris, RIS, 6, 6",
        "asreview_proquest.ris, RIS, 6, 6",
        "asreview_pubmed_endnote.txt, RIS, 6, 6",
        "asreview_pubmed_zotero.ris, RIS, 6, 6",
        "asreview_ris_issue_1099.txt, RIS, 7, 7",
        "asreview_ris_issue_992.txt, RIS, 19, 8",
        "asreview_scopus.ris, RIS, 6, 6",
        "asreview_web_of_science.txt, RIS, 10, 10",
        "revtools_avian_ecology_bibliography.ris, RIS, 20, 20",
        "revtools_restoration_scopus.ris, RIS, 286, 281",
        "revtools_restoration_WoS.ciw, WEB_OF_SCIENCE, 247, 215",
        "revtools_restoration_pubmed.nbib, NBIB, 104, 96",
        "rispy_example_wos.ris, WEB_OF_SCIENCE, 2, 2"
    })
    void everyRecordIsRead(String name, RecordFormat format, int records, int abstracts) {
        RecordsRead read = RecordFiles.read(SharedData.file("review/exports/" + name));
        assertThat(read.format()).isEqualTo(format);
        assertThat(read.records()).hasSize(records);
        assertThat(read.unread()).isEmpty();
        assertThat(read.records()).allSatisfy(record -> {
            assertThat(record.title()).isNotEmpty();
            assertThat(record.year()).isPresent();
            assertThat(record.source().raw()).isNotEmpty();
            assertThat(record.source().line()).isPositive();
        });
        assertThat(read.records().stream().filter(r -> !r.abstractText().isEmpty()))
                .hasSize(abstracts);
    }

    @ParameterizedTest
    @CsvSource({
        "exports/revtools_restoration_scopus.ris",
        "exports/revtools_restoration_WoS.ciw",
        "exports/revtools_restoration_pubmed.nbib",
        "exports/asreview_embase.csv",
        "dedupe/IEBH_tafenoquine.xml"
    })
    void risHoldsAllFieldsOfEveryFormat(String name) {
        for (BibliographicRecord record :
                RecordFiles.read(SharedData.file("review/" + name)).records()) {
            assertThat(RoundTrip.of(record)).isEqualTo(RoundTrip.withoutSource(record));
        }
    }
}
