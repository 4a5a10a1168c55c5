/**
 * What the patients of a study had, and which of two groups showed more: free texts brought to one name each, with an account
 * of every text.
 *
 * <p>Owns: the resource of chronic pain conditions ({@link org.nocimap.evidence.conditions.PainConditions}), the mapping of
 * diagnoses onto it ({@link org.nocimap.evidence.conditions.ConditionMapper}), the tag {@code condition} that follows
 * ({@link org.nocimap.evidence.conditions.ConditionTags}) and the spellings of direction
 * ({@link org.nocimap.evidence.conditions.Directions}). Must never decide where a text leaves a choice: such a text is told.
 */
@NullMarked
package org.nocimap.evidence.conditions;

import org.jspecify.annotations.NullMarked;
