package org.nocimap.review.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.review.SharedData;
import org.nocimap.review.formats.RecordFiles;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordFields;

final class DeduplicationTest {
    /**
     * 1845 records that people labelled, 1261 of them surplus (ASySD's test set; column "source"). One of a group is kept, if
     * possible one that is labelled as the one to keep; another such record in the group is a false merge.
     */
    @Test
    void findsTheLabelledDuplicatesWithHardlyAFalseMerge() throws IOException {
        Path file = SharedData.file("review/dedupe/labelled_test_set.csv");
        List<BibliographicRecord> records = RecordFiles.read(file).records();
        List<Boolean> surplus = new ArrayList<>();
        String text = Files.readString(file, Charset.forName("windows-1252"));
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().maxBufferSize(1 << 22).ofNamedCsvRecord(text)) {
            rows.forEach(row -> surplus.add(row.getField("source").equals("duplicate")));
        }
        assertThat(records).hasSize(1845).hasSameSizeAs(surplus);
        int found = 0;
        int falseMerges = 0;
        for (List<Integer> group : Deduplication.usual().run(records).groups()) {
            int kept = (int) group.stream().filter(n -> !surplus.get(n)).count();
            found += group.size() - Math.max(1, kept);
            falseMerges += Math.max(0, kept - 1);
        }
        long all = surplus.stream().filter(s -> s).count();
        assertThat(all).isEqualTo(1261);
        assertThat((double) found / all).isGreaterThanOrEqualTo(0.985);
        assertThat(falseMerges).isLessThanOrEqualTo(2);
    }

    /** EndNote libraries in which every member of a group of duplicates carries a caption (IEBH, MIT licence). */
    @ParameterizedTest
    @CsvSource({"IEBH_copper.xml, 505, 281, 0.95", "IEBH_tafenoquine.xml, 179, 114, 0.95"})
    void groupsWhatTheLibrariesFlag(String name, int count, int flagged, double atLeast) {
        List<BibliographicRecord> records =
                RecordFiles.read(SharedData.file("review/dedupe/" + name)).records();
        assertThat(records).hasSize(count);
        Set<Integer> grouped = new HashSet<>();
        Deduplication.usual().run(records).groups().forEach(grouped::addAll);
        int hit = 0;
        int all = 0;
        for (int n = 0; n < records.size(); n++) {
            if (records.get(n).source().raw().contains(">Duplicate<")) {
                all++;
                hit += grouped.contains(n) ? 1 : 0;
            } else {
                assertThat(grouped).doesNotContain(n);
            }
        }
        assertThat(all).isEqualTo(flagged);
        assertThat((double) hit / all).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void theSamePublicationFromTwoDatabases() {
        BibliographicRecord scopus =
                record("a", "Chronic pain and the anterior insula: a study", "Doe, J.", 2019, "12", "33");
        BibliographicRecord pubMed =
                record("b", "Chronic Pain and the Anterior Insula - A Study.", "Doe J", 2019, "12", "33-41");
        assertThat(groups(scopus, pubMed)).containsExactly(List.of(0, 1));
    }

    @Test
    void partsOfASeriesStayApart() {
        BibliographicRecord one =
                record("a", "Cortical thickness in chronic pain. Part I: methods", "Doe, J.", 2019, "12", "33");
        BibliographicRecord two =
                record("b", "Cortical thickness in chronic pain. Part II: results", "Doe, J.", 2019, "12", "45");
        assertThat(groups(one, two)).isEmpty();
    }

    @Test
    void anErratumIsNotMergedIntoItsPaper() {
        RecordFields erratum = fields("Chronic pain and the anterior insula: a study", "Doe, J.", 2019, "12", "33");
        erratum.kind("Published Erratum");
        RecordFields paper = fields("Chronic pain and the anterior insula: a study", "Doe, J.", 2019, "12", "33");
        paper.kind("Journal Article");
        assertThat(groups(erratum.at("a", 1, ""), paper.at("b", 1, ""))).isEmpty();
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        List<BibliographicRecord> records = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            int study = n / 2;
            records.add(record(
                    n % 2 == 0 ? "a" : "b",
                    "Study number " + study + " of pain in the " + (char) ('a' + study % 26) + study * 7919,
                    "Name" + study + ", X.",
                    1990 + study,
                    "" + study,
                    "" + (100 + study)));
        }
        int surplus = Deduplication.usual().run(records).surplus();
        assertThat(surplus).isEqualTo(30);
        Collections.shuffle(records, new Random(4));
        assertThat(Deduplication.usual().run(records).surplus()).isEqualTo(surplus);
    }

    @Test
    void everyDecisionNamesItsEvidence() {
        BibliographicRecord one =
                record("a", "Chronic pain and the anterior insula: a study", "Doe, J.", 2019, "12", "33");
        BibliographicRecord two =
                record("b", "Chronic pain and the anterior insula: a study", "Doe, J.", 2020, "13", "");
        Duplicates.Pair pair =
                Deduplication.usual().run(List.of(one, two)).queue().get(0);
        assertThat(pair.score().evidence()).extracting(Evidence::field).contains("title", "year", "volume");
        assertThat(pair.score().points())
                .isEqualTo(pair.score().evidence().stream()
                        .mapToDouble(Evidence::points)
                        .sum());
    }

    private static List<List<Integer>> groups(BibliographicRecord... records) {
        return Deduplication.usual().run(List.of(records)).groups();
    }

    private static BibliographicRecord record(
            String file, String title, String author, int year, String volume, String page) {
        return fields(title, author, year, volume, page).at(file, 1, "");
    }

    private static RecordFields fields(String title, String author, int year, String volume, String page) {
        RecordFields fields = new RecordFields();
        fields.title(title);
        fields.author(author);
        fields.date("" + year);
        fields.volume(volume);
        fields.pages(page);
        return fields;
    }
}
