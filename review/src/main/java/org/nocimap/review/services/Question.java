package org.nocimap.review.services;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a service is asked.
 *
 * @param service that is asked
 * @param method by which parameters are sent
 * @param path below the service's address, encoded
 * @param parameters in their order; keys, tool and e-mail are added when it is sent
 */
public record Question(Service service, Method method, String path, List<Parameter> parameters) {
    public Question {
        parameters = List.copyOf(parameters);
    }

    /** How parameters are sent. */
    public enum Method {
        /** In the address. */
        GET,
        /** As a form, since they may be long. */
        POST
    }

    /** One parameter, not encoded. */
    public record Parameter(String name, String value) {
        String encoded() {
            return Question.encoded(name) + "=" + Question.encoded(value);
        }
    }

    /**
     * @param segments of the path; each is encoded, slashes within included
     */
    public static Question get(Service service, String... segments) {
        return of(service, Method.GET, segments);
    }

    public static Question post(Service service, String... segments) {
        return of(service, Method.POST, segments);
    }

    private static Question of(Service service, Method method, String... segments) {
        List<String> encoded = new ArrayList<>();
        for (String segment : segments) {
            encoded.add(encoded(segment));
        }
        return new Question(service, method, String.join("/", encoded), List.of());
    }

    /** The same with one parameter more. */
    public Question with(String name, String value) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value));
        return new Question(service, method, path, more);
    }

    /** The address as it may be written down: of the service itself, without key, tool and e-mail. */
    public String shown() {
        String address = service.address() + path;
        return parameters.isEmpty() ? address : address + "?" + query(parameters);
    }

    static String query(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
