package org.nocimap.review.search;

import java.util.List;

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
        StringBuilder text =
                new StringBuilder("# PRISMA-S: " + strategy.title() + "\n\n| item | | reported |\n|---|---|---|\n");
        List<String> names = searches.stream().map(s -> s.database().title()).toList();
        for (int n = 0; n < ITEMS.size(); n++) {
            String said =
                    switch (n + 1) {
                        case 1 -> String.join("; ", names);
                        case 8 -> "line by line in lines.tsv, as one query in DATABASE.txt";
                        case 13 -> dates;
                        case 15 -> totals;
                        default -> "";
                    };
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
