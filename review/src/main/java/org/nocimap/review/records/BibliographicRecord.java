package org.nocimap.review.records;

import java.util.List;
import java.util.OptionalInt;

/**
 * One record of a bibliographic database: what PRISMA 2020 calls a record. Fields that the source does not give are empty.
 *
 * @param kind what is published
 * @param title without markup
 * @param authors as given, in order: {@code Apkarian AV}, {@code Apkarian, A. Vania}
 * @param year of publication
 * @param journal or book
 * @param volume as given
 * @param issue as given
 * @param pages {@code 581-624}, written out, or an article number
 * @param doi lower case, without address or {@code doi:}
 * @param pmid PubMed's number, digits alone
 * @param abstractText one paragraph
 * @param keywords each once
 * @param numbers ISSN and ISBN as given
 * @param url the record's address
 * @param language as given
 * @param source where it was read
 */
public record BibliographicRecord(
        RecordKind kind,
        String title,
        List<String> authors,
        OptionalInt year,
        String journal,
        String volume,
        String issue,
        String pages,
        String doi,
        String pmid,
        String abstractText,
        List<String> keywords,
        List<String> numbers,
        String url,
        String language,
        RecordSource source) {
    public BibliographicRecord {
        authors = List.copyOf(authors);
        keywords = List.copyOf(keywords);
        numbers = List.copyOf(numbers);
    }

    /** The same record with the fields of another where it has none of its own; its own source stays. */
    public BibliographicRecord completedBy(BibliographicRecord other) {
        return new BibliographicRecord(
                kind == RecordKind.OTHER ? other.kind : kind,
                better(title, other.title),
                authors.isEmpty() ? other.authors : authors,
                year.isPresent() ? year : other.year,
                better(journal, other.journal),
                better(volume, other.volume),
                better(issue, other.issue),
                better(pages, other.pages),
                better(doi, other.doi),
                better(pmid, other.pmid),
                better(abstractText, other.abstractText),
                keywords.isEmpty() ? other.keywords : keywords,
                numbers.isEmpty() ? other.numbers : numbers,
                better(url, other.url),
                better(language, other.language),
                source);
    }

    /** The same record with another title and abstract. */
    public BibliographicRecord withTexts(String newTitle, String newAbstract) {
        return new BibliographicRecord(
                kind,
                newTitle,
                authors,
                year,
                journal,
                volume,
                issue,
                pages,
                doi,
                pmid,
                newAbstract,
                keywords,
                numbers,
                url,
                language,
                source);
    }

    private static String better(String own, String other) {
        return own.isEmpty() ? other : own;
    }
}
