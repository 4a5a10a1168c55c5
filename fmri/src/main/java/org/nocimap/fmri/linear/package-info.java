/**
 * Least squares on time series.
 *
 * <p>Owns: orthonormal bases of regressors with the columns that add nothing named, leading components, and projections of whole
 * runs. Must never know what a regressor stands for.
 */
@NullMarked
package org.nocimap.fmri.linear;

import org.jspecify.annotations.NullMarked;
