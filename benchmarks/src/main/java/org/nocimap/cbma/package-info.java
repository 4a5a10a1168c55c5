/**
 * JMH benchmarks of the kernels of room cbma. They stand in its package, mirrored, because kernels are not public.
 */
@NullMarked
package org.nocimap.cbma;

import org.jspecify.annotations.NullMarked;
