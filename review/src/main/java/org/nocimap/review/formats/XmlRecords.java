package org.nocimap.review.formats;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordFields;

/**
 * Reads EndNote XML and PubMed XML: for every record the texts of its elements by their path within it. Markup inside texts
 * ({@code style}, {@code i}, {@code sup}) is passed through.
 */
final class XmlRecords {
    private static final Set<String> MARKUP = Set.of("style", "i", "b", "u", "sup", "sub", "mml:math");
    private static final int DEEPEST = 60;
    private static final int LONGEST_TEXT = 1 << 20;

    private final Path file;
    private final String text;
    private final String element;
    private final FieldTaker taker;
    private final List<BibliographicRecord> records = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    /** Takes one text of a record. */
    private interface FieldTaker {
        /**
         * @param path names of the elements from the record down, apart by slashes
         * @param attribute the value of the innermost element's telling attribute; may be empty
         */
        void take(String path, String attribute, String value, RecordFields fields);
    }

    private XmlRecords(Path file, String text, String element, FieldTaker taker) {
        this.file = file;
        this.text = text;
        this.element = element;
        this.taker = taker;
    }

    static XmlRecords endNote(Path file, String text) {
        return new XmlRecords(file, text, "record", XmlRecords::takeEndNote);
    }

    static XmlRecords pubMed(Path file, String text) {
        return new XmlRecords(file, text, "PubmedArticle", new PubMedFields());
    }

    List<BibliographicRecord> records() {
        return records;
    }

    List<Unread> unread() {
        return unread;
    }

    void read() {
        try {
            XMLStreamReader xml = SafeXml.factory().createXMLStreamReader(new StringReader(text));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(element)) {
                    record(xml);
                }
            }
        } catch (XMLStreamException e) {
            InputException problem = InputException.of(
                    Location.of(
                            file,
                            Math.max(
                                    1,
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNumber())),
                    "is no XML that can be read ("
                            + String.valueOf(e.getMessage())
                                    .replaceAll("\\s+", " ")
                                    .strip() + ")",
                    "an export of EndNote or PubMed as XML, without a document type of its own",
                    "Export the records again.");
            problem.initCause(e);
            throw problem;
        }
    }

    private void record(XMLStreamReader xml) throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        int from =
                Math.max(0, text.lastIndexOf('<', Math.max(0, xml.getLocation().getCharacterOffset() - 1)));
        RecordFields fields = new RecordFields();
        Deque<String> path = new ArrayDeque<>();
        Deque<String> attributes = new ArrayDeque<>();
        StringBuilder value = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (!MARKUP.contains(xml.getLocalName())) {
                    value.setLength(0);
                }
                path.addLast(xml.getLocalName());
                attributes.addLast(telling(xml));
                if (path.size() > DEEPEST) {
                    throw new XMLStreamException("elements nested deeper than " + DEEPEST, xml.getLocation());
                }
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                if (value.length() + xml.getTextLength() > LONGEST_TEXT) {
                    throw new XMLStreamException(
                            "a text of more than " + LONGEST_TEXT + " characters", xml.getLocation());
                }
                value.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (path.isEmpty()) {
                    break;
                }
                if (!MARKUP.contains(path.getLast())) {
                    taker.take(String.join("/", path), attributes.getLast(), value.toString(), fields);
                    value.setLength(0);
                }
                path.removeLast();
                attributes.removeLast();
            }
        }
        int to = Math.min(text.length(), Math.max(from, xml.getLocation().getCharacterOffset()));
        String raw = text.substring(from, to);
        if (fields.isEmpty()) {
            unread.add(Unread.of(line, "a record without title, authors, abstract, DOI or PMID", raw));
        } else {
            records.add(fields.at(file.toString(), line, raw));
        }
    }

    /** The attribute that says what an element is: a kind of identifier, a type of reference. */
    private static String telling(XMLStreamReader xml) {
        for (String name : List.of("IdType", "EIdType", "ValidYN", "name", "Label")) {
            String value = xml.getAttributeValue(null, name);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private static void takeEndNote(String path, String attribute, String value, RecordFields fields) {
        switch (path) {
            case "ref-type" -> fields.kind(attribute);
            case "work-type" -> fields.kind(value);
            case "titles/title" -> fields.title(value);
            case "contributors/authors/author" -> fields.author(value);
            case "dates/year" -> fields.date(value);
            case "dates/pub-dates/date" -> fields.date(value);
            case "titles/secondary-title", "periodical/full-title" -> fields.journal(value);
            case "volume" -> fields.volume(value);
            case "number" -> fields.issue(value);
            case "pages" -> fields.pages(value);
            case "electronic-resource-num" -> fields.doi(value);
            case "abstract" -> fields.abstractText(value);
            case "keywords/keyword" -> fields.keyword(value);
            case "isbn" -> fields.number(value);
            case "urls/related-urls/url" -> {
                fields.doi(value);
                fields.url(value);
            }
            case "language" -> fields.language(value);
            case "remote-database-name" -> fields.database(value);
            case "accession-num" -> fields.pmid(value);
            default -> {
                // What else EndNote keeps (notes, labels, files) stays in the raw text.
            }
        }
    }

    /** PubMed gives a person in parts and an abstract in sections. */
    private static final class PubMedFields implements FieldTaker {
        private static final String ARTICLE = "MedlineCitation/Article/";

        private String lastName = "";
        private final StringBuilder abstractText = new StringBuilder();

        @Override
        public void take(String path, String attribute, String value, RecordFields fields) {
            switch (path) {
                case "MedlineCitation/PMID" -> fields.pmid(value);
                case ARTICLE + "ArticleTitle" -> fields.title(value);
                case ARTICLE + "Journal/Title" -> fields.journal(value);
                case ARTICLE + "Journal/JournalIssue/Volume" -> fields.volume(value);
                case ARTICLE + "Journal/JournalIssue/Issue" -> fields.issue(value);
                case ARTICLE + "Journal/JournalIssue/PubDate/Year",
                        ARTICLE + "Journal/JournalIssue/PubDate/MedlineDate",
                        ARTICLE + "ArticleDate/Year" -> fields.date(value);
                case ARTICLE + "Journal/ISSN" -> fields.number(value);
                case ARTICLE + "Pagination/StartPage", ARTICLE + "Pagination/MedlinePgn" -> fields.pages(value);
                case ARTICLE + "Pagination/EndPage" -> fields.lastPage(value);
                case ARTICLE + "Language" -> fields.language(value);
                case ARTICLE + "PublicationTypeList/PublicationType" -> fields.kind(value);
                case ARTICLE + "AuthorList/Author/LastName" -> lastName = value;
                case ARTICLE + "AuthorList/Author/ForeName" -> {
                    fields.author(lastName + ", " + value);
                    lastName = "";
                }
                case ARTICLE + "AuthorList/Author/CollectiveName" -> fields.author(value);
                case ARTICLE + "AuthorList/Author" -> {
                    fields.author(lastName);
                    lastName = "";
                }
                case ARTICLE + "Abstract/AbstractText" ->
                    abstractText
                            .append(abstractText.isEmpty() ? "" : " ")
                            .append(attribute.isEmpty() ? "" : attribute + ": ")
                            .append(value);
                case ARTICLE + "Abstract" -> {
                    fields.abstractText(abstractText.toString());
                    abstractText.setLength(0);
                }
                case ARTICLE + "ELocationID", "PubmedData/ArticleIdList/ArticleId" -> {
                    if (attribute.equals("doi")) {
                        fields.doi(value);
                    }
                }
                case "MedlineCitation/KeywordList/Keyword",
                        "MedlineCitation/MeshHeadingList/MeshHeading/DescriptorName" -> fields.keyword(value);
                default -> fields.database("PubMed");
            }
        }
    }
}
