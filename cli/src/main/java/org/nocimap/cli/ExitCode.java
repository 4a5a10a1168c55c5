package org.nocimap.cli;

/** What the command ends with. The launcher adds 3: there is no Java, or the first build failed. */
final class ExitCode {
    /** Done. */
    static final int OK = 0;

    /** A fault of Nocimap, not of the user. */
    static final int INTERNAL_ERROR = 1;

    /** Input, options or the file system: something that the user can mend. */
    static final int USER_ERROR = 2;

    /** Stopped by the user. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
