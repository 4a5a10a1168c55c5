/**
 * Long measurements through the public interface of the rooms, each with a main method that prints a table; results stand in
 * {@code benchmarks/results}.
 */
@NullMarked
package org.nocimap.benchmarks;

import org.jspecify.annotations.NullMarked;
