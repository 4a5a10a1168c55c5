package org.nocimap.atlas.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.atlas.Region;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * The names of a label volume's values, from any of the tables people keep beside one: delimited text with or without a
 * header (TSV, CSV, BIDS {@code dseg.tsv}), blank-separated text (MRIcron, FreeSurfer colour tables, ITK-SNAP label
 * descriptions) or an FSL atlas description in XML.
 */
public final class LabelTable {
    /** Largest table read, in bytes. */
    static final long MOST_BYTES = 16L << 20;

    private LabelTable() {}

    /**
     * Regions by their value, in the table's order; the background (0) is left out.
     *
     * @throws InputException when the file cannot be read, has no labels, or lines that are not labels; all lines at once
     */
    public static Map<Integer, Region> read(Path file) {
        byte[] bytes = BoundedInput.readAll(file, MOST_BYTES);
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        Map<Integer, Region> regions = name.toLowerCase(Locale.ROOT).endsWith(".xml")
                ? FslXml.read(bytes, file).regions()
                : LabelText.read(new String(bytes, StandardCharsets.UTF_8), file);
        if (regions.isEmpty()) {
            throw InputException.of(
                    Location.of(file),
                    "holds no labels",
                    "lines such as \"17<TAB>Postcentral Gyrus\", or an FSL atlas in XML",
                    "Name another label table.");
        }
        return regions;
    }

    /**
     * The table that lies beside a volume under the same name: {@code x.nii.gz} with {@code x.nii.txt}, {@code x.txt},
     * {@code x.tsv}, {@code x.csv}, {@code x.xml}, {@code x.lut} or {@code x.label}.
     */
    public static Optional<Path> beside(Path volume) {
        String name = volume.getFileName() == null ? "" : volume.getFileName().toString();
        String unpacked = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        String stem = unpacked.endsWith(".nii") ? unpacked.substring(0, unpacked.length() - 4) : unpacked;
        for (String candidate : new String[] {unpacked, stem}) {
            for (String end : new String[] {".txt", ".tsv", ".csv", ".xml", ".lut", ".label"}) {
                Path table = volume.resolveSibling(candidate + end);
                if (Files.isRegularFile(table) && !isPalette(table)) {
                    return Optional.of(table);
                }
            }
        }
        return Optional.empty();
    }

    /** MRIcron's {@code .lut} files are 768 bytes of colours without names. */
    private static boolean isPalette(Path table) {
        return table.toString().endsWith(".lut") && table.toFile().length() == 768;
    }
}
