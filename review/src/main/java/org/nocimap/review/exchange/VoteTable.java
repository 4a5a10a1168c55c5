package org.nocimap.review.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.review.formats.NamedRows;
import org.nocimap.review.screening.Choice;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.screening.Votes;

/** Votes of one person as a table: {@code publication}, {@code vote}, and where wanted {@code reason}, {@code note}, {@code labels}. */
public final class VoteTable {
    private static final Map<String, Choice> WORDS =
            Map.of("yes", Choice.YES, "maybe", Choice.MAYBE, "no", Choice.NO, "1", Choice.YES, "0", Choice.NO);

    private VoteTable() {}

    /**
     * @param problems takes every row that cannot be read; the others are returned
     * @throws org.nocimap.files.InputException when it is no such table
     */
    public static List<Votes.Slip> read(Path file, String person, Phase phase, Problems problems) {
        NamedRows rows = NamedRows.read(file, List.of("publication", "vote"));
        List<Votes.Slip> votes = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            String number = rows.cell(n, "publication");
            Choice choice = WORDS.get(rows.cell(n, "vote").toLowerCase(Locale.ROOT));
            Location where = Location.of(file).about("row " + (n + 2));
            if (!number.matches("[1-9]\\d{0,17}") || choice == null) {
                problems.error(
                        where,
                        "\"" + number + "\" and \"" + rows.cell(n, "vote") + "\" are no vote",
                        "the number of a publication, and yes, maybe or no",
                        "Correct the row.");
                continue;
            }
            votes.add(new Votes.Slip(
                    new Votes.Vote(
                            Long.parseLong(number),
                            phase,
                            person,
                            choice,
                            rows.cell(n, "reason"),
                            rows.cell(n, "note"),
                            rows.cell(n, "labels")),
                    where));
        }
        return votes;
    }
}
