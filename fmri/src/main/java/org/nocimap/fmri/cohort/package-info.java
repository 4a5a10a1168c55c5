/**
 * The cohort: what the participant level left, the tables of a data set beside it, and the models that a specification asks for.
 *
 * <p>Owns: which maps and values belong to which observation, subgroups, differences of sessions, the table of participants, and running
 * all models. Must never print, and writes nothing but maps combined over the runs of a session.
 */
@NullMarked
package org.nocimap.fmri.cohort;

import org.jspecify.annotations.NullMarked;
