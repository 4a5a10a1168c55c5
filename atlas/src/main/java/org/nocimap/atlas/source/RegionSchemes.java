package org.nocimap.atlas.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Region;
import org.nocimap.atlas.pain.PainRegions;
import org.nocimap.atlas.regions.AtlasRegions;
import org.nocimap.atlas.regions.PainFamilies;
import org.nocimap.atlas.regions.PainScheme;
import org.nocimap.atlas.regions.RegionScheme;
import org.nocimap.atlas.regions.Sides;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/** Finds the regions that a user names. */
public final class RegionSchemes {
    /** The pain regions. */
    public static final String PAIN = "pain";

    /** Families of them. */
    public static final String FAMILIES = "pain-families";

    private RegionSchemes() {}

    /**
     * A scheme and what is suspicious about it.
     *
     * @param scheme the scheme
     * @param file the label volume it was read from, when the user named a file
     */
    public record Opened(RegionScheme scheme, Optional<Path> file, List<Problem> warnings) {
        public Opened {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Opens regions by name or file.
     *
     * @param name {@value #PAIN}, {@value #FAMILIES}, an atlas of the shelf, or a label volume's file
     * @throws InputException when there is no such atlas or file, or it holds no labels
     */
    public static Opened open(String name, Sides sides, AtlasShelf shelf) {
        if (name.equals(PAIN) || name.equals(FAMILIES)) {
            List<LabelAtlas> atlases = shelf.labeller().atlases();
            PainScheme pain = new PainScheme(PainRegions.on(PainRegions.builtIn(), atlases), atlases, sides);
            return new Opened(name.equals(PAIN) ? pain : PainFamilies.of(pain), Optional.empty(), List.of());
        }
        boolean known =
                shelf.items().stream().anyMatch(item -> item.info().name().equals(name));
        if (known) {
            return checked(shelf.open(name), sides, Optional.empty());
        }
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            List<String> names = new ArrayList<>(List.of(PAIN, FAMILIES));
            shelf.items().forEach(item -> names.add(item.info().name()));
            throw InputException.of(
                    Location.option("--atlas"),
                    "\"" + name + "\" is neither an atlas nor a file",
                    "one of " + String.join(", ", names) + ", or a NIfTI label volume",
                    "See: nocimap atlas list");
        }
        return checked(
                LabelVolume.read(file, Optional.empty(), AtlasShelf.broughtInfo(file)), sides, Optional.of(file));
    }

    /** The regions that need nothing but what ships with Nocimap. */
    public static RegionScheme builtIn(Sides sides) {
        return new AtlasRegions(BuiltIn.talairachDaemon(), sides);
    }

    private static Opened checked(LabelAtlas atlas, Sides sides, Optional<Path> file) {
        Location where = file.map(Location::of).orElse(Location.option("--atlas"));
        if (atlas.regions().isEmpty()) {
            throw InputException.of(
                    where,
                    "the atlas \"" + atlas.info().title() + "\" has no labels: every voxel is 0",
                    "a volume whose voxels hold label numbers",
                    "Name another label volume.");
        }
        List<Region> unnamed = atlas.regions().stream()
                .filter(region -> region.name().equals("label " + region.id()))
                .toList();
        if (unnamed.isEmpty()) {
            return new Opened(new AtlasRegions(atlas, sides), file, List.of());
        }
        String which = unnamed.size() == atlas.regions().size() ? "none" : "not all";
        return new Opened(
                new AtlasRegions(atlas, sides),
                file,
                List.of(Problem.warning(
                        where,
                        which + " of the labels of \"" + atlas.info().title() + "\" have a name; "
                                + "they are called by their numbers",
                        "a label table beside the volume, such as atlas.tsv beside atlas.nii.gz",
                        "Put the table there, a number and a name on each line.")));
    }
}
