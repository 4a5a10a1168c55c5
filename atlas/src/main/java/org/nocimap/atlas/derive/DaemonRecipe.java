package org.nocimap.atlas.derive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.SpaceTransform;
import org.nocimap.image.Volume;

/**
 * The Talairach Daemon's labels on an MNI grid: every grid point is carried to Talairach space by Lancaster's pooled
 * transform (Hum Brain Mapp 28:1194–1205, 2007, doi 10.1002/hbm.20345) and takes the label of the voxel it falls into.
 */
final class DaemonRecipe {
    /** The Daemon's abbreviations, as whole words, and what they stand for. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("Inf", "Inferior"),
            Map.entry("Sup", "Superior"),
            Map.entry("Mid", "Middle"),
            Map.entry("Med", "Medial"),
            Map.entry("Lat", "Lateral"),
            Map.entry("Pos", "Posterior"),
            Map.entry("Ant", "Anterior"),
            Map.entry("Ven", "Ventral"),
            Map.entry("Gyr", "Gyrus"),
            Map.entry("Lob", "Lobule"),
            Map.entry("Tem", "Temporal"),
            Map.entry("Nuc", "Nucleus"),
            Map.entry("Nuclei", "Nucleus"),
            Map.entry("Glob", "Globus"),
            Map.entry("Geniculum", "Geniculate"),
            Map.entry("Substania", "Substantia"),
            Map.entry("Parahippocampus", "Parahippocampal Gyrus"));

    /** How far a side may reach beyond the midline, in mm. */
    private static final double MIDLINE_MM = 4;

    private DaemonRecipe() {}

    /**
     * @param talairach the Daemon's label volume, in Talairach millimetres; not modified
     * @param mni the grid to fill
     */
    static Volume carry(Volume talairach, Grid mni) {
        Grid from = talairach.grid();
        Affine toVoxel = from.affine().inverse();
        float[] labels = new float[mni.size()];
        for (int v = 0; v < labels.length; v++) {
            Point at = toVoxel.apply(SpaceTransform.LANCASTER_POOLED.toTalairach(mni.pointOf(v)));
            int i = (int) Math.rint(at.x());
            int j = (int) Math.rint(at.y());
            int k = (int) Math.rint(at.z());
            if (from.contains(i, j, k)) {
                labels[v] = talairach.at(i, j, k);
            }
        }
        return new Volume(mni, labels);
    }

    /**
     * Takes away labels whose side is the wrong one: the Daemon calls a few voxels at the far left of the temporal and
     * parietal lobe "Right Cerebrum".
     *
     * @param carried labels in MNI millimetres; not modified
     * @param labels the Daemon's five-part strings; the position is the label's value
     */
    static Volume withoutWrongSides(Volume carried, List<String> labels) {
        float[] kept = carried.data().clone();
        for (int v = 0; v < kept.length; v++) {
            String label = labels.get((int) kept[v]);
            double x = carried.grid().pointOf(v).x();
            if ((label.startsWith("Left") && x > MIDLINE_MM) || (label.startsWith("Right") && x < -MIDLINE_MM)) {
                kept[v] = 0;
            }
        }
        return new Volume(carried.grid(), kept);
    }

    /**
     * The label table: a header, then one line a label that occurs: {@code id name side lobe gyrus tissue cell}, the last
     * five as the Daemon has them, blanks where it has none.
     *
     * @param labels the Daemon's five-part strings; the position is the label's value
     * @param carried the volume whose labels are listed
     * @throws IllegalArgumentException when a label of the volume has no string, or one of other than five parts
     */
    static String table(List<String> labels, Volume carried) {
        BitSet used = new BitSet();
        for (float value : carried.data()) {
            used.set((int) value);
        }
        used.clear(0);
        StringBuilder table = new StringBuilder("id\tname\tside\tlobe\tgyrus\ttissue\tcell\n");
        used.stream().forEach(id -> {
            if (id >= labels.size()) {
                throw new IllegalArgumentException("label " + id + " has no name");
            }
            String[] parts = labels.get(id).split(":", -1);
            if (parts.length != 5) {
                throw new IllegalArgumentException(
                        "label " + id + " has " + parts.length + " parts: " + labels.get(id));
            }
            table.append(id).append('\t').append(name(parts));
            for (String part : parts) {
                table.append('\t').append(part.strip());
            }
            table.append('\n');
        });
        return table.toString();
    }

    /** What a table prints: side, structure, what it is part of where that is not clear, and the Brodmann area. */
    static String name(String[] parts) {
        String side = parts[0].strip();
        String lobe = parts[1].strip();
        String gyrus = parts[2].strip();
        String cell = parts[4].strip();
        boolean area = cell.startsWith("Brodmann area ");
        String structure = !cell.isEmpty() && !area ? expanded(cell) : expanded(gyrus.isEmpty() ? lobe : gyrus);
        if (structure.isEmpty()) {
            structure = side.isEmpty() ? "Grey Matter" : side.replaceFirst("^(Left|Right) ", "");
        }
        String whole = "";
        if (side.endsWith("Cerebellum") && !structure.contains("Cerebell")) {
            whole = " (Cerebellum)";
        } else if (gyrus.equals("Thalamus") && (cell.endsWith("Nucleus") || cell.endsWith("Nuc"))) {
            whole = " (Thalamus)";
        } else if (structure.equals("Sub-Gyral") || structure.equals("Extra-Nuclear")) {
            whole = " (" + lobe + ")";
        }
        String prefix = side.startsWith("Left") ? "Left " : side.startsWith("Right") ? "Right " : "";
        return prefix + structure + whole + (area ? ", BA " + cell.substring("Brodmann area ".length()) : "");
    }

    private static String expanded(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            words.add(WORDS.getOrDefault(word, word));
        }
        return String.join(" ", words);
    }
}
