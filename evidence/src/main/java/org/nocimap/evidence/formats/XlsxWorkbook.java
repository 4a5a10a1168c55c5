package org.nocimap.evidence.formats;

import java.io.Closeable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * An Excel workbook (.xlsx, ECMA-376), opened for reading the values of its cells: texts, numbers, truth values and the stored
 * results of formulas. Every part is unpacked through {@link BoundedZip}. Not thread-safe.
 */
final class XlsxWorkbook implements Closeable {
    private final Path file;
    private final BoundedZip zip;
    private final List<String> texts;
    private final Map<String, String> partOfSheet;

    private XlsxWorkbook(Path file, BoundedZip zip, List<String> texts, Map<String, String> partOfSheet) {
        this.file = file;
        this.zip = zip;
        this.texts = texts;
        this.partOfSheet = partOfSheet;
    }

    /**
     * Opens a workbook and reads its shared texts.
     *
     * @throws InputException when it is none, broken or a zip bomb
     */
    static XlsxWorkbook open(Path file) {
        BoundedZip zip = BoundedZip.open(file);
        try {
            String workbook = relations(file, zip, "").entrySet().stream()
                    .filter(relation -> relation.getKey().startsWith("officeDocument "))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> noWorkbook(file, zip));
            Map<String, String> parts = relations(file, zip, workbook);
            Map<String, String> sheets = sheets(file, zip, workbook, parts);
            String shared = parts.entrySet().stream()
                    .filter(relation -> relation.getKey().startsWith("sharedStrings "))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
            return new XlsxWorkbook(file, zip, sharedTexts(file, zip, shared), sheets);
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static InputException noWorkbook(Path file, BoundedZip zip) {
        boolean openDocument = zip.has("content.xml") && zip.has("mimetype");
        return InputException.of(
                Location.of(file),
                openDocument ? "an OpenDocument file" : "a zip file that is no Excel workbook",
                "Sleuth text, JSON, CSV, TSV or XLSX",
                openDocument ? "Save it as .xlsx or CSV." : "Unpack it and give the file inside.");
    }

    /**
     * The sheet of this name, or without one the first sheet that {@code fits}, or the first.
     *
     * @param problems gains a warning when several sheets fit
     */
    TableRows chooseSheet(Optional<String> wanted, Predicate<TableRows> fits, Problems problems) {
        List<String> names = List.copyOf(partOfSheet.keySet());
        if (wanted.isPresent()) {
            return names.stream()
                    .filter(name -> name.equalsIgnoreCase(wanted.get().strip()))
                    .findFirst()
                    .map(this::rows)
                    .orElseThrow(() -> InputException.of(
                            Location.of(file),
                            "no sheet \"" + wanted.get() + "\"",
                            "one of " + quoted(names),
                            "Correct the name after --sheet."));
        }
        List<String> fitting = new ArrayList<>();
        for (String name : names) {
            try (TableRows rows = rows(name)) {
                if (fits.test(rows)) {
                    fitting.add(name);
                }
            }
        }
        if (fitting.size() > 1) {
            problems.warning(
                    Location.of(file).about(fitting.get(0)),
                    "several sheets have coordinates, " + quoted(fitting) + "; the first is read",
                    "one sheet of foci",
                    "Name the sheet with --sheet if another is meant.");
        }
        return rows(fitting.isEmpty() ? names.get(0) : fitting.get(0));
    }

    @Override
    public void close() {
        zip.close();
    }

    private TableRows rows(String sheet) {
        String part = partOfSheet.getOrDefault(sheet, "");
        InputStream in = zip.open(part)
                .orElseThrow(() -> BoundedZip.broken(
                        file, new IllegalStateException("the part of sheet " + sheet + " is missing")));
        return new XlsxRows(file, sheet, texts, new XmlPart(file, in));
    }

    private static String quoted(List<String> names) {
        return names.stream()
                .limit(20)
                .map(name -> "\"" + NumberReader.shortened(name) + "\"")
                .collect(Collectors.joining(", "));
    }

    /** Sheet names, in the workbook's order, with the parts that hold them; hidden sheets are left out. */
    private static Map<String, String> sheets(Path file, BoundedZip zip, String workbook, Map<String, String> parts) {
        Map<String, String> partOfId = new HashMap<>();
        parts.forEach((typeAndId, part) -> partOfId.put(typeAndId.substring(typeAndId.indexOf(' ') + 1), part));
        Map<String, String> sheets = new LinkedHashMap<>();
        try (XmlPart xml = part(file, zip, workbook)) {
            while (xml.next()) {
                if (xml.starts("sheet")
                        && xml.attribute("state").orElse("visible").equals("visible")) {
                    String part = xml.attribute("id").map(partOfId::get).orElse("");
                    sheets.put(xml.attribute("name").orElse(""), part);
                }
            }
        }
        if (sheets.isEmpty()) {
            throw BoundedZip.broken(file, new IllegalStateException("it has no visible sheet"));
        }
        return sheets;
    }

    private static List<String> sharedTexts(Path file, BoundedZip zip, String part) {
        List<String> texts = new ArrayList<>();
        if (part.isEmpty() || !zip.has(part)) {
            return texts;
        }
        try (XmlPart xml = part(file, zip, part)) {
            while (xml.next()) {
                if (xml.starts("si")) {
                    texts.add(richText(xml, "si"));
                }
            }
        }
        return texts;
    }

    /** The text of runs inside an element, phonetic hints left out. */
    static String richText(XmlPart xml, String element) {
        StringBuilder text = new StringBuilder();
        boolean phonetic = false;
        while (xml.next() && !xml.ends(element)) {
            if (xml.starts("rPh")) {
                phonetic = true;
            } else if (xml.ends("rPh")) {
                phonetic = false;
            } else if (xml.starts("t")) {
                String run = xml.text();
                text.append(phonetic ? "" : run);
            }
        }
        return text.toString();
    }

    /** The relations of a part: "type id" to the part it points to. */
    private static Map<String, String> relations(Path file, BoundedZip zip, String part) {
        int slash = part.lastIndexOf('/') + 1;
        String name = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
        Map<String, String> relations = new LinkedHashMap<>();
        if (!zip.has(name)) {
            return relations;
        }
        try (XmlPart xml = part(file, zip, name)) {
            while (xml.next()) {
                if (xml.starts("Relationship")) {
                    String type = xml.attribute("Type").orElse("");
                    String target = xml.attribute("Target").orElse("");
                    relations.put(
                            type.substring(type.lastIndexOf('/') + 1)
                                    + " "
                                    + xml.attribute("Id").orElse(""),
                            target.startsWith("/") ? target.substring(1) : part.substring(0, slash) + target);
                }
            }
        }
        return relations;
    }

    private static XmlPart part(Path file, BoundedZip zip, String name) {
        return new XmlPart(
                file,
                zip.open(name)
                        .orElseThrow(() -> BoundedZip.broken(
                                file, new IllegalStateException("its part " + name + " is missing"))));
    }
}
