package org.nocimap.fmri.bids;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** JSON files beside data. */
public final class Sidecar {
    private static final long MOST_BYTES = 64L << 20;

    private Sidecar() {}

    /** The tree of a JSON file; a missing node, and a problem, when it is none. */
    public static JsonNode read(Path file, Problems problems) {
        try {
            return new ObjectMapper().readTree(BoundedInput.readAll(file, MOST_BYTES));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            problems.error(
                    Location.of(file, line), "is no JSON: " + e.getOriginalMessage(), "JSON", "Correct the file.");
        } catch (IOException e) {
            problems.error(Location.of(file), "cannot be read: " + e.getMessage(), "a readable file", "");
        }
        return MissingNode.getInstance();
    }
}
