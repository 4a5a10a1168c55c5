package org.nocimap.atlas.source;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.nocimap.atlas.Region;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * An FSL atlas description. Document types and external entities are refused.
 *
 * @param name what the atlas calls itself; may be empty
 * @param probabilistic true when its own volumes are probabilities; its summary volumes then hold index + 1
 * @param summaryImages its label volumes, as written: a path from the atlas folder, without ending
 * @param labels names by the index the file gives, or by their order where it gives none
 */
public record FslXml(String name, boolean probabilistic, List<String> summaryImages, Map<Integer, String> labels) {
    private static final int MOST_LABELS = 65_535;

    public FslXml {
        summaryImages = List.copyOf(summaryImages);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /**
     * @throws InputException when the bytes are not such a description
     */
    public static FslXml read(byte[] bytes, Path file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | NumberFormatException e) {
            throw InputException.of(
                    Location.of(file),
                    "is not an atlas description (" + firstLine(e) + ")",
                    "XML with <atlas><header>…</header><data><label index=\"0\">…</label></data></atlas>",
                    "Name another label table, or remove document types and entities from this one.");
        }
    }

    /** Names by the value a voxel of the summary image has. */
    public Map<Integer, Region> regions() {
        Map<Integer, Region> regions = new LinkedHashMap<>();
        labels.forEach((index, label) -> {
            int value = probabilistic ? index + 1 : index;
            if (value != 0 && !label.isBlank()) {
                regions.put(value, new Region(value, label));
            }
        });
        return regions;
    }

    private static FslXml read(XMLStreamReader reader) throws XMLStreamException {
        String name = "";
        boolean probabilistic = false;
        List<String> images = new ArrayList<>();
        Map<Integer, String> labels = new LinkedHashMap<>();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("it has a document type");
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "name" -> name = reader.getElementText().strip();
                // FSL itself spells it "Probabalistic".
                case "type" ->
                    probabilistic = reader.getElementText()
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .startsWith("prob");
                case "summaryimagefile" -> images.add(reader.getElementText().strip());
                case "label" -> {
                    String index = reader.getAttributeValue(null, "index");
                    int at = index == null ? labels.size() : Integer.parseInt(index.strip());
                    labels.put(at, reader.getElementText().strip());
                    if (labels.size() > MOST_LABELS) {
                        throw new XMLStreamException("it has more than " + MOST_LABELS + " labels");
                    }
                }
                default -> {}
            }
        }
        return new FslXml(name, probabilistic, images, labels);
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
