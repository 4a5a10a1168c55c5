package org.nocimap.fmri.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.fmri.group.GroupDesign;
import org.nocimap.fmri.group.GroupRow;

/** Whether the groups of a design differ in what is of no interest: head motion and scanner. */
public final class Balance {
    /** What moves with a head. */
    private static final List<String> MOTION = List.of("mean_fd", "censored");

    /** What scanners and sites are called. */
    private static final Set<String> SITES = Set.of("scanner", "site", "scanner_id", "site_id", "center", "centre");

    private static final double SUSPICIOUS_P = 0.05;

    private Balance() {}

    /**
     * Warnings; each says whether the model holds what differs.
     *
     * @param name of the model
     * @param columns of the tables
     */
    public static List<Problem> warnings(String name, GroupDesign design, List<String> columns) {
        if (design.groupNames().size() < 2) {
            return List.of();
        }
        List<GroupRow> rows = new ArrayList<>();
        String by = "\u0000group";
        for (int i = 0; i < design.rows().size(); i++) {
            GroupRow row = design.rows().get(i);
            java.util.Map<String, String> values = new java.util.HashMap<>(row.values());
            values.put(by, design.groupNames().get(design.groups()[i]));
            rows.add(new GroupRow(row.subject(), List.of(), List.of(), values, row.where()));
        }
        List<String> asked = columns.stream()
                .filter(c -> MOTION.contains(c) || SITES.contains(c.toLowerCase(Locale.ROOT)))
                .toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(asked);
        all.add(by);
        CharacteristicsTable table = CharacteristicsTable.of(rows, by, asked, all, new Problems());
        List<Problem> warnings = new ArrayList<>();
        for (CharacteristicsTable.Row row : table.rows()) {
            // The last test assumes least: Welch's t, the exact test.
            Optional<CharacteristicsTable.Test> least = row.tests().stream().reduce((first, second) -> second);
            if (least.isPresent() && least.get().p() < SUSPICIOUS_P) {
                boolean held = design.design().names().stream()
                        .anyMatch(c -> c.equals(row.column()) || c.startsWith(row.column() + "["));
                warnings.add(Problem.warning(
                        Location.NOWHERE.about(name),
                        String.format(
                                Locale.ROOT,
                                "%s differs between the groups (%s, p = %.2g)%s",
                                row.column(),
                                least.get().name(),
                                least.get().p(),
                                held ? ", and the model holds it" : ", and the model does not hold it"),
                        "groups that are alike in it",
                        held
                                ? "A covariate that goes with the groups takes some of their difference with it."
                                : "Add " + row.column() + " to the terms, or match the groups."));
            }
        }
        return warnings;
    }
}
