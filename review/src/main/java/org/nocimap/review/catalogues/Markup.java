package org.nocimap.review.catalogues;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Titles and abstracts as services give them: with HTML or JATS in them, and characters written as entities. */
final class Markup {
    private Markup() {}

    /** The text alone, headings of sections followed by a colon; the heading "Abstract" goes. */
    static String plain(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        Element body = Jsoup.parseBodyFragment(text).body();
        for (Element heading : body.select("h4, jats|title")) {
            String says = heading.text().strip();
            if (says.equalsIgnoreCase("abstract")) {
                heading.remove();
            } else {
                heading.text(says.endsWith(":") || says.endsWith(".") ? says + " " : says + ": ");
            }
        }
        body.select("p, jats|p, jats|sec").forEach(block -> block.appendText(" "));
        return body.text();
    }
}
