package org.nocimap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of rooms in ARCHITECTURE.md.
 *
 * @param mayUse what each room may import, in the order of the table
 */
record RoomTable(Map<String, Set<String>> mayUse) {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| [^|]+ \\| ([^|]+) \\|");

    static RoomTable read(Path architecture) throws IOException {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        for (String line : Files.readAllLines(architecture)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rooms.put(row.group(1), names(row.group(2)));
            }
        }
        return new RoomTable(rooms);
    }

    private static Set<String> names(String cell) {
        return cell.strip().equals("–")
                ? Set.of()
                : Arrays.stream(cell.split(","))
                        .map(String::strip)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
