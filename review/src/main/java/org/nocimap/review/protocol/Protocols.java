package org.nocimap.review.protocol;

import java.util.List;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/** The protocol of a review in the store: the first one, and its amendments. */
public final class Protocols {
    private final Store store;

    public Protocols(Store store) {
        this.store = store;
    }

    /**
     * A protocol as it stood from a time on.
     *
     * @param version 1 for the first
     * @param at from when it holds
     * @param reason why it was amended; empty for the first
     * @param protocol what it says
     */
    public record Version(long version, String at, String reason, Protocol protocol) {}

    /**
     * Sets the protocol, or amends it.
     *
     * @param reason of the amendment; needed from the second version on
     */
    public void set(Member lead, Protocol protocol, String reason) {
        lead.needs(Role.LEAD);
        store.write(lead.name(), "protocol", w -> {
            long version = w.next(Table.PROTOCOL);
            if (version > 1 && reason.isBlank()) {
                throw InputException.of(
                        Location.option("--reason"),
                        "the protocol stands already, and this amendment gives no reason",
                        "a reason",
                        "Say why the protocol changes with --reason.");
            }
            w.insert(
                    Table.PROTOCOL,
                    Row.of("version", version, "at", w.at(), "reason", reason, "body", ProtocolFile.text(protocol)));
            return 0;
        });
    }

    /** All versions, the first one first; at least one in every review. */
    public List<Version> versions() {
        return store.read(r -> r.all(Table.PROTOCOL)).stream()
                .map(Protocols::version)
                .toList();
    }

    /** The protocol that holds now. */
    public Protocol current() {
        return store.read(Protocols::current);
    }

    /** The same inside a transaction. */
    public static Protocol current(Reading review) {
        return review.first("SELECT * FROM protocol ORDER BY version DESC LIMIT 1")
                .map(row -> version(row).protocol())
                .orElse(Protocol.of(""));
    }

    private static Version version(Row row) {
        return new Version(
                row.number("version"),
                row.text("at"),
                row.text("reason"),
                ProtocolFile.parse(Location.NOWHERE.about("protocol"), row.text("body")));
    }
}
