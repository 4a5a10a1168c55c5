package org.nocimap.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.People;
import org.nocimap.review.workspace.Role;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review people}. */
@Command(
        name = "people",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Shows who takes part in a review; a lead adds people and gives roles.")
final class ReviewPeopleCommand extends ReviewStep {
    @Option(
            names = "--add",
            paramLabel = "NAME",
            description = "A person who takes part from now on; a first password in NOCIMAP_NEW_PASSWORD.")
    private String add = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "lead, reviewer, extractor or reader. Default: reviewer")
    private String role = "reviewer";

    @Option(
            names = "--leave",
            paramLabel = "NAME",
            description = "A person who no longer takes part: votes stay, what is left to read goes to others.")
    private String leave = "";

    @Option(names = "--new-password", description = "Your own new password, from NOCIMAP_NEW_PASSWORD.")
    private boolean newPassword;

    private Role chosen = Role.READER;

    ReviewPeopleCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (Role r : Role.values()) {
            roles.put(r.name().toLowerCase(Locale.ROOT), r);
        }
        chosen = options.choice("--role", role, roles);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        People people = new People(review.store());
        String password = environment("NOCIMAP_NEW_PASSWORD");
        if (!add.isEmpty()) {
            people.add(member, add, chosen, password);
        }
        if (!leave.isEmpty()) {
            long waiting = new Assignments(review.store()).leave(member, leave);
            if (waiting > 0) {
                console.note(Numbers.counted(waiting, "record waits", "records wait")
                        + " for somebody else: assign people with \"nocimap review assign\"");
            }
        }
        if (newPassword) {
            people.setPassword(member, password);
        }
        for (People.Listed person : people.all()) {
            console.line(person.name() + ": " + person.role().name().toLowerCase(Locale.ROOT)
                    + (person.state() == People.State.LEFT ? ", left" : ""));
        }
        console.result(Map.of(
                "people",
                people.all().stream()
                        .map(p -> Map.of(
                                "name",
                                p.name(),
                                "role",
                                p.role().name(),
                                "state",
                                p.state().name()))
                        .toList()));
    }
}
