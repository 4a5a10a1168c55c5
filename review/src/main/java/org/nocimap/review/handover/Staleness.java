package org.nocimap.review.handover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nocimap.evidence.selection.Selection;
import org.nocimap.evidence.snapshots.SnapshotNote;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.store.Store;

/**
 * Whether results still say what the review says: the file that a result was made from is made again from the review as it is now, with
 * the same selection, and compared byte for byte.
 */
public final class Staleness {
    /** What every result folder has. */
    private static final String PROVENANCE = "provenance.json";

    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_REASONS = 50;

    private final Store store;

    public Staleness(Store store) {
        this.store = store;
    }

    /** What is known of a result. */
    public enum State {
        /** The review hands over the same. */
        FRESH,
        /** The review hands over something else now. */
        STALE,
        /** No file that it was made from came from this review, or it was changed on the way. */
        UNKNOWN
    }

    /**
     * A file that a result was made from.
     *
     * @param result folder of the result
     * @param file that it was made from
     * @param snapshot digest of the state that the file was made from; empty when that is not known
     * @param state whether the review hands over the same
     * @param why in words; empty when it is fresh
     */
    public record Verdict(Path result, String file, String snapshot, State state, List<String> why) {
        public Verdict {
            why = List.copyOf(why);
        }
    }

    /**
     * @param result a result folder; what its inputs were made from in other result folders is looked at, too
     * @throws InputException when it is no result folder
     */
    public List<Verdict> of(Path result) {
        return of(result, result, 0);
    }

    private List<Verdict> of(Path result, Path folder, int depth) {
        JsonNode provenance = provenance(folder);
        List<Verdict> verdicts = new ArrayList<>();
        for (JsonNode input : provenance.path("inputs")) {
            String file = input.path("file").asText();
            Path from = Path.of(file).toAbsolutePath().getParent();
            if (input.has("snapshot")) {
                verdicts.add(
                        verdict(result, file, input.path("sha256").asText(), SnapshotNote.of(input.path("snapshot"))));
            } else if (depth < 3 && from != null && Files.isRegularFile(from.resolve(PROVENANCE))) {
                verdicts.addAll(of(result, from, depth + 1));
            }
        }
        if (verdicts.isEmpty() && depth == 0) {
            verdicts.add(new Verdict(
                    result,
                    "",
                    "",
                    State.UNKNOWN,
                    List.of("none of its inputs is a file as the review handed it over")));
        }
        return verdicts;
    }

    private Verdict verdict(Path result, String file, String sha256, SnapshotNote note) {
        if (!note.review().equals(store.review())) {
            return new Verdict(
                    result, file, note.snapshot(), State.UNKNOWN, List.of("it was made from another review"));
        }
        Optional<Snapshots.Snapshot> then = new Snapshots(store)
                .all().stream().filter(s -> s.digest().equals(note.snapshot())).findFirst();
        if (then.isEmpty()) {
            return new Verdict(
                    result,
                    file,
                    note.snapshot(),
                    State.UNKNOWN,
                    List.of("this review has no such snapshot; was it restored from an older backup?"));
        }
        List<String> why = new ArrayList<>();
        try {
            if (again(note).filter(sha256::equals).isPresent()) {
                return new Verdict(result, file, note.snapshot(), State.FRESH, List.of());
            }
        } catch (InputException e) {
            why.add("with --where '" + note.where() + "' the review hands over nothing now");
        }
        why.addAll(differences(then.get().studies(), store.read(Snapshots::state)));
        if (why.isEmpty()) {
            why.add("its rows are told otherwise than when it was made");
        }
        return new Verdict(result, file, note.snapshot(), State.STALE, why);
    }

    /** Checksum of the file as the review hands it over now; empty when there is nothing for it any more. */
    private Optional<String> again(SnapshotNote note) {
        Optional<Selection> where =
                note.where().isEmpty() ? Optional.empty() : Optional.of(Selection.parse(note.where()));
        HandOver now = store.read(r -> HandOver.of(r, where));
        Path folder = temporary();
        try {
            List<String> files = now.write(folder);
            return Optional.ofNullable(Snapshots.checksums(folder, files).get(note.file()));
        } finally {
            remove(folder);
        }
    }

    private static List<String> differences(
            Map<String, Map<String, String>> then, Map<String, Map<String, String>> now) {
        List<String> found = new ArrayList<>();
        TreeSet<String> studies = new TreeSet<>(then.keySet());
        studies.addAll(now.keySet());
        for (String study : studies) {
            if (!then.containsKey(study)) {
                found.add(study + ": included since");
            } else if (!now.containsKey(study)) {
                found.add(study + ": no longer there");
            } else {
                forms(study, then.get(study), now.get(study), found);
            }
        }
        return found.size() <= MOST_REASONS ? found : found.subList(0, MOST_REASONS);
    }

    private static void forms(String study, Map<String, String> then, Map<String, String> now, List<String> found) {
        TreeSet<String> forms = new TreeSet<>(then.keySet());
        forms.addAll(now.keySet());
        for (String form : forms) {
            String before = then.getOrDefault(form, "");
            String after = now.getOrDefault(form, "");
            if (before.equals(after)) {
                continue;
            }
            found.add(study + ": "
                    + (form.equals("reports")
                            ? "its publications were " + before + " and are " + after
                            : form
                                    + (before.isEmpty()
                                            ? " stands now"
                                            : after.isEmpty() ? " is open again" : " changed")));
        }
    }

    private static JsonNode provenance(Path folder) {
        Path file = folder.resolve(PROVENANCE);
        if (!Files.isRegularFile(file)) {
            throw InputException.of(
                    Location.of(folder),
                    "holds no " + PROVENANCE,
                    "a result folder of nocimap ale, meta, grade …",
                    "Name the folder that was given with --out.");
        }
        try {
            return new ObjectMapper().readTree(BoundedInput.readAll(file, MOST_BYTES));
        } catch (IOException e) {
            InputException problem = InputException.of(
                    Location.of(file), "is no JSON", "what an analysis wrote", "Run the analysis again.");
            problem.initCause(e);
            throw problem;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("nocimap-review");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder, e);
        }
    }
}
