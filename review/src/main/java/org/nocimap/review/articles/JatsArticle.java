package org.nocimap.review.articles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.articles.Article.Paragraph;

/** Articles in the Journal Article Tag Suite, alone or as a set of PubMed Central. */
final class JatsArticle {
    private JatsArticle() {}

    static List<Article> read(Path file, String text, String sha256) {
        Document document = Jsoup.parse(text, "", Parser.xmlParser());
        List<Element> articles = document.select("article");
        List<Article> read = new ArrayList<>();
        if (articles.isEmpty()) {
            read.add(article(file, document, sha256));
        }
        for (Element article : articles) {
            read.add(article(file, article, sha256));
        }
        if (read.stream().allMatch(a -> a.tables().isEmpty() && a.paragraphs().isEmpty())) {
            throw InputException.of(
                    Location.of(file),
                    "has no body: the publisher does not give the text away",
                    "an article with its text",
                    "Take the publisher's page or the PDF instead.");
        }
        return read;
    }

    private static Article article(Path file, Element article, String sha256) {
        Element front = Objects.requireNonNullElse(article.selectFirst("article-meta"), new Element("article-meta"));
        String title = text(front, "title-group > article-title");
        String surname = text(front, "contrib surname");
        String year = text(front, "pub-date > year");
        return new Article(
                file.toString(),
                Article.Kind.JATS,
                sha256,
                Names.of(surname, year, title, file),
                title,
                text(front, "article-id[pub-id-type=doi]"),
                text(front, "article-id[pub-id-type=pmid]"),
                paragraphs(article),
                tables(article));
    }

    private static String text(Element within, String query) {
        Element found = within.selectFirst(query);
        return found == null ? "" : MarkupTable.plain(found.text());
    }

    private static List<Paragraph> paragraphs(Element article) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (Element p : article.select("abstract p, body p")) {
            if (p.closest("table-wrap, ref-list") == null) {
                paragraphs.add(new Paragraph(section(p), MarkupTable.plain(p.text())));
            }
        }
        return paragraphs;
    }

    private static String section(Element paragraph) {
        List<String> titles = new ArrayList<>();
        for (Element sec = paragraph.closest("sec");
                sec != null;
                sec = sec.parent() == null ? null : sec.parent().closest("sec")) {
            Element title = sec.selectFirst("> title");
            if (title != null) {
                titles.add(0, MarkupTable.plain(title.text()));
            }
        }
        if (paragraph.closest("abstract") != null) {
            titles.add(0, "Abstract");
        }
        return String.join(" / ", titles);
    }

    private static List<ArticleTable> tables(Element article) {
        List<ArticleTable> tables = new ArrayList<>();
        for (Element table : article.select("table, tgroup")) {
            Element wrap = table.closest("table-wrap");
            MarkupTable grid = MarkupTable.of(table);
            tables.add(new ArticleTable(
                    tables.size(),
                    wrap == null ? "" : wrap.id(),
                    wrap == null ? "" : text(wrap, "label"),
                    wrap == null ? "" : text(wrap, "caption"),
                    wrap == null ? "" : text(wrap, "table-wrap-foot"),
                    grid.headRows(),
                    grid.rows()));
        }
        return tables;
    }
}
