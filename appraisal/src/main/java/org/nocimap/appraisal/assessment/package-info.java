/**
 * What was judged of studies.
 *
 * <p>Owns: assessments, one for each study or result, and the tables that hold them. A judgement is kept beside what the rules
 * propose, never replaced by it. Must never draw.
 */
@NullMarked
package org.nocimap.appraisal.assessment;

import org.jspecify.annotations.NullMarked;
