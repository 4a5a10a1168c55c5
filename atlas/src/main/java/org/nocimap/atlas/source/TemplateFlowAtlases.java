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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nocimap.atlas.AtlasInfo;
import org.nocimap.atlas.CommercialUse;
import org.nocimap.atlas.Origin;
import org.nocimap.atlas.SideRule;
import org.nocimap.image.Space;

/**
 * The label atlases of a TemplateFlow home: volumes {@code tpl-MNI152…_res-01_atlas-NAME[_desc-WHAT]_dseg.nii.gz} whose table of
 * the same name without the resolution, {@code ….tsv} with the columns "index" and "name", lies beside them.
 */
final class TemplateFlowAtlases {
    private static final List<String> TEMPLATES = List.of("MNI152NLin6Asym", "MNI152NLin2009cAsym");
    private static final Pattern VOLUME = Pattern.compile(
            "(tpl-[A-Za-z0-9]+)_(res-\\d+)_(atlas-([A-Za-z0-9]+)(?:_desc-([A-Za-z0-9]+))?_dseg)\\.nii\\.gz");
    private static final String LICENCE = "Comes with TemplateFlow, whose folders hold the licence of each atlas.";

    private TemplateFlowAtlases() {}

    /** One atlas found: what to say of it, its volume and its table. */
    record Found(AtlasInfo info, Path volume, Path table) {}

    /** The atlases whose volume and table are both there, by name; of several resolutions the finest is taken. */
    static List<Found> in(Path home) {
        List<Found> found = new ArrayList<>();
        for (String template : TEMPLATES) {
            Map<String, Found> finest = new LinkedHashMap<>();
            for (Path volume : volumes(home.resolve("tpl-" + template))) {
                Matcher name = VOLUME.matcher(String.valueOf(volume.getFileName()));
                if (name.matches()) {
                    table(volume, name)
                            .ifPresent(table ->
                                    finest.putIfAbsent(name.group(3), new Found(info(template, name), volume, table)));
                }
            }
            found.addAll(finest.values());
        }
        return List.copyOf(found);
    }

    /** By name, so that res-01, which is 1 mm, comes before res-02. */
    private static List<Path> volumes(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Path> table(Path volume, Matcher name) {
        return Stream.of(name.group(1) + "_" + name.group(3), name.group(1) + "_" + name.group(2) + "_" + name.group(3))
                .map(stem -> volume.resolveSibling(stem + ".tsv"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static AtlasInfo info(String template, Matcher name) {
        String what = name.group(5) == null ? name.group(4) : name.group(4) + " " + name.group(5);
        return new AtlasInfo(
                ("templateflow-" + what).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
                        + (template.equals(TEMPLATES.get(0)) ? "" : "-2009c"),
                what + " (TemplateFlow)",
                Origin.BROUGHT,
                Space.MNI,
                template,
                SideRule.IN_NAME,
                CommercialUse.UNKNOWN,
                LICENCE,
                "");
    }
}
