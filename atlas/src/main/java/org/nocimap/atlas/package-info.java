/**
 * Where in the brain a point is called what, and on which picture it is shown.
 *
 * <p>Owns: the built-in mask, underlay and Talairach Daemon labels; label atlases that are installed or that the user
 * brings; which of them to ask first; the pain regions as rules over them. Every label names its source, its licence and its
 * distance. Must never know about studies, foci or statistics, and never holds an atlas in static state: the caller keeps
 * what it has loaded.
 */
@NullMarked
package org.nocimap.atlas;

import org.jspecify.annotations.NullMarked;
