package org.nocimap.report.analysis;

import java.util.List;

/**
 * A section of a report page.
 *
 * @param id where links to it lead: lower-case letters, digits and hyphens; each once on a page
 * @param title its heading
 * @param blocks from top to bottom
 */
public record PageSection(String id, String title, List<PageBlock> blocks) {
    public PageSection {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("\"" + id + "\" is no name for a place on a page");
        }
        blocks = List.copyOf(blocks);
    }
}
