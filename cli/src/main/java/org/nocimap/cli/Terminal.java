package org.nocimap.cli;

import java.util.Map;
import java.util.Properties;

/**
 * What is known about the two streams. The launcher asks the shell, since Java cannot tell whether standard error is a
 * terminal.
 *
 * @param output whether standard output is a terminal
 * @param messages whether standard error is a terminal
 * @param colour whether the user allows colour
 */
record Terminal(boolean output, boolean messages, boolean colour) {
    /** Files and pipes on both sides. */
    static final Terminal NONE = new Terminal(false, false, false);

    /**
     * @param system system properties; the launcher sets {@code nocimap.terminal.out} and {@code nocimap.terminal.err}
     * @param environment {@code NO_COLOR} of any value forbids colour (no-color.org)
     */
    static Terminal of(Properties system, Map<String, String> environment) {
        return new Terminal(
                "yes".equals(system.getProperty("nocimap.terminal.out")),
                "yes".equals(system.getProperty("nocimap.terminal.err")),
                environment.getOrDefault("NO_COLOR", "").isEmpty());
    }
}
