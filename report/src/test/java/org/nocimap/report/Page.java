package org.nocimap.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** An HTML page, read as XML. */
final class Page {
    private final Document document;

    private Page(Document document) {
        this.document = document;
    }

    static Page parse(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return new Page(factory.newDocumentBuilder().parse(new InputSource(new StringReader(html))));
    }

    /** All elements of a name; {@code *} for all there are. */
    List<Element> all(String name) {
        return within(document.getDocumentElement(), name);
    }

    static List<Element> within(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int n = 0; n < nodes.getLength(); n++) {
            elements.add((Element) nodes.item(n));
        }
        return elements;
    }

    Element root() {
        return document.getDocumentElement();
    }

    String text() {
        return document.getDocumentElement().getTextContent();
    }

    /** The section with an id. */
    Element byId(String id) {
        return all("*").stream()
                .filter(e -> e.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
