package org.nocimap.review.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.nocimap.review.formats.TaggedSplitter.Dialect;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordKind;
import org.nocimap.review.records.RecordSource;

/** A record written as RIS and read again. */
final class RoundTrip {
    private RoundTrip() {}

    static BibliographicRecord of(BibliographicRecord record) {
        TaggedReader reader = new TaggedReader("");
        reader.read(Dialect.RIS, RisWriter.text(java.util.List.of(record)));
        assertThat(reader.unread()).isEmpty();
        assertThat(reader.records()).hasSize(1);
        return withoutSource(reader.records().get(0));
    }

    static BibliographicRecord withoutSource(BibliographicRecord r) {
        return new BibliographicRecord(
                r.kind() == RecordKind.ARTICLE ? RecordKind.OTHER : r.kind(),
                r.title(),
                r.authors(),
                r.year(),
                r.journal(),
                r.volume(),
                r.issue(),
                r.pages(),
                r.doi(),
                r.pmid(),
                r.abstractText(),
                r.keywords(),
                r.numbers(),
                r.url(),
                r.language(),
                new RecordSource("", 0, r.source().database(), ""));
    }
}
