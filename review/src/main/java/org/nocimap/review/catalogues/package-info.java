/**
 * What bibliographic services say.
 *
 * <p>Owns: which questions PubMed, OpenAlex, Europe PMC and Crossref are asked, and how their answers become records. Must never touch
 * the store.
 */
@NullMarked
package org.nocimap.review.catalogues;

import org.jspecify.annotations.NullMarked;
