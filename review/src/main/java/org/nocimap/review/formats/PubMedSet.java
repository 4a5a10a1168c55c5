package org.nocimap.review.formats;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a set of articles in PubMed's XML holds, without reading the articles.
 *
 * @param pmids of its articles, in their order
 * @param books and chapters, which are no articles
 * @param errors that it tells instead of articles
 */
public record PubMedSet(List<String> pmids, List<String> books, List<String> errors) {
    public PubMedSet {
        pmids = List.copyOf(pmids);
        books = List.copyOf(books);
        errors = List.copyOf(errors);
    }

    /**
     * @throws XMLStreamException when the text is no whole XML
     */
    public static PubMedSet of(String text) throws XMLStreamException {
        List<String> pmids = new ArrayList<>();
        List<String> books = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        XMLStreamReader xml = SafeXml.factory().createXMLStreamReader(new StringReader(withoutDoctype(text)));
        Deque<String> path = new ArrayDeque<>();
        StringBuilder value = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                path.addLast(xml.getLocalName());
                value.setLength(0);
            } else if (event == XMLStreamConstants.CHARACTERS) {
                if (value.length() < 1000) {
                    value.append(xml.getText());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                String where = String.join("/", path);
                if (where.equals("PubmedArticleSet/PubmedArticle/MedlineCitation/PMID")) {
                    pmids.add(value.toString().strip());
                } else if (where.equals("PubmedArticleSet/PubmedBookArticle/BookDocument/PMID")) {
                    books.add(value.toString().strip());
                } else if (path.getLast().equals("ERROR")) {
                    errors.add(value.toString().strip());
                }
                path.removeLast();
            }
        }
        return new PubMedSet(pmids, books, errors);
    }

    /** PubMed's sets name a document type, which says nothing that is needed; one with declarations of its own stays and fails. */
    static String withoutDoctype(String text) {
        return text.replaceFirst("<!DOCTYPE\\s+[^\\[>]*>", "");
    }
}
