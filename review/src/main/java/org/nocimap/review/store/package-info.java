/**
 * Where a systematic review is kept.
 *
 * <p>Owns: the database of a review (SQLite in a workspace, or PostgreSQL), its tables, writing in transactions that lose nothing,
 * the log of every change and its check, what must hold of the data at all times. Must never know who may do what: the services
 * above it do.
 */
@NullMarked
package org.nocimap.review.store;

import org.jspecify.annotations.NullMarked;
