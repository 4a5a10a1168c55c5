package org.nocimap.review.workspace;

import java.util.List;
import java.util.Locale;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** A person who has shown who they are; only {@link People} hands these out. */
public final class Member {
    private final String name;
    private final Role role;

    Member(String name, Role role) {
        this.name = name;
        this.role = role;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    /**
     * @throws InputException when the person has none of the roles
     */
    public void needs(Role... allowed) {
        if (!List.of(allowed).contains(role)) {
            throw InputException.of(
                    Location.NOWHERE.about(name),
                    "a " + role.name().toLowerCase(Locale.ROOT) + " may not do this",
                    "the role "
                            + String.join(
                                    " or ",
                                    List.of(allowed).stream()
                                            .map(r -> r.name().toLowerCase(Locale.ROOT))
                                            .toList()),
                    "Ask a lead of the review to do it, or to give you the role.");
        }
    }
}
