package org.nocimap.review.extraction;

import java.util.List;

/**
 * How a table, or a stretch of it below one header, is built.
 *
 * @param from first row below the header
 * @param to row behind the last
 * @param headers of the columns, all levels joined, lower case
 * @param roles of the columns
 * @param groups of coordinate columns, from left to right; empty when the table reports no points
 */
record Layout(int from, int to, List<String> headers, List<ColumnRole> roles, List<AxisGroup> groups) {
    Layout {
        headers = List.copyOf(headers);
        roles = List.copyOf(roles);
        groups = List.copyOf(groups);
    }
}
