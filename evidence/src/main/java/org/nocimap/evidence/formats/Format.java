package org.nocimap.evidence.formats;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The file formats of study sets.
 *
 * <p>What a format cannot hold, and so is lost when a set goes through it:
 *
 * <ul>
 *   <li>{@link #SLEUTH}: study names and study tags other than the id; tags of foci; tags of experiments unless tag lines are
 *       asked for; colons within study ids; the set's name.
 *   <li>{@link #NIMADS}: nothing but the places things were read from; an analysis without an id gets one.
 *   <li>{@link #CSV}, {@link #TSV}, {@link #XLSX}: the set's name and study names; whether a tag stood at the study, the
 *       experiment or the focus (the innermost value is kept for every focus, and comes back as a tag of the experiment when
 *       it is the same for all its foci throughout the table, else as a tag of the focus).
 * </ul>
 */
public enum Format {
    SLEUTH("Sleuth text", ".txt"),
    NIMADS("NIMADS study set", ".json"),
    /** Read only. */
    NIMARE_DATASET("NiMARE data set", ".json"),
    CSV("comma-separated table", ".csv"),
    TSV("tab-separated table", ".tsv"),
    XLSX("Excel workbook", ".xlsx");

    private final String title;
    private final String extension;

    Format(String title, String extension) {
        this.title = title;
        this.extension = extension;
    }

    /** As messages name it. */
    public String title() {
        return title;
    }

    /** The usual file name ending, with its dot. */
    public String extension() {
        return extension;
    }

    /** The format to write a file of this name in, by its ending; {@code .gz} is looked through. */
    public static Optional<Format> ofName(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        for (Format format : new Format[] {SLEUTH, NIMADS, CSV, TSV, XLSX}) {
            if (name.endsWith(format.extension)) {
                return Optional.of(format);
            }
        }
        return name.endsWith(".tab") ? Optional.of(TSV) : Optional.empty();
    }
}
