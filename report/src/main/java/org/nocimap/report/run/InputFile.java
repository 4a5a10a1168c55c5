package org.nocimap.report.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.nocimap.evidence.snapshots.SnapshotNote;
import org.nocimap.files.Checksum;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * A file that the result depends on.
 *
 * @param path as the user named it
 * @param role what it was used as: "foci", "mask", "labels"
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param snapshot the frozen state of a review that the file was made from, if a review handed it over
 */
public record InputFile(String path, String role, String sha256, Optional<SnapshotNote> snapshot) {
    /** A file that no review handed over. */
    public InputFile(String path, String role, String sha256) {
        this(path, role, sha256, Optional.empty());
    }

    /**
     * Reads the file for its checksum.
     *
     * @throws InputException when it cannot be read
     */
    public static InputFile of(Path file, String role) {
        try {
            String sha256 = Checksum.sha256(file);
            return new InputFile(file.toString(), role, sha256, SnapshotNote.of(file, sha256));
        } catch (IOException e) {
            InputException problem = InputException.of(
                    Location.of(file),
                    "can no longer be read for its checksum",
                    "a file that stays as it is while Nocimap works",
                    "Check that it was not moved, and run again.");
            problem.initCause(e);
            throw problem;
        }
    }
}
