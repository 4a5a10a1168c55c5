package org.nocimap.review.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nocimap.appraisal.agreement.TwoRaters;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;

/** How far people's blinded votes agreed, on records where all votes are cast; votes that were changed to settle a conflict count as
 * they were before. */
public final class ScreeningAgreement {
    private ScreeningAgreement() {}

    /**
     * Two people's votes on the same records.
     *
     * @param first by name
     * @param second by name
     * @param votes yes, maybe and no of the first by those of the second
     * @param passing goes on (yes or maybe) and does not, likewise
     */
    public record Raters(String first, String second, TwoRaters votes, TwoRaters passing) {}

    /** Every two people who have voted on the same records. */
    public static List<Raters> of(Store store, Phase phase) {
        return store.read(r -> {
            Blinding blinding = new Blinding(r);
            Map<List<String>, long[][]> tables =
                    new TreeMap<>((a, b) -> (a.get(0) + "\n" + a.get(1)).compareTo(b.get(0) + "\n" + b.get(1)));
            for (Row pair : r.rows(
                    "SELECT a.publication, a.person AS first_person, b.person AS second_person, a.blind_choice AS"
                            + " first_choice, b.blind_choice AS second_choice FROM vote a JOIN vote b ON b.publication ="
                            + " a.publication AND b.phase = a.phase AND a.person < b.person WHERE a.phase = ? AND"
                            + " a.blind_choice <> '' AND b.blind_choice <> ''",
                    phase)) {
                if (blinding.hidden(pair.number("publication"), phase)) {
                    continue;
                }
                long[][] table = tables.computeIfAbsent(
                        List.of(pair.text("first_person"), pair.text("second_person")), p -> new long[3][3]);
                table[category(pair.choice("first_choice", Choice.class))][
                        category(pair.choice("second_choice", Choice.class))]++;
            }
            List<Raters> all = new ArrayList<>();
            tables.forEach((names, table) ->
                    all.add(new Raters(names.get(0), names.get(1), new TwoRaters(table), passing(table))));
            return all;
        });
    }

    private static int category(Choice choice) {
        return switch (choice) {
            case YES -> 0;
            case MAYBE -> 1;
            case NO -> 2;
        };
    }

    private static TwoRaters passing(long[][] table) {
        long[][] two = new long[2][2];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                two[i == 2 ? 1 : 0][j == 2 ? 1 : 0] += table[i][j];
            }
        }
        return new TwoRaters(two);
    }
}
