package org.nocimap.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.People;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Option;

/** What every step of a review begins with: its workspace, and who takes the step. */
abstract class ReviewStep implements Callable<Integer> {
    private final RootCommand root;

    @Option(names = "--in", paramLabel = "DIR", description = "Workspace of the review. Default: the current folder")
    private String in = ".";

    @Option(names = "--as", paramLabel = "NAME", description = "Who does it. Default: the only person")
    private String as = "";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Holds your password in its first line. Default: NOCIMAP_PASSWORD, else you are asked")
    private String passwordFile = "";

    private Optional<Path> password = Optional.empty();

    ReviewStep(RootCommand root) {
        this.root = root;
    }

    /** Checks the step's own options. */
    void understand(OptionReader options) {}

    /** Takes the step. */
    abstract void take(Workspace review, Member member, Console console);

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        Path folder = options.inputFolder("--in", in);
        password = file(options, "--password-file", passwordFile);
        understand(options);
        options.throwIfAny();
        try (Workspace review = Workspace.open(folder, storePassword())) {
            take(review, member(review), root.console());
        }
        return ExitCode.OK;
    }

    private Member member(Workspace review) {
        People people = new People(review.store());
        String name = as;
        if (name.isEmpty()) {
            List<String> active = people.all().stream()
                    .filter(p -> p.state() == People.State.ACTIVE)
                    .map(People.Listed::name)
                    .toList();
            if (active.size() != 1) {
                throw InputException.of(
                        Location.option("--as"),
                        "several people take part, and none is named",
                        "one of " + String.join(", ", active),
                        "Say who you are with --as.");
            }
            name = active.get(0);
        }
        String own = people.hasPassword(name)
                ? passwords().known(password, environment("NOCIMAP_PASSWORD"), name)
                : environment("NOCIMAP_PASSWORD");
        return people.enter(name, own);
    }

    /** Where passwords come from. */
    static PasswordReader passwords() {
        return PasswordReader.ofTerminal();
    }

    /** A file that an option names; empty when it is not given. */
    static Optional<Path> file(OptionReader options, String option, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(options.inputFile(option, text));
    }

    static String storePassword() {
        return environment("NOCIMAP_STORE_PASSWORD");
    }

    static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }
}
