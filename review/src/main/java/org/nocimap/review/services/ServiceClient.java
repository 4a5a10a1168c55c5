package org.nocimap.review.services;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * Asks services, one request after the other, at the pace that each asks for. What may pass is tried again: no answer in time, a cut or
 * garbled answer, 429 and 5xx, after as long as the service says, else after 1, 2, 4 … seconds. What cannot be had in the end is an
 * {@link InputException}, never an empty result. Not for several threads.
 */
public final class ServiceClient {
    private static final String TOOL = "nocimap";
    private static final int SHOWN = 200;
    private static final int MOST_MOVES = 3;

    private final Access access;
    private final Waiting waiting;
    private final Pace pace;
    private final HttpClient http;
    private final List<Asked> asked = new ArrayList<>();

    public ServiceClient(Access access, Waiting waiting) {
        this.access = access;
        this.waiting = waiting;
        this.pace = new Pace(waiting);
        this.http = HttpClient.newBuilder()
                .connectTimeout(access.limits().connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Makes sense of an answer. */
    public interface Reader<T> {
        /**
         * @throws IOException when the answer is not what was asked for; it is asked again then
         */
        T read(byte[] body) throws IOException;
    }

    /**
     * Asks until there is an answer that can be read.
     *
     * @param records how many records the answer holds or counts, for the account of requests
     * @throws InputException when there is none, or the service refuses
     */
    public <T> T ask(Question question, Reader<T> reader, ToLongFunction<T> records) {
        return find(question, reader, records)
                .orElseThrow(() -> problem(question, "does not know what was asked for (404)", "an answer", ""));
    }

    /** The same where the service may not know what is asked for (404). */
    public <T> Optional<T> find(Question question, Reader<T> reader, ToLongFunction<T> records) {
        String failure = "";
        for (int attempt = 1; ; attempt++) {
            Duration wait = Duration.ofSeconds(1L << Math.min(attempt - 1, 6));
            try {
                HttpResponse<byte[]> answer = send(question);
                int status = answer.statusCode();
                if (status == 404) {
                    note(question, status, 0);
                    return Optional.empty();
                }
                if (status >= 200 && status < 300) {
                    T read = reader.read(unpacked(answer));
                    note(question, status, records.applyAsLong(read));
                    return Optional.of(read);
                }
                failure = "answers with the status " + status + said(answer);
                if (status != 429 && status < 500) {
                    throw refused(question, status, failure);
                }
                wait = RetryAfter.of(answer.headers(), waiting.now()).orElse(wait);
            } catch (BoundedBody.TooLarge | BoundedInput.TooLargeException e) {
                throw problem(
                        question,
                        "gives an answer of more than " + access.limits().mostBytes() + " bytes",
                        "a smaller one",
                        "Ask for less at a time.");
            } catch (ConnectException | HttpConnectTimeoutException e) {
                throw unreachable(question);
            } catch (IOException e) {
                failure = "gives no answer that can be read (" + described(e) + ")";
            }
            if (attempt >= access.limits().tries()) {
                throw problem(
                        question,
                        failure + ", in " + attempt + " tries",
                        "an answer",
                        "Try again later. What was taken in before is kept.");
            }
            if (wait.compareTo(access.limits().longestWait()) > 0) {
                throw problem(
                        question,
                        failure + " and asks to wait for " + wait.toSeconds() + " seconds",
                        "an answer soon",
                        "Run the command again after that time. What was taken in before is kept.");
            }
            sleep(wait);
        }
    }

    /** The requests that were answered, in their order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    private HttpResponse<byte[]> send(Question question) throws IOException {
        try {
            pace.await(question.service(), question.service().perSecond(access));
            HttpRequest request = request(question);
            HttpResponse<byte[]> answer = send(request);
            for (int moves = 0; moves < MOST_MOVES && moved(request, answer).isPresent(); moves++) {
                request = HttpRequest.newBuilder(request, (name, value) -> true)
                        .uri(moved(request, answer).orElseThrow())
                        .build();
                answer = send(request);
            }
            return answer;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request, info -> new BoundedBody(access.limits().mostBytes()));
        try {
            return sent.get(access.limits().answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new Unreadable("none within " + access.limits().answer().toMillis() / 1000.0 + " seconds");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            // A cut connection is told in the words of the network, never with the address that was asked.
            throw cause instanceof IOException io
                    ? io
                    : new IOException(cause == null ? "" : cause.getClass().getSimpleName());
        }
    }

    /** Where an answer says that the thing has moved to, on the same server alone: keys go nowhere else. */
    private static Optional<URI> moved(HttpRequest request, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        boolean moves = status == 301 || status == 302 || status == 307 || status == 308;
        if (!moves || !request.method().equals("GET")) {
            return Optional.empty();
        }
        try {
            return answer.headers()
                    .firstValue("Location")
                    .map(request.uri()::resolve)
                    .filter(to -> Objects.equals(to.getScheme(), request.uri().getScheme())
                            && Objects.equals(to.getAuthority(), request.uri().getAuthority()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private HttpRequest request(Question question) {
        Service service = question.service();
        List<Question.Parameter> parameters = new ArrayList<>(question.parameters());
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", access.email().isEmpty() ? TOOL : TOOL + " (mailto:" + access.email() + ")");
        switch (service) {
            case PUBMED -> {
                parameters.add(new Question.Parameter("tool", TOOL));
                if (!access.email().isEmpty()) {
                    parameters.add(new Question.Parameter("email", access.email()));
                }
                access.key(service).ifPresent(key -> parameters.add(new Question.Parameter("api_key", key.reveal())));
            }
            case CROSSREF -> {
                if (!access.email().isEmpty()) {
                    parameters.add(new Question.Parameter("mailto", access.email()));
                }
            }
            case OPENALEX ->
                access.key(service).ifPresent(key -> request.header("Authorization", "Bearer " + key.reveal()));
            case EUROPE_PMC -> {}
        }
        String query = Question.query(parameters);
        String address = access.address(service) + question.path();
        return question.method() == Question.Method.POST
                ? request.uri(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(query))
                        .build()
                : request.uri(URI.create(query.isEmpty() ? address : address + "?" + query))
                        .build();
    }

    private byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
        boolean packed =
                answer.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
        if (!packed) {
            return answer.body();
        }
        try (InputStream in = BoundedInput.unpack(
                new ByteArrayInputStream(answer.body()), access.limits().mostBytes())) {
            return in.readAllBytes();
        }
    }

    private void note(Question question, int status, long records) {
        asked.add(new Asked(
                question.service(),
                question.shown(),
                waiting.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                status,
                records));
    }

    /** The beginning of what a service says about a failure. */
    private String said(HttpResponse<byte[]> answer) {
        String text;
        try {
            text = new String(unpacked(answer), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
        String plain = access.withoutKeys(text)
                .replaceAll("<[^>]{0,200}>", " ")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return plain.isEmpty() ? "" : " (" + plain.substring(0, Math.min(SHOWN, plain.length())) + ")";
    }

    private String described(IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return access.withoutKeys(message);
    }

    private InputException refused(Question question, int status, String failure) {
        String key = question.service().keyName();
        boolean about = (status == 401 || status == 403) && !key.isEmpty();
        return problem(
                question,
                failure,
                "an answer",
                about
                        ? "See that " + key + " holds a key of "
                                + question.service().title() + "."
                        : "Look at what the service says.");
    }

    private InputException unreachable(Question question) {
        return problem(
                question,
                "cannot be reached at " + access.address(question.service()).getAuthority(),
                "a network",
                "Connect to the network, or name another address in "
                        + question.service().addressName() + ". Everything else works without.");
    }

    private static InputException problem(Question question, String what, String expected, String mend) {
        return InputException.of(Location.NOWHERE.about(question.service().title()), what, expected, mend);
    }

    private void sleep(Duration time) {
        try {
            waiting.sleep(time);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted");
    }
}
