package org.nocimap.image.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** The words for a file that ends early or cannot be unpacked. */
final class Damage {
    private Damage() {}

    static InputException truncated(Location where, String what, String expected) {
        return InputException.of(where, what, expected, "The file is cut short: copy or download it again.");
    }

    /** The problem behind a stream that failed. */
    static InputException of(IOException cause, Location where) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        InputException problem;
        if (cause instanceof EOFException) {
            problem = truncated(where, "the data end early", "a complete file");
        } else if (cause instanceof ZipException) {
            problem = InputException.of(
                    where,
                    "the compressed data are damaged (" + reason + ")",
                    "a sound gzip file",
                    "Copy or download it again.");
        } else {
            problem = InputException.of(
                    where,
                    "cannot be read (" + reason + ")",
                    "a readable, complete file",
                    "Check its permissions, or copy it again from where it came.");
        }
        problem.initCause(cause);
        return problem;
    }
}
