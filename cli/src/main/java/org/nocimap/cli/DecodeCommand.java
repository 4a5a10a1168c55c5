package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.nocimap.atlas.NamedMask;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.image.Resample;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;
import org.nocimap.inference.decoding.Coarsening;
import org.nocimap.inference.decoding.Decoding;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.decoding.DecodingOutputs;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.tables.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap decode}. */
@Command(
        name = "decode",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Which templates does an unthresholded map resemble? Pearson's r within the mask, against surrogate"
                        + " maps that are as smooth.")
final class DecodeCommand implements Callable<Integer> {
    private static final int FEWEST_VOXELS = 100;
    private static final int MOST_SURROGATES = 1_000_000;
    private static final double MOSTLY = 0.5;

    private final RootCommand root;

    @Parameters(arity = "1", paramLabel = "MAP", description = "An unthresholded map in MNI space, NIfTI.")
    private String map = "";

    @Option(
            names = "--templates",
            required = true,
            split = ",",
            paramLabel = "WHAT",
            description =
                    "A NIfTI file, a folder of them, an atlas of 'nocimap atlas list' (one map for each label), or"
                            + " 'installed' for all atlases here. Several with commas.")
    private List<String> templates = List.of();

    @Option(names = "--mask", paramLabel = "MASK", description = "Where to compare. Default: brain")
    private String mask = "brain";

    @Option(names = "--surrogates", paramLabel = "N", description = "Surrogate maps of the null. Default: 1000")
    private String surrogates = "1000";

    @Option(
            names = "--voxel-size",
            paramLabel = "MM",
            description = "Voxels are averaged to blocks at least so long before comparing. Default: 4")
    private String voxelSize = "4";

    @Option(names = "--alpha", paramLabel = "P", description = "Corrected p that counts as significant. Default: 0.05")
    private String alpha = "0.05";

    @Option(names = "--seed", paramLabel = "N", description = "Of all random numbers. Default: 1")
    private String seed = "1";

    @Mixin
    private RunOptions run = new RunOptions();

    DecodeCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Path file = options.inputFile("MAP", map);
        int count = (int) options.wholeNumber("--surrogates", surrogates, 1, MOST_SURROGATES);
        double blockMm = options.number("--voxel-size", voxelSize, OptionReader.Range.WIDTH);
        double level = options.number("--alpha", alpha, OptionReader.Range.PROBABILITY);
        long start = options.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
        RunOptions.Understood how =
                run.understand("Templates that " + file.getFileName() + " resembles", root, options);
        options.throwIfAny();
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            NamedMask named = frame.mask(mask);
            Volume volume = read(file, frame);
            Mask within = within(volume, named.mask());
            double[] values = within.valuesOf(volume);
            check(file, values, frame);
            Coarsening coarse = Coarsening.of(within, blockMm);
            double[] averaged = coarse.average(values);
            Templates known = Templates.read(templates, within, coarse);
            frame.warn(known.warnings());
            known.files().forEach(f -> frame.depend(f, "template"));
            Decoding decoding;
            try (TerminalProgress progress = frame.progress()) {
                decoding = Decoding.run(
                        coarse.mask(),
                        averaged,
                        known.templates(),
                        count,
                        start,
                        frame.engine(),
                        frame.checkpoints(""),
                        progress);
            }
            ResultFolder folder = frame.results();
            DecodingOutputs outputs = new DecodingOutputs(
                    new DecodingOutputs.Subject(
                            how.title(),
                            String.valueOf(file.getFileName()),
                            within,
                            values,
                            coarse.mask().grid().affine().columnNorm(0),
                            coarse.mask().size(),
                            level,
                            start,
                            AnalysisFrame.software().version()),
                    decoding);
            AnalysisReport report = outputs.write(
                    folder,
                    List.of(new Fact("Mask", named.title()), new Fact("Templates", String.join(", ", templates))),
                    frame.warnings());
            ResultFolder.Written written = frame.finish(
                    folder,
                    report,
                    OptionalLong.of(start),
                    JsonText.object(
                            "templates",
                            templates,
                            "mask",
                            named.name(),
                            "surrogates",
                            count,
                            "voxelSizeMm",
                            JsonText.plain(blockMm),
                            "alpha",
                            JsonText.plain(level)));
            frame.complete();
            tell(console, decoding, level, written);
        }
        return ExitCode.OK;
    }

    private static Volume read(Path file, AnalysisFrame frame) {
        NiftiImage image = NiftiFile.read(file);
        if (image.volumes() != 1) {
            throw InputException.of(
                    Location.of(file),
                    "has " + image.volumes() + " volumes",
                    "one map",
                    "Take the volume out of the file first (fslroi, 3dTcat).");
        }
        frame.warn(image.warnings());
        frame.depend(file, "map");
        return image.volume();
    }

    /** The mask on the map's grid, where the map has a finite value. */
    private static Mask within(Volume volume, Mask mask) {
        float[] data = volume.data();
        Mask there = Resample.toGrid(mask, volume.grid());
        return there.where(n -> Float.isFinite(data[there.index(n)]));
    }

    private static void check(Path file, double[] values, AnalysisFrame frame) {
        int zeros = 0;
        boolean varies = false;
        for (double value : values) {
            zeros += value == 0 ? 1 : 0;
            varies |= value != values[0];
        }
        if (values.length < FEWEST_VOXELS || !varies) {
            throw InputException.of(
                    Location.of(file),
                    values.length < FEWEST_VOXELS
                            ? "only " + values.length + " voxels of the map lie in the mask"
                            : "the map has one value only within the mask",
                    "a map that covers the mask and varies, in MNI space",
                    "Check the map in a viewer.");
        }
        if (zeros > MOSTLY * values.length) {
            frame.warn(Problem.warning(
                    Location.of(file),
                    Math.round(100.0 * zeros / values.length)
                            + " % of the voxels in the mask are 0, as in a thresholded map",
                    "an unthresholded map",
                    "Thresholding decides what is alike; decode the map before it."));
        }
    }

    private static void tell(Console console, Decoding decoding, double level, ResultFolder.Written written) {
        List<Decoding.Match> order = new ArrayList<>(decoding.matches());
        order.sort((a, b) -> Double.compare(Math.abs(b.r()), Math.abs(a.r())));
        long significant = order.stream().filter(m -> m.fwe().p() <= level).count();
        console.line(significant + " of " + order.size() + " templates resemble the map beyond chance (p ≤ " + level
                + ", family-wise, " + decoding.maxima().permutations() + " surrogate maps)");
        order.stream()
                .limit(10)
                .forEach(m -> console.line(String.format(
                        Locale.ROOT,
                        "  r %6.3f  p %.4f  family-wise p %.4f  %s",
                        m.r(),
                        m.p().p(),
                        m.fwe().p(),
                        m.name())));
        console.line("report: " + written.report());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("folder", written.folder().toString());
        tree.put("files", written.files().stream().map(Path::toString).toList());
        tree.put("significant", significant);
        List<Object> rows = new ArrayList<>();
        for (Decoding.Match match : order) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("template", match.name());
            row.put("r", match.r());
            row.put("p", match.p().p());
            row.put("fwe", match.fwe().p());
            rows.add(row);
        }
        tree.put("templates", rows);
        console.result(tree);
    }
}
