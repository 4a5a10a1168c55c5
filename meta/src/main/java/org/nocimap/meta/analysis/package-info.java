/**
 * One question, from its rows to everything that a report says of it.
 *
 * <p>Owns: which analyses a number of studies allows, and their order. Must never contain a formula: it calls those who do.
 */
@NullMarked
package org.nocimap.meta.analysis;

import org.jspecify.annotations.NullMarked;
