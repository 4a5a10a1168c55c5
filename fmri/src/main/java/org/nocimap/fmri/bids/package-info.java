/**
 * Data sets in the Brain Imaging Data Structure.
 *
 * <p>Owns: names made of entities, tables and sidecars, and finding preprocessed runs with everything that belongs to them in a data
 * set as fMRIPrep leaves it, naming every problem at once. Must never compute anything from a scan.
 */
@NullMarked
package org.nocimap.fmri.bids;

import org.jspecify.annotations.NullMarked;
