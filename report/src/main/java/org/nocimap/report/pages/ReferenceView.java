package org.nocimap.report.pages;

import org.nocimap.report.words.Reference;

/**
 * A reference in the list.
 *
 * @param text as a list of references prints it
 * @param doi its DOI
 * @param address the DOI as an address
 */
public record ReferenceView(String text, String doi, String address) {
    public static ReferenceView of(Reference reference) {
        return new ReferenceView(reference.listed(), reference.doi(), reference.address());
    }
}
