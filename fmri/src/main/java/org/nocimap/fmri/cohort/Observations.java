package org.nocimap.fmri.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.BidsName;
import org.nocimap.fmri.bids.RunFilter;
import org.nocimap.fmri.bids.Sidecar;

/**
 * The maps that the participant level left, by kind: {@code seed-S1back}, {@code network-salience}, {@code contrast-NAME} (an effect with its
 * variance), {@code alff}, {@code falff}, {@code reho} (a value). One observation for each participant and session; a run that was not used
 * leaves none, whatever an earlier analysis has left of it.
 */
public final class Observations {
    /** Entities that say which run and image a map is of, not what it shows. */
    private static final Set<String> OF_THE_RUN = Set.of(
            "sub", "ses", "task", "acq", "ce", "rec", "dir", "run", "echo", "part", "space", "cohort", "res", "den",
            "desc", "stat");

    private static final Set<String> VALUES = Set.of("alff", "falff", "reho");
    private static final int DEPTH = 6;

    /**
     * Maps of one participant, session and kind.
     *
     * @param subject without {@code sub-}
     * @param session without {@code ses-}, empty where there are none
     * @param effects of the runs, one each
     * @param variances as many, or none
     */
    public record Scan(String subject, String session, List<Path> effects, List<Path> variances) {
        public Scan {
            effects = List.copyOf(effects);
            variances = List.copyOf(variances);
        }
    }

    private final Map<String, List<Scan>> kinds;

    private Observations(Map<String, List<Scan>> kinds) {
        this.kinds = kinds;
    }

    /**
     * @param out folder of the participant level
     * @param filter which participants and sessions take part
     */
    public static Observations read(Path out, RunFilter filter, Problems problems) {
        Map<String, Map<List<String>, Map<String, BidsName>>> found = new TreeMap<>();
        Map<String, Path> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.isDirectory(out) ? Files.walk(out, DEPTH) : Stream.empty()) {
            all.filter(Files::isRegularFile)
                    .filter(f -> f.getFileName().toString().startsWith("sub-")
                            && f.getFileName().toString().endsWith(".nii.gz"))
                    .sorted()
                    .forEach(f -> files.put(f.getFileName().toString(), f));
        } catch (IOException e) {
            problems.error(Location.of(out), "cannot be read: " + e.getMessage(), "a readable folder", "");
        }
        Map<String, Set<String>> spaces = new TreeMap<>();
        files.forEach((text, file) -> BidsName.parse(text)
                .filter(name -> filter.takes(name) && isMap(name))
                .filter(name -> !excluded(name, file))
                .ifPresent(name -> {
                    String kind = kind(name);
                    spaces.computeIfAbsent(kind, k -> new TreeSet<>())
                            .add(name.entity("space").orElse(""));
                    found.computeIfAbsent(kind, k -> new TreeMap<>(java.util.Comparator.comparing(List::toString)))
                            .computeIfAbsent(
                                    List.of(
                                            name.entity("sub").orElse(""),
                                            name.entity("ses").orElse("")),
                                    k -> new TreeMap<>())
                            .put(text, name);
                }));
        spaces.forEach((kind, all) -> {
            if (all.size() > 1) {
                problems.error(
                        Location.of(out).about(kind),
                        "there are maps in the spaces " + String.join(", ", all),
                        "maps in one space",
                        "Let the participant level take runs of one space, with --bids-filter-file.");
            }
        });
        Map<String, List<Scan>> kinds = new LinkedHashMap<>();
        found.forEach((kind, scans) -> {
            List<Scan> list = new ArrayList<>();
            scans.forEach((key, names) -> list.add(scan(key, names, files)));
            kinds.put(kind, list);
        });
        return new Observations(kinds);
    }

    private static boolean isMap(BidsName name) {
        boolean effect = name.suffix().equals("statmap")
                && name.entity("stat").orElse("").equals("effect")
                && !kind(name).isEmpty();
        return effect || VALUES.contains(name.suffix());
    }

    private static String kind(BidsName name) {
        String what = name.entities().entrySet().stream()
                .filter(e -> !OF_THE_RUN.contains(e.getKey()))
                .map(e -> e.getKey() + "-" + e.getValue())
                .collect(Collectors.joining("_"));
        return VALUES.contains(name.suffix()) ? name.suffix() : what;
    }

    /** The sidecar of the denoised run says why a run is not used. */
    private static boolean excluded(BidsName name, Path file) {
        Map<String, String> run = new LinkedHashMap<>();
        name.entities().forEach((key, value) -> {
            if (OF_THE_RUN.contains(key) && !key.equals("stat") && !key.equals("desc")) {
                run.put(key, value);
            }
        });
        run.put("desc", "denoised");
        Path mark = file.resolveSibling(new BidsName(run, "bold", ".json").toString());
        if (!Files.isRegularFile(mark)) {
            return false;
        }
        JsonNode reasons = Sidecar.read(mark, new Problems()).path("Excluded");
        return reasons.isArray() && !reasons.isEmpty();
    }

    private static Scan scan(List<String> key, Map<String, BidsName> names, Map<String, Path> files) {
        // A map that somebody has combined over runs already stands for them.
        boolean combined = names.values().stream().anyMatch(n -> n.entity("run").isEmpty());
        List<Path> effects = new ArrayList<>();
        List<Path> variances = new ArrayList<>();
        names.forEach((text, name) -> {
            if (combined && name.entity("run").isPresent()) {
                return;
            }
            effects.add(files.getOrDefault(text, Path.of(text)));
            Optional.ofNullable(files.get(name.with("stat", "variance").toString()))
                    .filter(f -> name.suffix().equals("statmap"))
                    .ifPresent(variances::add);
        });
        return new Scan(key.get(0), key.get(1), effects, variances.size() == effects.size() ? variances : List.of());
    }

    /** Kinds of maps there are, ascending. */
    public List<String> kinds() {
        return List.copyOf(kinds.keySet());
    }

    /** Kinds that a pattern names; {@code *} stands for any letters. */
    public List<String> kinds(String pattern) {
        String regex = Pattern.compile("\\*")
                .splitAsStream(pattern + " ")
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return kinds.keySet().stream().filter(k -> (k + " ").matches(regex)).toList();
    }

    /** The scans of a kind, by participant and session. */
    public List<Scan> of(String kind) {
        return kinds.getOrDefault(kind, List.of());
    }
}
