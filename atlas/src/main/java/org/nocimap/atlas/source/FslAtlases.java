package org.nocimap.atlas.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nocimap.atlas.AtlasInfo;
import org.nocimap.atlas.CommercialUse;
import org.nocimap.atlas.Origin;
import org.nocimap.atlas.SideRule;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.image.Space;

/** The label atlases of an FSL installation: {@code $FSLDIR/data/atlases/*.xml} with the volumes they name. */
final class FslAtlases {
    private static final String LICENCE =
            "Comes with FSL, whose licence restricts it and most of its atlases to non-commercial use.";

    private FslAtlases() {}

    /** One atlas found: what to say of it, its volume and its description. */
    record Found(AtlasInfo info, Path volume, Path table) {}

    /**
     * The atlases whose description and label volume are both there, by file name. Of several volumes the finest, and then
     * the one with the lowest threshold, is taken.
     *
     * @param problems where descriptions that cannot be read are put, as warnings
     */
    static List<Found> in(Path fsl, List<Problem> problems) {
        Path folder = fsl.resolve("data").resolve("atlases");
        List<Found> found = new ArrayList<>();
        for (Path description : descriptions(folder)) {
            try {
                FslXml xml = FslXml.read(BoundedInput.readAll(description, LabelTable.MOST_BYTES), description);
                volume(folder, xml)
                        .ifPresent(volume -> found.add(new Found(info(description, xml), volume, description)));
            } catch (InputException e) {
                e.problems().forEach(p -> problems.add(Problem.warning(p.where(), p.what(), p.expected(), p.mend())));
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> descriptions(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Path> volume(Path folder, FslXml xml) {
        Path root = folder.toAbsolutePath().normalize();
        List<Path> volumes = new ArrayList<>();
        for (String image : xml.summaryImages()) {
            String relative = image.startsWith("/") ? image.substring(1) : image;
            for (String end : new String[] {".nii.gz", ".nii"}) {
                Path volume = root.resolve(relative + end).normalize();
                if (volume.startsWith(root) && Files.isRegularFile(volume)) {
                    volumes.add(volume);
                    break;
                }
            }
        }
        return volumes.stream().min((a, b) -> rank(a).compareTo(rank(b)));
    }

    private static String rank(Path volume) {
        String name = String.valueOf(volume.getFileName());
        return (name.contains("1mm") ? "0" : "1") + name;
    }

    private static AtlasInfo info(Path description, FslXml xml) {
        String file = String.valueOf(description.getFileName());
        String stem = file.substring(0, file.length() - ".xml".length());
        boolean namesSides = xml.labels().values().stream().anyMatch(FslAtlases::namesSide);
        boolean talairach = stem.toLowerCase(Locale.ROOT).startsWith("talairach");
        return new AtlasInfo(
                "fsl-" + stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                xml.name().isEmpty() ? stem : xml.name() + " (FSL)",
                Origin.BROUGHT,
                // FSL carries its Talairach labels to MNI152 itself.
                Space.MNI,
                talairach ? "Talairach labels carried to MNI152 by FSL" : "MNI152 (FSL)",
                namesSides ? (talairach ? SideRule.IN_NAME_AND_X : SideRule.IN_NAME) : SideRule.FROM_X,
                CommercialUse.NO,
                LICENCE,
                "");
    }

    private static boolean namesSide(String label) {
        String text = label.toLowerCase(Locale.ROOT);
        return text.contains("left") || text.endsWith("_l") || text.endsWith(" l");
    }
}
