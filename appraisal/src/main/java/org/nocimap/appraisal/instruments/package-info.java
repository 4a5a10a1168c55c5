/**
 * Instruments for judging the risk of bias of studies.
 *
 * <p>Owns: instruments as versioned data (domains, questions, when each is asked, what may be answered, the rules that propose a
 * judgement, the words and signs of judgements), and applying their rules to answers. A proposal is never a judgement: a person
 * decides. Must never know where answers are kept or how they are drawn.
 */
@NullMarked
package org.nocimap.appraisal.instruments;

import org.jspecify.annotations.NullMarked;
