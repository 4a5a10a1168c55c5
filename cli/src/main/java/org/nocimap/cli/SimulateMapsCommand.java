package org.nocimap.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nocimap.atlas.source.Masks;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.cbma.images.MapSimulation;
import org.nocimap.files.AtomicFile;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Resample;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.image.nifti.NiftiMeta;
import org.nocimap.image.nifti.XformCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap simulate maps}. */
@Command(
        name = "maps",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "Makes group maps of several studies with known true effects: a Gaussian bump at every place, its"
                + " height varying between studies, in smooth noise. Writes t, beta and varcope maps and their list,"
                + " maps.csv, for nocimap ibma.")
final class SimulateMapsCommand implements Callable<Integer> {
    private final RootCommand root;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the maps.")
    private String out = "";

    @Option(
            names = "--place",
            paramLabel = "X,Y,Z",
            description = "Where an effect is, in MNI mm; once for each. None at all: maps without effect.")
    private List<String> places = List.of();

    @Option(names = "--studies", paramLabel = "N", description = "Number of studies. Default: 12")
    private String studies = "12";

    @Option(names = "--subjects", paramLabel = "MIN-MAX", description = "Sample sizes. Default: 12-40")
    private String subjects = "12-40";

    @Option(
            names = "--effect",
            paramLabel = "D",
            description = "Mean effect at its place, in standard deviations of a subject. Default: 0.8")
    private String effect = "0.8";

    @Option(
            names = "--between",
            paramLabel = "SD",
            description = "Standard deviation of the effect between studies. Default: 0.2")
    private String between = "0.2";

    @Option(names = "--voxel-size", paramLabel = "MM", description = "Edge of a voxel, 2 to 12. Default: 2")
    private String voxelSize = "2";

    @Option(
            names = "--mask",
            paramLabel = "MASK",
            description = "Where maps have values: brain, grey-matter or a NIfTI file. Default: brain")
    private String mask = "brain";

    @Option(names = "--seed", paramLabel = "N", description = "Of all random numbers. Default: 1")
    private String seed = "1";

    @Option(names = "--overwrite", description = "Replace maps that are there.")
    private boolean overwrite;

    SimulateMapsCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        Path folder = options.outputFolder("--out", out);
        if (!overwrite && Files.exists(folder.resolve("maps.csv"))) {
            options.problem(
                    "--out", folder + " holds maps already", "a new folder", "Add --overwrite to replace them.");
        }
        List<Point> where =
                places.stream().map(p -> Words.point("--place", p, options)).toList();
        int[] samples = Words.fromTo("--subjects", subjects, options, 3, 1_000_000);
        double edge = options.number("--voxel-size", voxelSize, OptionReader.Range.WIDTH);
        if (edge < 2 || edge > 12) {
            options.problem("--voxel-size", "is " + voxelSize + " mm", "2 to 12 mm", "Choose another size.");
        }
        MapSimulation simulation = new MapSimulation(
                (int) options.wholeNumber("--studies", studies, 1, 1000),
                where,
                options.number("--effect", effect, OptionReader.Range.SPREAD),
                options.number("--between", between, OptionReader.Range.SPREAD),
                samples[0],
                samples[1],
                options.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE));
        options.throwIfAny();
        Mask brain = Masks.resolve(mask, Surroundings.ofThisMachine()).mask();
        if (edge > 2) {
            brain = Resample.toGrid(brain, coarse(edge));
        }
        List<String> files = write(simulation, brain, folder);
        Console console = root.console();
        console.line(folder.resolve("maps.csv") + ": maps of " + simulation.studies() + " studies, " + where.size()
                + " true places, seed " + simulation.seed());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("files", files);
        result.put("studies", simulation.studies());
        result.put("places", where.stream().map(Words::list).toList());
        result.put("seed", simulation.seed());
        console.result(result);
        return ExitCode.OK;
    }

    /** The box of the 2 mm MNI152 grid in larger voxels. */
    private static Grid coarse(double edge) {
        double shift = edge / 2 - 1;
        return new Grid(
                (int) Math.ceil(182 / edge),
                (int) Math.ceil(218 / edge),
                (int) Math.ceil(182 / edge),
                Affine.diagonal(edge, edge, edge, -90 + shift, -126 + shift, -72 + shift));
    }

    private static List<String> write(MapSimulation simulation, Mask brain, Path folder) {
        List<String> files = new ArrayList<>();
        StringBuilder list = new StringBuilder("study,n,df,t,beta,varcope\n");
        for (int s = 0; s < simulation.studies(); s++) {
            MapSimulation.Study study = simulation.simulate(s, brain);
            String stem = String.format(Locale.ROOT, "study_%02d", s + 1);
            files.add(nifti(folder, stem + "_t.nii.gz", brain, study.t(), NiftiIntentCode.TTEST));
            files.add(nifti(folder, stem + "_beta.nii.gz", brain, study.beta(), NiftiIntentCode.ESTIMATE));
            files.add(nifti(folder, stem + "_varcope.nii.gz", brain, study.varcope(), NiftiIntentCode.ESTIMATE));
            list.append(String.format(
                    Locale.ROOT,
                    "Simulated %02d,%d,%d,%s_t.nii.gz,%s_beta.nii.gz,%s_varcope.nii.gz\n",
                    s + 1,
                    study.subjects(),
                    study.subjects() - 1,
                    stem,
                    stem,
                    stem));
        }
        AtomicFile.writeText(folder.resolve("maps.csv"), list.toString());
        files.add("maps.csv");
        return files;
    }

    private static String nifti(Path folder, String name, Mask brain, double[] map, NiftiIntentCode code) {
        NiftiMeta meta = NiftiMeta.withDefaults()
                .with(XformCode.MNI152)
                .with(code == NiftiIntentCode.TTEST ? NiftiIntent.of(code, "") : NiftiIntent.NONE)
                .withDescription("Nocimap: simulated group map");
        NiftiFile.write(folder.resolve(name), brain.unmask(map, 0), meta);
        return name;
    }
}
