package org.nocimap.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nocimap.files.InputException;
import org.nocimap.review.services.Access;
import org.nocimap.review.services.ServiceClient;
import org.nocimap.review.services.Waiting;
import picocli.CommandLine.Option;

/** How bibliographic services are asked. */
final class ServiceOptions {
    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "Lines NAME=VALUE with NCBI_API_KEY, OPENALEX_API_KEY, NOCIMAP_EMAIL, or addresses of services"
                            + " such as NOCIMAP_PUBMED_URL. Default: these from the environment")
    private String keys = "";

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Told to the services, as they ask. Default: none")
    private String email = "";

    private Access access = Access.of(Map.of(), Optional.empty());

    void understand(OptionReader options) {
        Optional<Path> file = keys.isEmpty() ? Optional.empty() : Optional.of(options.inputFile("--keys", keys));
        try {
            Map<String, String> environment = new HashMap<>(System.getenv());
            if (!email.isEmpty()) {
                environment.put(Access.EMAIL, email);
            }
            access = Access.of(environment, file.filter(Files::isReadable));
        } catch (InputException e) {
            options.problems(e.problems());
        }
    }

    ServiceClient client() {
        return new ServiceClient(access, Waiting.real());
    }
}
