package org.nocimap.report.grade;

import java.util.List;

/**
 * The summary of findings as a page that can be pasted into a word processor.
 *
 * @param title of the page
 * @param question population, intervention, comparison, a line each
 * @param findings the table
 */
public record FindingsView(String title, List<String> question, SummaryOfFindings findings) {
    public FindingsView {
        question = List.copyOf(question);
    }
}
