package org.nocimap.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.nocimap.review.protocol.ProtocolFile;
import org.nocimap.review.protocol.Protocols;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review protocol}. */
@Command(
        name = "protocol",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Prints the protocol of a review as JSON; a lead amends it.")
final class ReviewProtocolCommand extends ReviewStep {
    @Option(names = "--set", paramLabel = "FILE", description = "The whole protocol as it is to be from now on.")
    private String set = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is amended.")
    private String reason = "";

    private Optional<Path> file = Optional.empty();

    ReviewProtocolCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        file = set.isEmpty() ? Optional.empty() : Optional.of(options.inputFile("--set", set));
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Protocols protocols = new Protocols(review.store());
        file.ifPresent(f -> protocols.set(member, ProtocolFile.read(f), reason));
        console.line(ProtocolFile.text(protocols.current()));
        for (Protocols.Version version : protocols.versions()) {
            console.note("version " + version.version() + ", " + version.at()
                    + (version.reason().isEmpty() ? "" : ": " + version.reason()));
        }
        console.result(Map.of(
                "protocol",
                ProtocolFile.text(protocols.current()),
                "versions",
                protocols.versions().stream()
                        .map(v -> Map.of("version", v.version(), "at", v.at(), "reason", v.reason()))
                        .toList()));
    }
}
