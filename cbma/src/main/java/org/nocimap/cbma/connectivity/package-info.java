/**
 * Which places of the brain are reported together.
 *
 * <p>Owns: regions of interest, the experiments that report a focus in one, meta-analytic connectivity (MACM) with its
 * specificity, and co-activation between regions. Takes study sets that are already in MNI space. Must never read the user's
 * study files or draw a picture.
 */
@NullMarked
package org.nocimap.cbma.connectivity;

import org.jspecify.annotations.NullMarked;
