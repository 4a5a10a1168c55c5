package org.nocimap.atlas.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nocimap.atlas.AtlasInfo;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.atlas.CommercialUse;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.Origin;
import org.nocimap.atlas.SideRule;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Space;

/**
 * All atlases of a machine: built in, installed, available for installation, brought. Looking does not open any volume;
 * {@link #open} does, and keeps nothing.
 */
public final class AtlasShelf {
    private static final String BROUGHT_LICENCE = "The user's own file: its licence is not known here.";

    private final Surroundings surroundings;
    private final AtlasCatalogue catalogue;
    private final Map<String, ShelfItem> items = new LinkedHashMap<>();
    private final Map<String, Supplier<LabelAtlas>> openers = new LinkedHashMap<>();
    private final List<Problem> warnings = new ArrayList<>();

    private AtlasShelf(Surroundings surroundings, AtlasCatalogue catalogue) {
        this.surroundings = surroundings;
        this.catalogue = catalogue;
        put(new ShelfItem(BuiltIn.TALAIRACH_DAEMON, Optional.empty()), BuiltIn::talairachDaemon);
        catalogue.entries().forEach(this::putEntry);
        surroundings.fsl().ifPresent(this::putFsl);
        surroundings.templateFlow().ifPresent(this::putTemplateFlow);
        putBrought();
    }

    /** What is there now. */
    public static AtlasShelf of(Surroundings surroundings) {
        return new AtlasShelf(surroundings, AtlasCatalogue.builtIn());
    }

    /** Every atlas: the built-in one, then the catalogue in its order, then what the user brings, by name. */
    public List<ShelfItem> items() {
        return List.copyOf(items.values());
    }

    /** What was found and could not be used. */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Reads an atlas.
     *
     * @throws InputException when there is no such atlas, it is not installed, or its files cannot be read
     */
    public LabelAtlas open(String name) {
        ShelfItem item = items.get(name);
        if (item == null) {
            throw InputException.of(
                    Location.option(name),
                    "there is no atlas of this name",
                    "one of " + String.join(", ", items.keySet()),
                    "See: nocimap atlas list");
        }
        Supplier<LabelAtlas> opener = openers.get(name);
        if (opener == null) {
            throw InputException.of(
                    Location.option(name),
                    "the atlas \"" + item.info().title() + "\" is not installed",
                    "an atlas that is built in, installed or brought",
                    "Run: nocimap atlas install");
        }
        return opener.get();
    }

    /**
     * The atlases that give labels here, in the recommended order: those of the catalogue that are installed, with the
     * Talairach Daemon before the Brodmann areas, then the user's own. Atlases of FSL and TemplateFlow are left to be opened by name.
     *
     * @throws InputException when a file of an installed atlas cannot be read
     */
    public Labeller labeller() {
        List<Labeller.Ranked> ranked = new ArrayList<>();
        boolean daemonDone = false;
        for (CatalogueEntry entry : catalogue.entries()) {
            if (entry.labels() == LabelKind.NUMBERS && !daemonDone) {
                ranked.add(Labeller.Ranked.of(BuiltIn.talairachDaemon()));
                daemonDone = true;
            }
            Supplier<LabelAtlas> opener = openers.get(entry.info().name());
            if (opener != null) {
                ranked.add(new Labeller.Ranked(
                        opener.get(), id -> entry.bestFor().stream().anyMatch(range -> range.contains(id))));
            }
        }
        if (!daemonDone) {
            ranked.add(Labeller.Ranked.of(BuiltIn.talairachDaemon()));
        }
        items.values().stream()
                .filter(item -> item.volume()
                        .filter(v -> v.startsWith(surroundings.broughtFolder()))
                        .isPresent())
                .forEach(item -> ranked.add(Labeller.Ranked.of(open(item.info().name()))));
        return new Labeller(ranked);
    }

    private void put(ShelfItem item, Supplier<LabelAtlas> opener) {
        if (items.putIfAbsent(item.info().name(), item) == null) {
            openers.put(item.info().name(), opener);
        }
    }

    private void putEntry(CatalogueEntry entry) {
        Optional<Path> folder = Stream.of(surroundings.installFolder(), surroundings.systemTemplates())
                .filter(candidate -> LabelVolume.isIn(entry, candidate))
                .findFirst();
        if (folder.isPresent()) {
            Path there = folder.get();
            put(
                    new ShelfItem(entry.info(), Optional.of(there.resolve(entry.file()))),
                    () -> LabelVolume.read(entry, there));
        } else {
            items.put(entry.info().name(), new ShelfItem(withOrigin(entry.info(), Origin.AVAILABLE), Optional.empty()));
        }
    }

    private void putFsl(Path fsl) {
        for (FslAtlases.Found found : FslAtlases.in(fsl, warnings)) {
            put(
                    new ShelfItem(found.info(), Optional.of(found.volume())),
                    () -> LabelVolume.read(found.volume(), Optional.of(found.table()), found.info()));
        }
    }

    private void putTemplateFlow(Path home) {
        for (TemplateFlowAtlases.Found found : TemplateFlowAtlases.in(home)) {
            put(
                    new ShelfItem(found.info(), Optional.of(found.volume())),
                    () -> LabelVolume.read(found.volume(), Optional.of(found.table()), found.info()));
        }
    }

    private void putBrought() {
        Path folder = surroundings.broughtFolder();
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> volumes;
        try (Stream<Path> files = Files.list(folder)) {
            volumes = files.filter(file -> file.toString().matches(".*\\.nii(\\.gz)?"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            warnings.add(Problem.warning(
                    Location.of(folder), "cannot be listed (" + e.getMessage() + ")", "a readable folder", ""));
            return;
        }
        for (Path volume : volumes) {
            AtlasInfo info = broughtInfo(volume);
            put(new ShelfItem(info, Optional.of(volume)), () -> LabelVolume.read(volume, Optional.empty(), info));
        }
    }

    /** What is said of a label volume of the user's own: named after its file, MNI, sides in its names. */
    public static AtlasInfo broughtInfo(Path volume) {
        String file = String.valueOf(volume.getFileName()).replaceAll("\\.nii(\\.gz)?$", "");
        return new AtlasInfo(
                file.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                file,
                Origin.BROUGHT,
                Space.MNI,
                "taken to be MNI",
                SideRule.IN_NAME,
                CommercialUse.UNKNOWN,
                BROUGHT_LICENCE,
                "");
    }

    private static AtlasInfo withOrigin(AtlasInfo info, Origin origin) {
        return new AtlasInfo(
                info.name(),
                info.title(),
                origin,
                info.space(),
                info.spaceNote(),
                info.sides(),
                info.commercialUse(),
                info.licence(),
                info.citation());
    }

    @Override
    public String toString() {
        return items.keySet().stream().collect(Collectors.joining(", ", "AtlasShelf[", "]"));
    }
}
