package org.nocimap.review.collection;

import org.nocimap.appraisal.instruments.Instrument;
import org.nocimap.appraisal.stars.StarForm;
import org.nocimap.review.forms.ExtractionForm;

/**
 * A form as a review has it.
 *
 * @param form what is asked
 * @param kind what it is for
 */
public record CollectionForm(ExtractionForm form, Kind kind) {
    /** What a form is for. */
    public enum Kind {
        EXTRACTION,
        /** An instrument with domains. */
        INSTRUMENT,
        /** A form that gives stars. */
        STARS
    }

    /** A form for extraction. */
    public static CollectionForm of(ExtractionForm form) {
        return new CollectionForm(form, Kind.EXTRACTION);
    }

    /** An instrument as a form. */
    public static CollectionForm of(Instrument instrument, int version) {
        return new CollectionForm(InstrumentForms.of(instrument, version), Kind.INSTRUMENT);
    }

    /** A form of stars. */
    public static CollectionForm of(StarForm form, int version) {
        return new CollectionForm(InstrumentForms.of(form, version), Kind.STARS);
    }
}
