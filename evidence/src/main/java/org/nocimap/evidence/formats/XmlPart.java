package org.nocimap.evidence.formats;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.nocimap.files.InputException;

/**
 * One XML part of a workbook, in UTF-8, as a stream of elements. Document types and external entities are off. Element names are local
 * names. Not thread-safe.
 */
final class XmlPart implements Closeable {
    private static final int LONGEST_TEXT = 1 << 20;

    /**
     * Limits that newer platforms put on what entities add up to. They count every escaped ampersand of a large sheet; bombs cannot
     * be built from those, and other entities cannot be declared.
     */
    private static final List<String> ENTITY_LIMITS =
            List.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");

    private final Path file;
    private final XMLStreamReader xml;

    XmlPart(Path file, InputStream in) {
        this.file = file;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        ENTITY_LIMITS.stream().filter(factory::isPropertySupported).forEach(limit -> factory.setProperty(limit, "0"));
        try {
            // Decoded here: on bad bytes the platform's own decoder prints to the terminal.
            BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
            skipByteOrderMark(text);
            this.xml = factory.createXMLStreamReader(text);
        } catch (IOException e) {
            throw BoundedZip.broken(file, e);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    /** Goes to the next start or end of an element; false at the end of the part. */
    boolean next() {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    boolean starts(String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    /** An attribute of the element under the cursor, whatever its namespace. */
    Optional<String> attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** The text up to the end of the element under the cursor, that of elements inside left out. */
    String text() {
        StringBuilder text = new StringBuilder();
        try {
            int depth = 1;
            while (depth > 0) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (depth == 1
                        && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    if (text.length() > LONGEST_TEXT) {
                        throw BoundedZip.broken(
                                file, new XMLStreamException("a text of more than " + LONGEST_TEXT + " characters"));
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private InputException failed(XMLStreamException e) {
        for (Throwable cause = e.getNestedException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InputException known) {
                return known;
            }
        }
        return BoundedZip.broken(file, e);
    }
}
