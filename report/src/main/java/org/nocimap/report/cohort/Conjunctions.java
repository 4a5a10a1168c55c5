package org.nocimap.report.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.fmri.cohort.CohortModels;
import org.nocimap.fmri.group.GroupResult;
import org.nocimap.fmri.spec.CohortSpec;
import org.nocimap.fmri.spec.CohortSpec.Conjunction;
import org.nocimap.image.Components;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.inference.MinimumStatistic;
import org.nocimap.inference.field.FieldCorrection.FieldCluster;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.words.Numbers;

/**
 * What contrasts share: the minimum statistic over the voxels that all of them analysed, and of it what lies in significant clusters of every
 * one.
 */
final class Conjunctions {
    private static final List<String> HEADER =
            List.of("conjunction", "maps", "size_mm3", "x", "y", "z", "least_z", "region");

    private final CohortSpec spec;
    private final Labeller labeller;
    private final ResultFolder folder;
    private final Map<String, Map<String, Kept>> kept = new HashMap<>();

    Conjunctions(CohortSpec spec, Labeller labeller, ResultFolder folder) {
        this.spec = spec;
        this.labeller = labeller;
        this.folder = folder;
    }

    /** z of a contrast, and where it is significant by random fields. */
    private record Kept(Mask mask, double[] z, boolean[] significant) {}

    private static String key(Conjunction.Part part) {
        return part.model() + ": " + part.contrast();
    }

    /** Keeps what a conjunction will need. */
    void keep(CohortModels.Prepared model, GroupResult result) {
        for (GroupResult.OfContrast one : result.contrasts()) {
            Conjunction.Part part =
                    new Conjunction.Part(model.model().name(), one.contrast().name());
            if (spec.conjunctions().stream().noneMatch(c -> c.of().contains(part))) {
                continue;
            }
            boolean[] significant = new boolean[result.mask().size()];
            one.field().ifPresent(field -> {
                for (FieldCluster cluster : field.significant()) {
                    for (int n : cluster.cluster().members()) {
                        significant[n] = true;
                    }
                }
            });
            kept.computeIfAbsent(model.kind(), k -> new HashMap<>())
                    .put(key(part), new Kept(result.mask(), one.map().z(), significant));
        }
    }

    /** Writes all maps and their table; nothing where none was asked for. */
    Optional<PageSection> section() {
        if (spec.conjunctions().isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        List<PageBlock> blocks = new ArrayList<>();
        for (Conjunction asked : spec.conjunctions()) {
            boolean any = false;
            for (String kind : kept.keySet().stream().sorted().toList()) {
                List<Kept> parts = new ArrayList<>();
                asked.of().forEach(part -> Optional.ofNullable(
                                kept.getOrDefault(kind, Map.of()).get(key(part)))
                        .ifPresent(parts::add));
                if (parts.size() == asked.of().size()) {
                    any = true;
                    write(asked, kind, parts, rows);
                }
            }
            if (!any) {
                blocks.add(new PageBlock.Paragraph(
                        asked.name() + ": its contrasts were not all fitted to one kind of map; check their names."));
            }
        }
        folder.table("conjunctions.tsv", HEADER, rows, "clusters of what contrasts share");
        List<List<Cell>> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(TableView.row(row.toArray(String[]::new))));
        blocks.add(new PageBlock.Table(TableView.cut(
                "Voxels in significant clusters of all contrasts, in one direction, by the smallest z.",
                List.of(
                        Column.text("Conjunction"),
                        Column.text("Maps"),
                        Column.number("Size (mm³)"),
                        Column.number("x"),
                        Column.number("y"),
                        Column.number("z"),
                        Column.number("Least z\u2011value"),
                        Column.text("Region")),
                cells,
                "conjunctions.tsv")));
        return Optional.of(new PageSection("conjunctions", "Conjunctions", blocks));
    }

    private void write(Conjunction asked, String kind, List<Kept> parts, List<List<String>> rows) {
        Mask common = parts.get(0).mask();
        for (Kept part : parts) {
            common = common.intersection(part.mask());
        }
        double[][] z = new double[parts.size()][common.size()];
        boolean[] all = new boolean[common.size()];
        java.util.Arrays.fill(all, true);
        for (int p = 0; p < z.length; p++) {
            Kept part = parts.get(p);
            int at = 0;
            for (int n = 0; n < part.mask().size(); n++) {
                if (common.contains(part.mask().index(n))) {
                    z[p][at] = part.z()[n];
                    all[at] &= part.significant()[n];
                    at++;
                }
            }
        }
        double[] least = MinimumStatistic.of(z);
        double[] significant = new double[least.length];
        for (int n = 0; n < significant.length; n++) {
            significant[n] = all[n] ? least[n] : 0;
        }
        String stem = asked.name() + "_" + kind + "_";
        NiftiIntent intent = NiftiIntent.of(NiftiIntentCode.ZSCORE, "");
        folder.map(stem + "minimum_z.nii.gz", common, least, 0, intent, asked.name() + ": smallest z");
        folder.map(
                stem + "minimum_z_thresh.nii.gz",
                common,
                significant,
                0,
                intent,
                asked.name() + ": smallest z where all contrasts are significant");
        clusters(asked, kind, common, significant, rows);
    }

    private void clusters(Conjunction asked, String kind, Mask mask, double[] z, List<List<String>> rows) {
        for (int sign = 1; sign >= -1; sign -= 2) {
            double[] one = new double[z.length];
            for (int n = 0; n < z.length; n++) {
                one[n] = Math.max(0, sign * z[n]);
            }
            Components found = Components.find(
                    mask, n -> one[n] > 0, spec.group().inference().connectivity());
            for (int label = 1; label <= found.count(); label++) {
                int[] members = found.members(label);
                int peak = members[0];
                for (int n : members) {
                    peak = one[n] > one[peak] ? n : peak;
                }
                Point at = mask.grid().pointOf(mask.index(peak));
                rows.add(List.of(
                        asked.name(),
                        kind,
                        Numbers.plain(members.length * mask.grid().voxelVolumeMm3()),
                        Numbers.plain(at.x()),
                        Numbers.plain(at.y()),
                        Numbers.plain(at.z()),
                        Numbers.significant(sign * one[peak], 3),
                        labeller.best(at).map(RegionLabel::text).orElse("")));
            }
        }
    }
}
