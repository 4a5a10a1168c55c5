package org.nocimap.files;

/** What a {@link Problem} does to the run. */
public enum Severity {
    /** The input cannot be used; nothing is computed and nothing is written. */
    ERROR,
    /** Legal but suspicious; the run goes on and the warning stands on the terminal and in the report. */
    WARNING
}
