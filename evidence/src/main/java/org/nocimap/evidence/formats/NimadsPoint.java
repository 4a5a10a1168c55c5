package org.nocimap.evidence.formats;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** One point of an analysis while its members come in. */
final class NimadsPoint {
    Optional<Space> space = Optional.empty();
    final Map<String, String> tags = new LinkedHashMap<>(0);
    private final Location where;
    private final double[] xyz = {Double.NaN, Double.NaN, Double.NaN};
    private int given;
    private boolean told;

    NimadsPoint(Location where) {
        this.where = where;
    }

    /** {@code "coordinates": [x, y, z]}. */
    void readCoordinates(JsonInput json, NumberReader numbers, Problems problems) {
        if (!json.isArray()) {
            json.skip();
            return;
        }
        json.eachElement(() -> {
            if (given < 3) {
                read(given, json, numbers, problems);
            } else {
                json.skip();
            }
            given++;
        });
    }

    /** {@code "x": 12}, as older files have it. */
    void readAxis(String name, JsonInput json, NumberReader numbers, Problems problems) {
        read(name.charAt(0) - 'x', json, numbers, problems);
        given++;
    }

    /** {@code "values": [{"kind": "T", "value": 2.96}]}. */
    void readValues(JsonInput json) {
        if (!json.isArray()) {
            json.skip();
            return;
        }
        json.eachElement(() -> {
            if (!json.isObject()) {
                json.skip();
                return;
            }
            Map<String, String> value = new LinkedHashMap<>();
            json.eachMember(name -> json.scalar().ifPresent(text -> value.put(name, text)));
            if (value.containsKey("kind") && value.containsKey("value")) {
                tags.put(value.getOrDefault("kind", "").toLowerCase(Locale.ROOT), value.getOrDefault("value", ""));
            }
        });
    }

    /** The point, or empty after a problem with it was added. */
    Optional<Point> place(Problems problems) {
        if (given != 3 && !told) {
            told = true;
            problems.error(
                    where,
                    "a point with " + given + " coordinates",
                    "\"coordinates\": [x, y, z] in mm",
                    "Add what is missing, or take the point out.");
        }
        return told ? Optional.empty() : Optional.of(new Point(xyz[0], xyz[1], xyz[2]));
    }

    private void read(int axis, JsonInput json, NumberReader numbers, Problems problems) {
        String name = "xyz".substring(axis, axis + 1);
        if (json.isNumber()) {
            xyz[axis] = numbers.coordinate(json.number(), name, where);
        } else {
            Optional<String> text = json.scalar();
            if (text.isPresent()) {
                xyz[axis] = numbers.coordinate(text.get(), name, where);
            } else {
                problems.error(where, name + " is missing", "a coordinate in mm", "Add it, or take the point out.");
            }
        }
        told |= Double.isNaN(xyz[axis]);
    }
}
