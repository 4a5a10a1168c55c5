package org.nocimap.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nocimap.atlas.AtlasInfo;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Region;
import org.nocimap.atlas.source.AtlasShelf;
import org.nocimap.atlas.source.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nocimap atlas show}. */
@Command(name = "show", description = "Shows an atlas: licence, source, and its labels with their volumes.")
final class AtlasShowCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(paramLabel = "NAME", description = "As 'nocimap atlas list' names it.")
    private String name = "";

    AtlasShowCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        LabelAtlas atlas = AtlasShelf.of(Surroundings.ofThisMachine()).open(name);
        AtlasInfo info = atlas.info();
        console.line(info.title() + " (" + info.name() + ", " + info.origin().text() + ")");
        console.line("space:    " + info.spaceNote());
        console.line("licence:  " + info.licence());
        console.line("use:      " + info.commercialUse().text());
        if (!info.citation().isEmpty()) {
            console.line("cite:     " + info.citation());
        }
        console.line("");
        double voxel = atlas.grid().voxelVolumeMm3();
        List<Region> regions = atlas.regions();
        int[] counts = atlas.voxelCounts();
        List<Map<String, Object>> labels = new ArrayList<>();
        for (int n = 0; n < counts.length; n++) {
            Region region = regions.get(n);
            console.line(
                    String.format(Locale.ROOT, "%6d %9.0f mm3  %s", region.id(), counts[n] * voxel, region.name()));
            Map<String, Object> label = new LinkedHashMap<>();
            label.put("id", region.id());
            label.put("name", region.name());
            label.put("volumeMm3", counts[n] * voxel);
            labels.add(label);
        }
        Map<String, Object> result = new LinkedHashMap<>(AtlasTrees.of(info));
        result.put("labels", labels);
        console.result(result);
        return ExitCode.OK;
    }
}
