package org.nocimap.evidence;

import java.util.Map;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/**
 * One reported coordinate.
 *
 * @param point millimetres, in {@code space}
 * @param space the space the coordinate is in now
 * @param tags what was said of this focus alone (region, peak statistic, …); keys lower case; iteration in input order
 * @param where the line or record it came from
 */
public record Focus(Point point, Space space, Map<String, String> tags, Location where) {
    public Focus {
        tags = Tags.copy(tags);
    }
}
