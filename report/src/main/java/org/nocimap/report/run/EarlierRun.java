package org.nocimap.report.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nocimap.files.AtomicFile;

/** What an earlier run left in a folder. */
public final class EarlierRun {
    /** The file that marks a finished run. */
    private static final String MARKER = "provenance.json";

    private static final long MOST_BYTES = 16L << 20;

    private EarlierRun() {}

    /**
     * Removes what a killed run left half-written, the provenance file, which marks a finished run, and then the files that it
     * lists, so that nothing of an earlier run is taken for the new one's. Only plain files inside the folder are touched.
     */
    public static void remove(Path folder) {
        AtomicFile.removeLeftovers(folder);
        AtomicFile.removeLeftovers(folder.resolve("figures"));
        Path marker = folder.resolve(MARKER);
        if (!Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            List<Path> files = listed(marker);
            Files.delete(marker);
            Path home = folder.toAbsolutePath().normalize();
            for (Path file : files) {
                Path target = home.resolve(file).normalize();
                if (target.startsWith(home) && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(target);
                }
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(marker, e);
        }
    }

    /** The files a provenance file lists as outputs; none when it cannot be understood. */
    private static List<Path> listed(Path marker) throws IOException {
        if (Files.size(marker) > MOST_BYTES) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(marker))) {
            boolean outputs = false;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                int depth = depth(json);
                if (token == JsonToken.FIELD_NAME && depth == 1) {
                    outputs = json.currentName().equals("outputs");
                } else if (outputs && token == JsonToken.VALUE_STRING && "file".equals(json.currentName())) {
                    files.add(Path.of(json.getText()));
                }
            }
        } catch (com.fasterxml.jackson.core.JacksonException | java.nio.file.InvalidPathException e) {
            return List.of();
        }
        return files;
    }

    private static int depth(JsonParser json) {
        int depth = 0;
        for (var context = json.getParsingContext(); !context.inRoot(); context = context.getParent()) {
            depth++;
        }
        return depth;
    }
}
