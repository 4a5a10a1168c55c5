package org.nocimap.review.prisma;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An item of the PRISMA 2020 checklist (Page et al. 2021, doi:10.1136/bmj.n71).
 *
 * @param item its number: {@code 13a}
 * @param section of the report
 * @param topic short
 * @param what to report, in our own words
 */
public record ChecklistItem(String item, String section, String topic, String what) {
    /** All, in their order: 27 items in 42 rows. */
    public static List<ChecklistItem> all() {
        try (InputStream in = ChecklistItem.class.getResourceAsStream("checklist.txt")) {
            if (in == null) {
                throw new IllegalStateException("checklist.txt is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\\|", -1)))
                    .map(cells -> new ChecklistItem(cells.get(0), cells.get(1), cells.get(2), cells.get(3)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
