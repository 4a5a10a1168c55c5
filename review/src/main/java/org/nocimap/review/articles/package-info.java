/**
 * Articles as files: what an article says and the tables it shows.
 *
 * <p>Owns: reading journal XML (JATS), publishers' pages and the text of PDF files, and bringing their tables into one form, a grid
 * of cells. Loads nothing, executes nothing, follows no link. Must never know what a coordinate is.
 */
@NullMarked
package org.nocimap.review.articles;

import org.jspecify.annotations.NullMarked;
