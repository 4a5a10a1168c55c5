/**
 * Files of bibliographic records.
 *
 * <p>Owns: telling a file's format from its content and its encoding from its bytes, reading RIS, PubMed (NBIB and XML),
 * EndNote XML, BibTeX, Web of Science tagged text, CSV and XLSX, and writing RIS. What cannot be read is kept aside with its line
 * and its text, never dropped. Must never merge or judge records.
 */
@NullMarked
package org.nocimap.review.formats;

import org.jspecify.annotations.NullMarked;
