/**
 * Runs jobs on Apache Spark.
 *
 * <p>Owns: the connection to a Spark master, sending jobs and the classes they need to its workers, and taking blocks back into
 * checkpoint and progress as they end. The same bits as on local threads, whatever workers come and go. Must never know what a
 * job computes, and is never needed where no Spark is asked for: it stands outside the ordinary installation, with its libraries.
 */
@NullMarked
package org.nocimap.engine.spark;

import org.jspecify.annotations.NullMarked;
