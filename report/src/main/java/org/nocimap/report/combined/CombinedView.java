package org.nocimap.report.combined;

import java.util.List;

/**
 * Everything that stands on the page of several results.
 *
 * @param title of the page
 * @param subtitle software, one line
 * @param parts the results, in order
 * @param command the command that repeats the page
 */
public record CombinedView(String title, String subtitle, List<Part> parts, String command) {
    public CombinedView {
        parts = List.copyOf(parts);
    }

    /**
     * One result; all texts are HTML that this program wrote.
     *
     * @param number 1 for the first
     * @param title of its report
     * @param kicker what kind of analysis
     * @param headline what it found
     * @param address of its own report
     * @param content of its page, fit for this one
     */
    public record Part(int number, String title, String kicker, String headline, String address, String content) {}
}
