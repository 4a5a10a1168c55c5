package org.nocimap.review.workspace;

import java.util.List;
import java.util.regex.Pattern;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;

/** Who takes part in a review. */
public final class People {
    private static final int SHORTEST_PASSWORD = 10;

    /** Names stand in keys of the log, separated by slashes. */
    private static final Pattern NAME = Pattern.compile("[^\\s/,;\\p{Cntrl}][^/,;\\p{Cntrl}]{0,79}");

    private final Store store;

    public People(Store store) {
        this.store = store;
    }

    /**
     * Somebody who takes part.
     *
     * @param name of the person
     * @param role what they may do
     * @param state whether they still take part
     */
    public record Listed(String name, Role role, State state) {}

    /** Whether a person takes part. */
    public enum State {
        ACTIVE,
        LEFT
    }

    /** The first lead of a new review. */
    public Member begin(String name, String password) {
        checkName(name);
        String hash = password.isEmpty() ? "" : hash(password);
        store.write(name, "init", w -> {
            if (w.count("SELECT COUNT(*) FROM person") > 0) {
                throw new IllegalStateException("the review has people already");
            }
            w.insert(Table.PERSON, row(name, Role.LEAD, hash, State.ACTIVE));
            return 0;
        });
        return new Member(name, Role.LEAD);
    }

    /**
     * Adds a person, or gives one another role or password, or has one take part again.
     *
     * @param password empty to leave it as it is; a new person without one need not prove who they are
     */
    public void add(Member lead, String name, Role role, String password) {
        lead.needs(Role.LEAD);
        checkName(name);
        String hash = password.isEmpty() ? "" : hash(password);
        store.write(lead.name(), "people", w -> {
            String kept =
                    w.find(Table.PERSON, name).map(r -> r.text("password")).orElse("");
            w.put(Table.PERSON, row(name, role, hash.isEmpty() ? kept : hash, State.ACTIVE));
            checkALeadIsLeft(w);
            return 0;
        });
    }

    /** A person's own password. */
    public void setPassword(Member member, String password) {
        String hash = hash(password);
        store.write(member.name(), "password", w -> {
            w.put(
                    Table.PERSON,
                    w.find(Table.PERSON, member.name()).orElseThrow().with("password", hash));
            return 0;
        });
    }

    /** Inside a change of who works on what: the person no longer takes part; what they did stays. */
    public static void leave(Writing w, String name) {
        Row row = w.find(Table.PERSON, name).orElseThrow(() -> unknown(name));
        w.put(Table.PERSON, row.with("state", State.LEFT));
        checkALeadIsLeft(w);
    }

    /**
     * Who says so, if they can prove it.
     *
     * @param password empty when none was given
     * @throws InputException when nobody of that name takes part, or the password is another
     */
    public Member enter(String name, String password) {
        Row row = store.read(r -> r.find(Table.PERSON, name)).orElseThrow(() -> unknown(name));
        if (row.choice("state", State.class) == State.LEFT) {
            throw InputException.of(
                    Location.NOWHERE.about(name), "no longer takes part", "", "A lead can add the person again.");
        }
        String hash = row.text("password");
        if (!hash.isEmpty() && (password.isEmpty() || !Passwords.fits(password, hash))) {
            throw InputException.of(
                    Location.NOWHERE.about(name),
                    password.isEmpty() ? "has a password, and none was given" : "this is not the password",
                    "the password of " + name,
                    "Type it, name a file with --password-file, or set NOCIMAP_PASSWORD; a lead can give a new one.");
        }
        return new Member(name, row.choice("role", Role.class));
    }

    /** Whether a person must prove who they are; false also where there is nobody of that name. */
    public boolean hasPassword(String name) {
        return store.read(r -> r.find(Table.PERSON, name))
                .map(row -> !row.text("password").isEmpty())
                .orElse(false);
    }

    /** Everybody, by name. */
    public List<Listed> all() {
        return store.read(r -> r.all(Table.PERSON)).stream()
                .map(row ->
                        new Listed(row.text("name"), row.choice("role", Role.class), row.choice("state", State.class)))
                .toList();
    }

    private static void checkALeadIsLeft(Writing w) {
        if (w.count("SELECT COUNT(*) FROM person WHERE role = 'LEAD' AND state = 'ACTIVE'") == 0) {
            throw InputException.of(
                    Location.NOWHERE,
                    "the review would have no lead",
                    "at least one lead",
                    "Make somebody else a lead first.");
        }
    }

    private static String hash(String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw InputException.of(
                    Location.NOWHERE,
                    "the password is too short",
                    "at least " + SHORTEST_PASSWORD + " characters",
                    "Choose a longer one; a few words do well.");
        }
        return Passwords.hash(password);
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw InputException.of(
                    Location.NOWHERE,
                    "\"" + name + "\" cannot be a name",
                    "1 to 80 characters without comma, semicolon or slash",
                    "Choose another name.");
        }
    }

    private static Row row(String name, Role role, String hash, State state) {
        return Row.of("name", name, "role", role, "password", hash, "state", state);
    }

    private static InputException unknown(String name) {
        return InputException.of(
                Location.NOWHERE.about(name),
                "nobody of this name takes part in the review",
                "one of its people",
                "See them with \"nocimap review people\"; a lead can add one.");
    }
}
