/**
 * The records of a systematic review.
 *
 * <p>Owns: what a record from a bibliographic database is and how its fields are brought into one form. Must never read or
 * write a file.
 */
@NullMarked
package org.nocimap.review.records;

import org.jspecify.annotations.NullMarked;
