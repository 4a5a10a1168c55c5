/**
 * Result folders.
 *
 * <p>Owns: writing everything that a finished analysis leaves behind, in an order that makes an unfinished folder recognisable.
 * What is written is the business of the packages below: {@code run} holds the facts, {@code words} the sentences,
 * {@code tables} the files for programs, {@code pictures} the figures, {@code pages} the HTML. Must never compute a result.
 */
@NullMarked
package org.nocimap.report;

import org.jspecify.annotations.NullMarked;
