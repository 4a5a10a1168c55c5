import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.nocimap.cbma.FociSimulation;
import org.nocimap.files.Checksum;
import org.nocimap.image.Point;

/** Looks at what {@code ./nocimap demo} wrote: is it all there, whole, and does it tell the truth? */
public class CheckDemo {
    private static final List<String> EXPECTED = List.of(
            "report.html", "ale.nii.gz", "z.nii.gz", "p.nii.gz", "logp.nii.gz", "clusters.tsv", "clusters.json",
            "experiments.tsv", "foci.tsv", "peaks.tsv", "methods.txt", "references.bib", "figures/mosaic.png",
            "figures/mosaic.svg", "figures/glass_brain.png");
    private static final double FAR_MM = 4;

    private final Path folder;
    private final List<String> faults = new ArrayList<>();

    private CheckDemo(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        CheckDemo check = new CheckDemo(Path.of(args[0]));
        check.files();
        check.peaks();
        if (!check.faults.isEmpty()) {
            check.faults.forEach(fault -> System.err.println("demo: " + fault));
            System.exit(1);
        }
        System.out.println("demo: every file is there and whole, every true peak was found, and nothing else");
    }

    private void files() throws Exception {
        JsonNode provenance = new ObjectMapper().readTree(folder.resolve("provenance.json").toFile());
        List<String> listed = new ArrayList<>();
        for (JsonNode output : provenance.path("outputs")) {
            String name = output.path("file").asText();
            listed.add(name);
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file) || Files.size(file) == 0) {
                faults.add(name + " is missing or empty");
            } else if (!Checksum.sha256(file).equals(output.path("sha256").asText())) {
                faults.add(name + " is not what provenance.json says");
            } else {
                content(name, file);
            }
        }
        for (String name : EXPECTED) {
            if (!listed.contains(name)) {
                faults.add(name + " is not among the outputs");
            }
        }
        if (!provenance.path("software").path("commit").asText().matches("[0-9a-f]{40}(-dirty)?|unknown")) {
            faults.add("provenance.json names no commit");
        }
    }

    private void content(String name, Path file) throws Exception {
        if (name.endsWith(".nii.gz")) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                byte[] header = in.readNBytes(348);
                if (header[0] != 92 || header[1] != 1 || header[344] != 'n' || header[345] != '+') {
                    faults.add(name + " is no NIfTI-1 file");
                }
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        } else if (name.endsWith(".png")) {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes[1] != 'P' || bytes[2] != 'N' || bytes[3] != 'G') {
                faults.add(name + " is no PNG file");
            }
        } else if (name.equals("report.html")) {
            String html = Files.readString(file);
            if (!html.contains("</html>") || html.matches("(?s).*(src|href)=[\"']https?://[^\"']*\\.(js|css|png|svg).*")) {
                faults.add("report.html is not whole, or needs other files");
            }
        }
    }

    private void peaks() throws Exception {
        JsonNode clusters = new ObjectMapper()
                .readTree(folder.resolve("clusters.json").toFile())
                .path("clusters");
        List<Point> truth = FociSimulation.example().truePeaks();
        if (clusters.size() != truth.size()) {
            faults.add(clusters.size() + " clusters where " + truth.size() + " true peaks are");
        }
        for (Point peak : truth) {
            double nearest = Double.POSITIVE_INFINITY;
            for (JsonNode cluster : clusters) {
                for (JsonNode found : cluster.path("peaks")) {
                    JsonNode at = found.path("at");
                    nearest = Math.min(
                            nearest,
                            peak.distanceTo(new Point(
                                    at.path(0).asDouble(), at.path(1).asDouble(), at.path(2).asDouble())));
                }
            }
            if (nearest > FAR_MM) {
                faults.add("the nearest peak to " + peak + " is " + nearest + " mm away");
            }
        }
    }
}
