package org.nocimap.review.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.files.InputException;

/** Expected forms follow the databases' own guides, as listed in docs/review.md. */
class RenderedSearchTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "PUBMED         | \"Chronic Pain\"[Mesh] | \"chronic pain\"[tiab] OR alter*[tiab] OR \"pain"
                        + " persistent\"[tiab:~2]",
                "OVID_MEDLINE   | exp Chronic Pain/      | chronic pain.ti,ab,kf. OR alter*.ti,ab,kf. OR (pain adj3"
                        + " persistent).ti,ab,kf.",
                "EMBASE         | 'chronic pain'/exp     | 'chronic pain':ti,ab,kw OR alter*:ti,ab,kw OR (pain NEAR/3"
                        + " persistent):ti,ab,kw",
                "COCHRANE       | [mh \"Chronic Pain\"]  | \"chronic pain\":ti,ab,kw OR alter*:ti,ab,kw OR (pain"
                        + " NEAR/3 persistent):ti,ab,kw",
                "PSYCINFO       | exp Chronic Pain/      | chronic pain.ti,ab,id. OR alter*.ti,ab,id. OR (pain adj3"
                        + " persistent).ti,ab,id."
            })
    void headingsAndTerms(Database database, String headings, String terms) {
        RenderedSearch search =
                RenderedSearch.of(strategy("chronic pain", "alter*", "pain NEAR/2 persistent"), database);

        assertThat(search.lines()).startsWith(headings, terms);
        assertThat(search.lines().get(2)).isEqualTo(database.reference(1) + " OR " + database.reference(2));
        assertThat(search.warnings()).isEmpty();
    }

    @Test
    void databasesWithoutThesaurusWarn() {
        RenderedSearch wos =
                RenderedSearch.of(strategy("chronic pain", "pain NEAR/2 persistent"), Database.WEB_OF_SCIENCE);
        RenderedSearch scopus = RenderedSearch.of(strategy("chronic pain", "pain NEAR/2 persistent"), Database.SCOPUS);

        assertThat(wos.single()).isEqualTo("(TS=\"chronic pain\" OR TS=(pain NEAR/2 persistent))");
        assertThat(scopus.single())
                .isEqualTo("(TITLE-ABS-KEY(\"chronic pain\") OR TITLE-ABS-KEY(pain W/2 persistent))");
        assertThat(wos.warnings()).singleElement().asString().contains("no thesaurus");
        assertThat(scopus.warnings()).hasSize(1);
    }

    @Test
    void whatPubmedCannotSayIsToldAndNotDropped() {
        RenderedSearch search = RenderedSearch.of(strategy("pain NEAR/2 persist*", "al*"), Database.PUBMED);

        assertThat(search.single()).contains("(pain[tiab] AND persist*[tiab])");
        assertThat(search.warnings()).hasSize(2);
    }

    @Test
    void endingsWithinPhrasesNeedNext() {
        assertThat(RenderedSearch.of(strategy("chronic pain*"), Database.EMBASE).single())
                .contains("(chronic NEXT/1 pain*):ti,ab,kw");
        assertThat(RenderedSearch.of(strategy("chronic pain*"), Database.COCHRANE)
                        .single())
                .contains("(chronic NEXT pain*):ti,ab,kw");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void theExampleIsWrittenForEveryDatabase(Database database) {
        Path example =
                Path.of(System.getProperty("nocimap.root", "..")).resolve("examples/search/treatment_review.json");
        RenderedSearch search = RenderedSearch.of(SearchStrategy.read(example), database);

        assertThat(search.single().chars().filter(c -> c == '(').count())
                .isEqualTo(search.single().chars().filter(c -> c == ')').count());
        assertThat(search.single()).contains("amygdala", "change*");
        assertThat(search.single().split(" AND ")).hasSize(5);
        assertThat(search.lines().get(search.lines().size() - 1).split(" AND ")).hasSize(5);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.json"),
                "{\"concepts\":[{\"name\":\"a\",\"terms\":[\"wom?n\",\"x OR (y)\"]},{\"name\":\"b\",\"terms\":[]}]}");

        assertThatThrownBy(() -> SearchStrategy.read(file))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.problems()).hasSize(3));
        assertThatThrownBy(() -> SearchStrategy.read(Files.writeString(folder.resolve("t.json"), "{")))
                .isInstanceOf(InputException.class);
    }

    private static SearchStrategy strategy(String... terms) {
        return new SearchStrategy(
                "s",
                List.of(new Concept(
                        "pain",
                        java.util.Arrays.stream(terms).map(SearchTerm::parse).toList(),
                        List.of("Chronic Pain"),
                        List.of("chronic pain"),
                        List.of("Chronic Pain"))));
    }
}
