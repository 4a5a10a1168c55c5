package org.nocimap.appraisal.stars;

import java.util.List;

/**
 * A group of items whose stars are added up.
 *
 * @param id short: {@code S}
 * @param title what it is about: {@code Selection}
 * @param items at least one
 */
public record StarGroup(String id, String title, List<StarItem> items) {
    public StarGroup {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException(title + " has no item");
        }
    }

    /** The most stars that the group gives. */
    public int most() {
        return items.stream().mapToInt(StarItem::most).sum();
    }
}
