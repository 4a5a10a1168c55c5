/**
 * How the built-in mask, underlay and labels are made.
 *
 * <p>Owns: the recipes and the tool that runs them on the packages they come from. Runs on a developer's machine when a
 * resource is to be made anew, and in the test that checks the committed ones; the product itself never calls it.
 */
@NullMarked
package org.nocimap.atlas.derive;

import org.jspecify.annotations.NullMarked;
