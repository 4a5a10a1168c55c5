package org.nocimap.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nocimap.review.protocol.Protocol;
import org.nocimap.review.protocol.ProtocolFile;
import org.nocimap.review.protocol.Protocols;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.People;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review init}. */
@Command(
        name = "init",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Begins a review: a workspace folder with its database, its protocol and its lead.")
final class ReviewInitCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(arity = "1", paramLabel = "DIR", description = "Folder for the review; made when absent.")
    private String folder = "";

    @Option(names = "--lead", required = true, paramLabel = "NAME", description = "Who leads the review.")
    private String lead = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the review, when there is no protocol yet.")
    private String title = "";

    @Option(
            names = "--protocol",
            paramLabel = "FILE",
            description = "Protocol as JSON: title, registration, question, criteria, databases, outcomes.")
    private String protocol = "";

    @Option(
            names = "--store",
            paramLabel = "URL",
            description =
                    "Keep the review on a PostgreSQL server: jdbc:postgresql://HOST/DATABASE?user=NAME, its password in"
                            + " NOCIMAP_STORE_PASSWORD. Default: a database in DIR")
    private String store = "";

    @Option(names = "--new-password", description = "Ask for a password of the lead, which is not shown.")
    private boolean newPassword;

    @Option(
            names = "--new-password-file",
            paramLabel = "FILE",
            description = "Holds the lead's password in its first line. Default: NOCIMAP_PASSWORD")
    private String newPasswordFile = "";

    ReviewInitCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Path place = options.outputFolder("DIR", folder);
        if (title.isBlank() == protocol.isEmpty()) {
            options.problem(
                    "--protocol",
                    protocol.isEmpty() ? "the review has no name" : "the protocol has a title of its own",
                    "either --protocol or --title",
                    "Give one of them.");
        }
        Optional<Path> file =
                protocol.isEmpty() ? Optional.empty() : Optional.of(options.inputFile("--protocol", protocol));
        Optional<Path> passwordFile = ReviewStep.file(options, "--new-password-file", newPasswordFile);
        options.throwIfAny();
        String given = ReviewStep.environment("NOCIMAP_PASSWORD");
        String password = newPassword || passwordFile.isPresent()
                ? ReviewStep.passwords().fresh(passwordFile, given, lead)
                : given;
        Protocol planned = file.map(ProtocolFile::read).orElseGet(() -> Protocol.of(title));
        try (Workspace review = Workspace.create(
                place, store.isEmpty() ? Optional.empty() : Optional.of(store), ReviewStep.storePassword())) {
            Member member = new People(review.store()).begin(lead, password);
            new Protocols(review.store()).set(member, planned, "");
            console.line("review: " + planned.title());
            console.line("workspace: " + place + ", lead: " + member.name());
            console.result(Map.of(
                    "folder",
                    place.toString(),
                    "title",
                    planned.title(),
                    "review",
                    review.store().review()));
        }
        return ExitCode.OK;
    }
}
