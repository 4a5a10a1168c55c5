package org.nocimap.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.atlas.pain.PainRegionHit;
import org.nocimap.atlas.pain.PainRegions;
import org.nocimap.atlas.source.AtlasShelf;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap label}. */
@Command(
        name = "label",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Says what places are called, in every atlas that is here.",
            "",
            "  nocimap label -38 -14 8",
            "  nocimap label --file places.txt --space tal",
            ""
        })
final class LabelCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(
            arity = "0..*",
            paramLabel = "X Y Z",
            description = "Millimetres, right, anterior and superior positive.")
    private List<String> coordinates = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "A text file with X Y Z on each line, # for remarks.")
    private List<String> files = List.of();

    @Option(names = "--space", paramLabel = "SPACE", description = "Space of the coordinates: mni or tal. Default: mni")
    private String space = "mni";

    @Option(
            names = "--tal2mni",
            paramLabel = "WAY",
            description =
                    "How Talairach becomes MNI: lancaster-fsl, lancaster-spm, lancaster-pooled, brett or none. Default: lancaster-pooled")
    private String transform = "lancaster-pooled";

    @Option(
            names = "--atlas",
            paramLabel = "NAME",
            split = ",",
            description = "Only these atlases; 'nocimap atlas list' names them. Default: all that are here.")
    private List<String> atlases = List.of();

    LabelCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Space from = Words.space("--space", space, options);
        TalairachToMni way = options.choice("--tal2mni", transform, Words.transforms());
        List<Point> points = new ArrayList<>(CoordinateText.triples("X Y Z", coordinates, options));
        options.inputFiles("--file", files).forEach(file -> points.addAll(CoordinateText.read(file, options)));
        if (coordinates.isEmpty() && files.isEmpty()) {
            options.problem(
                    "X Y Z", "no place is named", "three coordinates, or --file", "Write: nocimap label -38 -14 8");
        }
        options.throwIfAny();

        AtlasShelf shelf = AtlasShelf.of(Surroundings.ofThisMachine());
        shelf.warnings().forEach(console::warn);
        Labeller labeller = atlases.isEmpty()
                ? shelf.labeller()
                : new Labeller(atlases.stream()
                        .map(name -> Labeller.Ranked.of(shelf.open(name)))
                        .toList());
        PainRegions pain = PainRegions.on(PainRegions.builtIn(), labeller.atlases());
        List<Map<String, Object>> places = new ArrayList<>();
        for (Point given : points) {
            Point mni = from == Space.MNI ? given : way.apply(given);
            places.add(show(given, mni, from, labeller, pain, console));
        }
        console.result(Map.of("places", places));
        return ExitCode.OK;
    }

    private static Map<String, Object> show(
            Point given, Point mni, Space from, Labeller labeller, PainRegions pain, Console console) {
        List<RegionLabel> labels = labeller.all(mni);
        List<PainRegionHit> hits = pain.at(mni);
        console.line(from == Space.MNI ? text(mni) + " MNI" : text(given) + " Talairach, " + text(mni) + " MNI");
        if (labels.isEmpty()) {
            console.line(String.format(Locale.ROOT, "  no atlas has a label within %.0f mm", LabelAtlas.REACH_MM));
        }
        labels.forEach(label -> console.line("  " + label.atlas() + ": " + label.text()));
        hits.forEach(hit -> console.line("  pain region: " + hit.text()));
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("given", Words.list(given));
        place.put("mni", Words.list(mni));
        place.put("labels", labels.stream().map(LabelCommand::tree).toList());
        place.put("painRegions", hits.stream().map(PainRegionHit::text).toList());
        return place;
    }

    private static Map<String, Object> tree(RegionLabel label) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("atlas", label.atlas());
        tree.put("label", label.label());
        tree.put("detail", label.region().detail());
        tree.put("distanceMm", label.distanceMm());
        return tree;
    }

    private static String text(Point p) {
        return String.format(Locale.ROOT, "(%.1f, %.1f, %.1f)", p.x(), p.y(), p.z());
    }
}
