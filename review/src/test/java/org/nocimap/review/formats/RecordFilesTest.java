package org.nocimap.review.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.files.InputException;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordKind;

final class RecordFilesTest {
    @TempDir
    private Path folder;

    @Test
    void ris() throws IOException {
        RecordsRead read = read("""
            TY  - JOUR
            TI  - Pain & the <i>insula</i>
            AU  - Müller, Ä.
            AU  - O'Neil, B. C.,
            Y1  - 2014/08//
            JF  - Journal of Invented Pain
            VL  - 3
            IS  - 2
            SP  - 221
            EP  - 8
            DO  - https://doi.org/10.1000/ABC.9.
            N2  - First line
            goes on.
            KW  - pain
            insula
            ER  -
            a line that belongs to nothing
            TY  - CONF
            M3  - Conference Abstract
            T1  - Only a title
            """);
        assertThat(read.format()).isEqualTo(RecordFormat.RIS);
        assertThat(read.records()).hasSize(2);
        BibliographicRecord first = read.records().get(0);
        assertThat(first.kind()).isEqualTo(RecordKind.ARTICLE);
        assertThat(first.title()).isEqualTo("Pain & the insula");
        assertThat(first.authors()).containsExactly("Müller, Ä.", "O'Neil, B. C.");
        assertThat(first.year()).hasValue(2014);
        assertThat(first.pages()).isEqualTo("221-228");
        assertThat(first.doi()).isEqualTo("10.1000/abc.9");
        assertThat(first.abstractText()).isEqualTo("First line goes on.");
        assertThat(first.keywords()).containsExactly("pain", "insula");
        assertThat(first.source().line()).isEqualTo(1);
        assertThat(read.records().get(1).kind()).isEqualTo(RecordKind.CONFERENCE_ABSTRACT);
        assertThat(read.unread()).singleElement().satisfies(unread -> {
            assertThat(unread.line()).isEqualTo(17);
            assertThat(unread.raw()).contains("belongs to nothing");
        });
    }

    @Test
    void nbib() throws IOException {
        BibliographicRecord record = read("""
            PMID- 12345
            OWN - NLM
            DP  - 2019 Aug 3
            TI  - A title that
                  goes on.
            PG  - 12-9
            LID - 10.1000/xyz [doi]
            LID - S0000 [pii]
            AB  - Text.
            FAU - Doe, Jane
            AU  - Doe J
            CN  - The Pain Group
            PT  - Journal Article
            PT  - Review
            JT  - Invented journal
            """).records().get(0);
        assertThat(record.pmid()).isEqualTo("12345");
        assertThat(record.title()).isEqualTo("A title that goes on.");
        assertThat(record.authors()).containsExactly("Doe, Jane", "The Pain Group");
        assertThat(record.doi()).isEqualTo("10.1000/xyz");
        assertThat(record.pages()).isEqualTo("12-19");
        assertThat(record.kind()).isEqualTo(RecordKind.REVIEW);
        assertThat(record.source().database()).isEqualTo("PubMed");
    }

    @Test
    void pubMedXml() throws IOException {
        BibliographicRecord record = read("""
            <?xml version="1.0" ?>
            <!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://example.org/pubmed.dtd">
            <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">77</PMID><Article>
            <Journal><JournalIssue><Volume>5</Volume><PubDate><Year>2020</Year></PubDate></JournalIssue>
            <Title>Invented journal</Title></Journal>
            <ArticleTitle>Effects of <i>x</i> on y</ArticleTitle>
            <ELocationID EIdType="doi">10.1000/q</ELocationID>
            <Abstract><AbstractText Label="AIM">To see.</AbstractText><AbstractText Label="END">Seen.</AbstractText></Abstract>
            <AuthorList><Author><LastName>Doe</LastName><ForeName>Jane</ForeName></Author></AuthorList>
            </Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
            """).records().get(0);
        assertThat(record.pmid()).isEqualTo("77");
        assertThat(record.title()).isEqualTo("Effects of x on y");
        assertThat(record.abstractText()).isEqualTo("AIM: To see. END: Seen.");
        assertThat(record.authors()).containsExactly("Doe, Jane");
        assertThat(record.doi()).isEqualTo("10.1000/q");
        assertThat(record.year()).hasValue(2020);
    }

    @Test
    void bibtexKeepsBrokenEntriesAside() throws IOException {
        RecordsRead read = read("""
            @article{one, title={The {MRI} of G{\\"o}del}, author={Doe, Jane and Roe, Richard}, year=2001, pages={1--9},
              doi={10.1000/b}}
            @article{two, title={never closed, year=2002
            @inproceedings{three, title = "A talk", booktitle = "A meeting", year = "2003"}
            """);
        assertThat(read.format()).isEqualTo(RecordFormat.BIBTEX);
        assertThat(read.records()).hasSize(2);
        BibliographicRecord first = read.records().get(0);
        assertThat(first.title()).isEqualTo("The MRI of Gödel");
        assertThat(first.authors()).containsExactly("Doe, Jane", "Roe, Richard");
        assertThat(first.pages()).isEqualTo("1-9");
        assertThat(read.records().get(1).kind()).isEqualTo(RecordKind.CONFERENCE_ABSTRACT);
        assertThat(read.unread()).singleElement().satisfies(u -> assertThat(u.line())
                .isEqualTo(3));
    }

    @Test
    void aTableWithSemicolonsInWestern1252() throws IOException {
        Path file = folder.resolve("table.txt");
        Files.write(
                file,
                "Title;Author Names;Publication Year;DOI\n\"A \"\"title\"\"; long\";Liu R., Adler D.G.;2014;10.1000/ü\nNA;NA;NA;NA\n"
                        .getBytes(Charset.forName("windows-1252")));
        RecordsRead read = RecordFiles.read(file);
        assertThat(read.encoding()).isEqualTo("windows-1252");
        assertThat(read.records()).singleElement().satisfies(record -> {
            assertThat(record.title()).isEqualTo("A \"title\"; long");
            assertThat(record.authors()).containsExactly("Liu R.", "Adler D.G.");
            assertThat(record.doi()).isEqualTo("10.1000/ü");
        });
        assertThat(read.unread()).hasSize(1);
    }

    @Test
    void namesOfEveryScriptSurvive() throws IOException {
        RecordsRead read = read("TY  - JOUR\nTI  - 慢性疼痛 ألم مزمن 🧠\nAU  - שלום, א\nPY  - 2020\nER  - \n");
        BibliographicRecord record = read.records().get(0);
        assertThat(record.title()).isEqualTo("慢性疼痛 ألم مزمن 🧠");
        assertThat(RoundTrip.of(record)).isEqualTo(RoundTrip.withoutSource(record));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">", "<!ENTITY b SYSTEM \"file:///etc/passwd\">"})
    void entitiesAreNeverExpanded(String declarations) {
        assertThatThrownBy(() -> read("<!DOCTYPE xml [" + declarations
                        + "]><xml><records><record><titles><title>x&b;</title></titles></record></records></xml>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no XML that can be read");
    }

    @Test
    void anEnormousRecordIsKeptAside() throws IOException {
        Path file = folder.resolve("big.ris");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("TY  - JOUR\nTI  - big\nAB  - ");
            String line = "x".repeat(1 << 16) + "\n";
            for (int n = 0; n < 100; n++) {
                out.write(line);
            }
            out.write("ER  - \nTY  - JOUR\nTI  - small\nER  - \n");
        }
        RecordsRead read = RecordFiles.read(file);
        assertThat(read.records()).singleElement().satisfies(r -> assertThat(r.title())
                .isEqualTo("small"));
        assertThat(read.unread()).singleElement().satisfies(u -> {
            assertThat(u.why()).contains("more than");
            assertThat(u.raw()).hasSize(Unread.LONGEST);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "just some words\nand more", "a,b\n1,2\n", "<html><body>no</body></html>"})
    void whatHoldsNoRecordsSaysSo(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class);
    }

    private RecordsRead read(String text) throws IOException {
        Path file = folder.resolve("records.any");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return RecordFiles.read(file);
    }
}
