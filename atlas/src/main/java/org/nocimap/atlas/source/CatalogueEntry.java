package org.nocimap.atlas.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.atlas.AtlasInfo;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;

/**
 * One atlas that can be installed.
 *
 * @param info what must be said of it; its origin is {@link org.nocimap.atlas.Origin#INSTALLED}
 * @param file its volume, in the package's template folder
 * @param labels where its names are
 * @param labelText the table's file name for {@link LabelKind#TEXT}, the prefix for {@link LabelKind#NUMBERS}, else empty
 * @param bestFor values for which it is asked before the atlases above it
 * @param wrongAffine what its header is known to say wrongly
 */
public record CatalogueEntry(
        AtlasInfo info,
        String file,
        LabelKind labels,
        String labelText,
        List<IdRange> bestFor,
        Optional<WrongAffine> wrongAffine) {
    public CatalogueEntry {
        bestFor = List.copyOf(bestFor);
    }

    /** Label values from one to another, both included. */
    public record IdRange(int from, int to) {
        public boolean contains(int id) {
            return id >= from && id <= to;
        }
    }

    /**
     * A header that is wrong.
     *
     * @param header the affine it has; a file with another one is believed
     * @param use the affine that is right
     */
    public record WrongAffine(Affine header, Affine use) {}

    /** The grid to use for a file of this atlas. */
    Grid mended(Grid grid) {
        return wrongAffine
                .filter(wrong -> wrong.header().equals(grid.affine()))
                .map(wrong -> new Grid(grid.nx(), grid.ny(), grid.nz(), wrong.use()))
                .orElse(grid);
    }

    /** The files it needs, volume first. */
    public List<String> files() {
        List<String> files = new ArrayList<>(List.of(file));
        if (labels == LabelKind.TEXT) {
            files.add(labelText);
        }
        return List.copyOf(files);
    }
}
