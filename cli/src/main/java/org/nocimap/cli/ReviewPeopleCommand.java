package org.nocimap.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    @Option(names = "--add", paramLabel = "NAME", description = "A person who takes part from now on.")
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

    @Option(
            names = "--new-password",
            description = "Ask for a new password, which is not shown: that of the person added, else your own.")
    private boolean newPassword;

    @Option(
            names = "--new-password-file",
            paramLabel = "FILE",
            description = "Holds the new password in its first line. Default: NOCIMAP_NEW_PASSWORD")
    private String newPasswordFile = "";

    private Optional<Path> file = Optional.empty();

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
        file = file(options, "--new-password-file", newPasswordFile);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        People people = new People(review.store());
        String given = environment("NOCIMAP_NEW_PASSWORD");
        boolean wanted = newPassword || file.isPresent() || (!add.isEmpty() && !given.isEmpty());
        String whose = add.isEmpty() ? member.name() : add;
        String password = wanted ? passwords().fresh(file, given, whose) : "";
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
        if (wanted && add.isEmpty()) {
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
