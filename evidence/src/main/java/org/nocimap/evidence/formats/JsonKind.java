package org.nocimap.evidence.formats;

import java.nio.file.Path;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** Which of the known JSON files a file is, told by its members. */
enum JsonKind {
    /** A NIMADS study set: an object with {@code studies}. */
    STUDY_SET,
    /** A NIMADS annotation: an object with {@code notes}. */
    ANNOTATION,
    /** NiMARE's older data set: an object of studies that have {@code contrasts}. */
    DATASET,
    /** None of these. */
    UNKNOWN;

    /** Reads until the first member that decides. */
    static JsonKind of(Path file) {
        JsonKind[] kind = {UNKNOWN};
        try (JsonInput json = JsonInput.open(file)) {
            if (json.isObject()) {
                json.anyMember(name -> {
                    kind[0] = ofMember(name, json);
                    return kind[0] != UNKNOWN;
                });
            }
        }
        return kind[0];
    }

    static InputException unknown(Path file) {
        return InputException.of(
                Location.of(file),
                "JSON, but not of a known kind",
                "a NIMADS study set (\"studies\"), a NIMADS annotation (\"notes\") or a NiMARE data set (\"contrasts\")",
                "Export the study set from Neurosynth Compose or NiMARE.");
    }

    private static JsonKind ofMember(String name, JsonInput json) {
        if (name.equals("studies") && json.isArray()) {
            return STUDY_SET;
        }
        if (name.equals("notes") && json.isArray()) {
            return ANNOTATION;
        }
        if (json.isObject()
                && json.anyMember(inner -> {
                    boolean found = inner.equals("contrasts");
                    if (!found) {
                        json.skip();
                    }
                    return found;
                })) {
            return DATASET;
        }
        json.skip();
        return UNKNOWN;
    }
}
