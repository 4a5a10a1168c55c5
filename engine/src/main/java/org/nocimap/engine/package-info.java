/**
 * Where work runs.
 *
 * <p>Owns: splitting a job into numbered blocks, running them on threads, the random stream of every task, checkpoints that
 * let a killed run go on bit for bit, and progress. Results never depend on the number of threads. Must never know what the
 * numbers mean.
 */
@NullMarked
package org.nocimap.engine;

import org.jspecify.annotations.NullMarked;
