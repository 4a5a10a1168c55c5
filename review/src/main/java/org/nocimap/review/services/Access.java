package org.nocimap.review.services;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * Where services are, and with what they are asked.
 *
 * @param addresses of services; each ends with a slash
 * @param keys of services that have one
 * @param email that services may write to when something goes wrong; may be empty
 * @param limits of every request
 */
public record Access(Map<Service, URI> addresses, Map<Service, Secret> keys, String email, Limits limits) {
    /** Name of the e-mail address in the environment. */
    public static final String EMAIL = "NOCIMAP_EMAIL";

    private static final long LONGEST_FILE = 1 << 16;

    public Access {
        addresses = Map.copyOf(addresses);
        keys = Map.copyOf(keys);
    }

    /**
     * From the environment, and a file of lines {@code NAME=VALUE} that goes before it: {@code NCBI_API_KEY}, {@code
     * OPENALEX_API_KEY}, {@code NOCIMAP_EMAIL}, {@code NOCIMAP_PUBMED_URL} and so on.
     *
     * @throws InputException when an address is none, the file cannot be read, or a key would be sent openly
     */
    public static Access of(Map<String, String> environment, Optional<Path> file) {
        Map<String, String> settings = new LinkedHashMap<>(environment);
        file.ifPresent(f -> settings.putAll(read(f)));
        Problems problems = new Problems();
        Map<Service, URI> addresses = new EnumMap<>(Service.class);
        Map<Service, Secret> keys = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            String key = settings.getOrDefault(service.keyName(), "").strip();
            if (!key.isEmpty()) {
                keys.put(service, new Secret(key));
            }
            URI address = address(service, settings.getOrDefault(service.addressName(), ""), problems);
            if (!key.isEmpty() && address.getScheme().equals("http") && !isThisMachine(address)) {
                problems.error(
                        Location.option(service.addressName()),
                        "the key of " + service.title() + " would be sent without encryption",
                        "an address that begins with https:",
                        "Use https, or leave out " + service.keyName() + ".");
            }
            addresses.put(service, address);
        }
        String email = settings.getOrDefault(EMAIL, "").strip();
        if (!email.isEmpty() && !email.matches("[^\\s@<>()]+@[^\\s@<>()]+")) {
            problems.error(Location.option(EMAIL), "is no e-mail address", "an address such as ana@example.org", "");
        }
        problems.throwIfAny();
        return new Access(addresses, keys, email, Limits.usual());
    }

    public Access with(Limits others) {
        return new Access(addresses, keys, email, others);
    }

    /** The same with another e-mail address. */
    public Access withEmail(String other) {
        return new Access(addresses, keys, other, limits);
    }

    URI address(Service service) {
        return addresses.getOrDefault(service, service.address());
    }

    Optional<Secret> key(Service service) {
        return Optional.ofNullable(keys.get(service));
    }

    /** A text without any key. */
    String withoutKeys(String text) {
        String plain = text;
        for (Secret key : keys.values()) {
            plain = key.removedFrom(plain);
        }
        return plain;
    }

    private static URI address(Service service, String text, Problems problems) {
        if (text.isBlank()) {
            return service.address();
        }
        try {
            URI address = new URI(text.strip().endsWith("/") ? text.strip() : text.strip() + "/");
            if (address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        problems.error(
                Location.option(service.addressName()),
                "is no address of a service",
                "such as " + service.address(),
                "Leave it out, or write the whole address without name, password and query.");
        return service.address();
    }

    private static boolean isThisMachine(URI address) {
        return address.getHost().matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\]");
    }

    /** What is in a line is never shown: it may be a key. */
    private static Map<String, String> read(Path file) {
        Map<String, String> settings = new LinkedHashMap<>();
        Problems problems = new Problems();
        int number = 0;
        String text = new String(BoundedInput.readAll(file, LONGEST_FILE), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            number++;
            int equals = line.indexOf('=');
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            if (equals < 1) {
                problems.error(
                        Location.of(file, number),
                        "is no setting",
                        "NAME=VALUE, with a name such as NCBI_API_KEY",
                        "Mend the line, or put # before it.");
            } else {
                settings.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        problems.throwIfAny();
        return settings;
    }
}
