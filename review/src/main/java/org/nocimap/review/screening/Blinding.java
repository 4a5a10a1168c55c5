package org.nocimap.review.screening;

import java.util.HashSet;
import java.util.Set;
import org.nocimap.review.store.LogEntry;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;

/**
 * What a person may know of others' votes: nothing of a record until all votes on it are cast, unless the lead has opened the phase.
 * Everything that shows votes asks here.
 */
public final class Blinding {
    private final Reading review;

    public Blinding(Reading review) {
        this.review = review;
    }

    /** Whether the lead has opened a phase. */
    boolean open(Phase phase) {
        return review.setting(setting(phase)).equals("OPEN");
    }

    static String setting(Phase phase) {
        return "blinding." + phase.name();
    }

    /** Whether votes on a record are still hidden from others than those who cast them. */
    boolean hidden(long publication, Phase phase) {
        if (open(phase)) {
            return false;
        }
        long cast = review.count("SELECT COUNT(*) FROM vote WHERE publication = ? AND phase = ?", publication, phase);
        return cast < Votes.needed(review, publication, phase);
    }

    /** How many votes are hidden now; an export of everything would show them. */
    public long hiddenVotes() {
        long hidden = 0;
        for (Row row : review.rows("SELECT DISTINCT publication, phase FROM vote")) {
            Phase phase = row.choice("phase", Phase.class);
            if (hidden(row.number("publication"), phase)) {
                hidden += review.count(
                        "SELECT COUNT(*) FROM vote WHERE publication = ? AND phase = ?",
                        row.number("publication"),
                        phase);
            }
        }
        return hidden;
    }

    /**
     * An entry of the log as a person may see it: where it tells a hidden vote of another, only that there is one. The hash does not
     * tell it either, for it covers a random salt that is hidden with it.
     */
    public LogEntry shown(LogEntry entry, String viewer) {
        boolean vote = entry.subject().equals("vote");
        if (entry.subject().equals("person")) {
            return entry.without("hidden: passwords");
        }
        if (!vote || entry.person().equals(viewer)) {
            return entry;
        }
        String[] key = entry.key().split("/", 3);
        boolean hidden = hidden(Long.parseLong(key[0]), Phase.valueOf(key[1]));
        return hidden ? entry.without("hidden until all have voted") : entry;
    }

    /** Publications of a phase on which votes are hidden from a person. */
    Set<Long> hiddenFrom(Phase phase, String viewer) {
        Set<Long> hidden = new HashSet<>();
        for (Row row :
                review.rows("SELECT DISTINCT publication FROM vote WHERE phase = ? AND person <> ?", phase, viewer)) {
            if (hidden(row.number("publication"), phase)) {
                hidden.add(row.number("publication"));
            }
        }
        return hidden;
    }
}
