/**
 * The {@code nocimap} command.
 *
 * <p>Owns: the command line (options, help, completion, exit codes), what is said on the terminal and on standard output, and
 * the order in which rooms are called. Must never compute: every number comes from the room that owns it, so that the
 * workbench and a library user get the same.
 */
@NullMarked
package org.nocimap.cli;

import org.jspecify.annotations.NullMarked;
