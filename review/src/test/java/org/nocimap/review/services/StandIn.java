package org.nocimap.review.services;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** Stands in for the services: answers as a test says, on this machine, and keeps what it was asked. */
public final class StandIn implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answering> answers = new LinkedHashMap<>();
    private final Deque<Reply> first = new ArrayDeque<>();
    private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());

    /** Makes an answer. */
    public interface Answering {
        Reply to(Seen request);
    }

    /** A request as it came: path below the service, parameters decoded, header of authorisation. */
    public record Seen(String service, String path, Map<String, String> parameters, String authorization) {
        public String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }
    }

    /** An answer. */
    public record Reply(int status, byte[] body, Map<String, String> headers, Manner manner) {
        public static Reply json(String text) {
            return of(200, text.replace('\'', '"'));
        }

        public static Reply text(String text) {
            return of(200, text);
        }

        public static Reply of(int status, String text) {
            return new Reply(status, text.getBytes(StandardCharsets.UTF_8), Map.of(), Manner.WHOLE);
        }

        public Reply with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Reply(status, body, more, manner);
        }

        public Reply in(Manner other) {
            return new Reply(status, body, headers, other);
        }

        public Reply packed() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Reply(status, bytes.toByteArray(), headers, manner).with("Content-Encoding", "gzip");
        }
    }

    /** How an answer is sent. */
    public enum Manner {
        WHOLE,
        /** The connection ends in mid-body. */
        CUT,
        /** A byte, then nothing for a long time. */
        STUCK
    }

    /** Time that passes only when somebody waits. */
    public static final class QuickTime implements Waiting {
        public final List<Duration> slept = new ArrayList<>();
        private Instant now = Instant.parse("2026-05-11T08:00:00Z");

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanoTime() {
            return Duration.between(Instant.EPOCH, now).toNanos();
        }

        @Override
        public void sleep(Duration time) {
            slept.add(time);
            now = now.plus(time);
        }
    }

    public final QuickTime time = new QuickTime();

    public StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Answers a path of a service, or all paths below it when it ends with a star. */
    public StandIn on(Service service, String path, Answering answer) {
        answers.put(service.word() + "/" + path, answer);
        return this;
    }

    /** Gives this answer first, whatever is asked, before the others. */
    public StandIn before(Reply reply) {
        first.add(reply);
        return this;
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public List<Seen> seen(Service service) {
        return seen().stream().filter(s -> s.service().equals(service.word())).toList();
    }

    public String address(Service service) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + service.word() + "/";
    }

    /** Access to the stand-in with no key, and small limits. */
    public Access access() {
        Map<Service, URI> addresses = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            addresses.put(service, URI.create(address(service)));
        }
        return new Access(
                addresses,
                Map.of(),
                "",
                new Limits(4, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60), 1 << 20));
    }

    public ServiceClient client() {
        return new ServiceClient(access(), time);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().substring(1);
        int slash = path.indexOf('/');
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        parse(query == null ? "" : query, parameters);
        parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), parameters);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Seen request = new Seen(
                path.substring(0, slash),
                URLDecoder.decode(path.substring(slash + 1), StandardCharsets.UTF_8),
                parameters,
                authorization == null ? "" : authorization);
        seen.add(request);
        Reply planned = first.poll();
        send(exchange, planned != null ? planned : answer(request));
    }

    private Reply answer(Seen request) {
        String whole = request.service() + "/" + request.path();
        for (Map.Entry<String, Answering> one : answers.entrySet()) {
            String path = one.getKey();
            boolean fits =
                    path.endsWith("*") ? whole.startsWith(path.substring(0, path.length() - 1)) : whole.equals(path);
            if (fits) {
                return one.getValue().to(request);
            }
        }
        return Reply.of(404, "Resource not found.");
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        try (exchange) {
            switch (reply.manner()) {
                case WHOLE -> {
                    exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
                    if (reply.body().length > 0) {
                        exchange.getResponseBody().write(reply.body());
                    }
                }
                case CUT -> {
                    exchange.sendResponseHeaders(reply.status(), reply.body().length + 100L);
                    exchange.getResponseBody().write(reply.body());
                    exchange.getResponseBody().flush();
                }
                case STUCK -> {
                    exchange.sendResponseHeaders(reply.status(), 0);
                    exchange.getResponseBody().write(reply.body(), 0, 1);
                    exchange.getResponseBody().flush();
                    Thread.sleep(5000);
                }
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone, as some tests want.
        }
    }

    private static void parse(String form, Map<String, String> parameters) {
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
