/**
 * The pages that people open.
 *
 * <p>Owns: what stands on the report page and the overview page, as records of finished words, and turning them into HTML by the
 * templates in {@code src/main/jte}, which escape whatever they print. Must never compute a result; a page never loads anything
 * from outside.
 */
@NullMarked
package org.nocimap.report.pages;

import org.jspecify.annotations.NullMarked;
