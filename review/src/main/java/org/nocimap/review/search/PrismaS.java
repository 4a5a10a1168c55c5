package org.nocimap.review.search;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The items of PRISMA-S (Rethlefsen et al., Syst Rev 2021;10:39), filled as far as a strategy tells. */
public final class PrismaS {
    private static final List<String> ITEMS = List.of(
            "Database name and platform",
            "Multi-database searching",
            "Study registries",
            "Online resources and browsing",
            "Citation searching",
            "Contacts",
            "Other methods",
            "Full search strategies",
            "Limits and restrictions",
            "Search filters",
            "Prior work",
            "Updates",
            "Dates of searches",
            "Peer review",
            "Total records",
            "Deduplication");

    private PrismaS() {}

    /**
     * A table (Markdown); what is not known is left open for a person.
     *
     * @param dates of the searches, with the database; may be empty
     * @param totals records found, with the database; may be empty
     */
    public static String table(SearchStrategy strategy, List<RenderedSearch> searches, String dates, String totals) {
        String names = searches.stream().map(s -> s.database().title()).collect(Collectors.joining("; "));
        return table(
                strategy.title(),
                Map.of(
                        1, names,
                        8, "line by line in lines.tsv, as one query in DATABASE.txt",
                        13, dates,
                        15, totals));
    }

    /**
     * A table (Markdown) of what is known.
     *
     * @param reported what there is to say, by the number of the item; others are left open for a person
     */
    public static String table(String title, Map<Integer, String> reported) {
        StringBuilder text = new StringBuilder("# PRISMA-S: " + title + "\n\n| item | | reported |\n|---|---|---|\n");
        for (int n = 0; n < ITEMS.size(); n++) {
            String said = reported.getOrDefault(n + 1, "").replace("|", "\\|").replaceAll("\\s+", " ");
            text.append("| ")
                    .append(n + 1)
                    .append(" | ")
                    .append(ITEMS.get(n))
                    .append(" | ")
                    .append(said.isEmpty() ? "to be filled in" : said)
                    .append(" |\n");
        }
        return text.toString();
    }
}
