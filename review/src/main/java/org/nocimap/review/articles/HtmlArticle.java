package org.nocimap.review.articles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.nocimap.review.articles.Article.Paragraph;

/**
 * A publisher's page as a browser saves it. What stands around a table (caption, notes) is the text of the smallest element around it that
 * says {@code Table}; a table that the page shows several times is kept once.
 */
final class HtmlArticle {
    private static final int HIGHEST_WRAPPER = 8;
    private static final int LONGEST_SURROUNDINGS = 4_000;
    private static final Pattern LABEL =
            Pattern.compile("(?i)\\btable\\s+(?:S?\\d{1,3}|[IVX]{1,5})\\b[.:]?|\\btable\\b[.:]");
    private static final Pattern FURNITURE = Pattern.compile(
            "(?i)view large|download (?:slide|as.*?|powerpoint)|open in (?:a )?new tab|\\(opens in new tab\\)"
                    + "|go to figure in article|view inline|view popup|full size table|show in context|close modal");
    private static final String REFERENCES =
            "[class*=reference], [id*=reference], [class*=bibliograph], [id*=bibliograph], [class*=ref-list], nav,"
                    + " header, footer, script, style, noscript";

    private HtmlArticle() {}

    static Article read(Path file, String text, String sha256) {
        Document page = Jsoup.parse(text);
        String title = meta(page, "citation_title", "dc.title", "og:title");
        String author = meta(page, "citation_author", "dc.creator");
        String date = meta(page, "citation_publication_date", "citation_date", "dc.date", "citation_online_date");
        Matcher year = Pattern.compile("\\d{4}").matcher(date);
        return new Article(
                file.toString(),
                Article.Kind.HTML,
                sha256,
                Names.of(surname(author), year.find() ? year.group() : "", title, file),
                title.isEmpty() ? MarkupTable.plain(page.title()) : title,
                meta(page, "citation_doi", "dc.identifier", "prism.doi")
                        .replaceFirst("(?i)^(?:doi:|https?://.*?/)", ""),
                meta(page, "citation_pmid"),
                paragraphs(page),
                tables(page));
    }

    private static String meta(Document page, String... names) {
        for (String name : names) {
            for (Element found : page.select("meta[name], meta[property]")) {
                if ((found.attr("name").equalsIgnoreCase(name)
                                || found.attr("property").equalsIgnoreCase(name))
                        && !found.attr("content").isBlank()) {
                    return MarkupTable.plain(found.attr("content"));
                }
            }
        }
        return "";
    }

    /** The surname of {@code Smith, John} or {@code John Smith}. */
    private static String surname(String author) {
        int comma = author.indexOf(',');
        return comma > 0 ? author.substring(0, comma) : author.substring(author.lastIndexOf(' ') + 1);
    }

    private static List<Paragraph> paragraphs(Document page) {
        List<Paragraph> paragraphs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String section = "";
        for (Element element : page.select("h2, h3, h4, p, div.section-paragraph, div[id^=p]")) {
            if (element.closest("table") != null || element.closest(REFERENCES) != null) {
                continue;
            }
            String words = MarkupTable.plain(element.text());
            if (element.normalName().startsWith("h")) {
                section = words;
            } else if (words.length() > 40 && element.select("p").size() <= 1 && seen.add(words)) {
                paragraphs.add(new Paragraph(section, words));
            }
        }
        return paragraphs;
    }

    private static List<ArticleTable> tables(Document page) {
        List<Element> inEndOrder = new ArrayList<>();
        NodeTraversor.traverse(
                new org.jsoup.select.NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {}

                    @Override
                    public void tail(Node node, int depth) {
                        if (node instanceof Element element
                                && element.normalName().equals("table")) {
                            inEndOrder.add(element);
                        }
                    }
                },
                page);
        List<ArticleTable> tables = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < inEndOrder.size(); n++) {
            Element table = inEndOrder.get(n);
            if (table.select("table").size() > 1 || !seen.add(MarkupTable.plain(table.text()))) {
                continue;
            }
            MarkupTable grid = MarkupTable.of(table);
            Surroundings around = Surroundings.of(table);
            tables.add(new ArticleTable(
                    n, around.id, around.label, around.caption, around.notes, grid.headRows(), grid.rows()));
        }
        return tables;
    }

    /** What a page says before and behind a table. */
    private record Surroundings(String id, String label, String caption, String notes) {
        static Surroundings of(Element table) {
            String before = text(table.selectFirst("> caption"));
            String behind = "";
            String id = table.id();
            Element wrapper = table.parent();
            for (int up = 0; wrapper != null && up < HIGHEST_WRAPPER; up++, wrapper = wrapper.parent()) {
                String[] around = around(wrapper, table);
                if (around[0].length() + around[1].length() > LONGEST_SURROUNDINGS) {
                    break;
                }
                before = around[0];
                behind = around[1];
                id = id.isEmpty() ? wrapper.id() : id;
                if (LABEL.matcher(before).find()) {
                    break;
                }
            }
            before = plain(before);
            Matcher label = LABEL.matcher(before);
            int at = -1;
            int end = 0;
            String name = "";
            while (label.find()) {
                if (at < 0 || label.start() > before.length() - 600) {
                    at = at < 0 || before.length() - at > 600 ? label.start() : at;
                    end = at == label.start() ? label.end() : end;
                    name = at == label.start() ? label.group() : name;
                }
            }
            String caption = at < 0 ? last(before, 600) : before.substring(end).strip();
            return new Surroundings(id, name.replaceFirst("[.:]$", ""), caption, plain(behind));
        }

        private static String last(String text, int length) {
            return text.length() <= length ? text : text.substring(text.length() - length);
        }

        private static String plain(String text) {
            return MarkupTable.plain(FURNITURE.matcher(text).replaceAll(" "));
        }

        private static String text(@org.jspecify.annotations.Nullable Element element) {
            return element == null ? "" : element.text();
        }

        /** The text of an element before and behind a table, that of other tables left out. */
        private static String[] around(Element wrapper, Element table) {
            StringBuilder before = new StringBuilder();
            StringBuilder behind = new StringBuilder();
            boolean[] passed = {false};
            NodeTraversor.filter(
                    new NodeFilter() {
                        @Override
                        public FilterResult head(Node node, int depth) {
                            if (node.equals(table)) {
                                passed[0] = true;
                                Element caption = table.selectFirst("> caption");
                                before.append(caption == null ? "" : " " + caption.text() + " ");
                                return FilterResult.SKIP_ENTIRELY;
                            }
                            if (node instanceof Element element
                                    && (element.normalName().equals("table")
                                            || element.normalName().equals("script")
                                            || element.normalName().equals("style"))) {
                                return FilterResult.SKIP_ENTIRELY;
                            }
                            if (node instanceof TextNode words) {
                                (passed[0] ? behind : before).append(words.getWholeText());
                            } else if (node instanceof Element element && element.isBlock()) {
                                (passed[0] ? behind : before).append(' ');
                            }
                            return FilterResult.CONTINUE;
                        }

                        @Override
                        public FilterResult tail(Node node, int depth) {
                            return FilterResult.CONTINUE;
                        }
                    },
                    wrapper);
            return new String[] {before.toString(), behind.toString()};
        }
    }
}
