package org.nocimap.report.analysis;

import java.util.List;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.TableView;

/** What a section of a report page is made of. */
public sealed interface PageBlock {
    /**
     * A heading within the section.
     *
     * @param id where links to it lead; empty when none do
     */
    record Heading(String text, String id) implements PageBlock {
        /** A heading that no link leads to. */
        public Heading(String text) {
            this(text, "");
        }
    }

    /** A paragraph of plain text. */
    record Paragraph(String text) implements PageBlock {}

    /** A paragraph that stands back: how to read what is beside it. */
    record Note(String text) implements PageBlock {}

    /** Names and what they are. */
    record Facts(List<Fact> facts) implements PageBlock {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A table. */
    record Table(TableView table) implements PageBlock {}

    /** A figure. */
    record Figure(FigureView figure) implements PageBlock {}

    /** A list of sentences. */
    record Items(List<String> items) implements PageBlock {
        public Items {
            items = List.copyOf(items);
        }
    }
}
