package org.nocimap.review.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.files.InputException;
import org.nocimap.review.services.StandIn.Manner;
import org.nocimap.review.services.StandIn.Reply;

class ServiceClientTest {
    private static final String KEY = "k3y/0f+ana";
    private static final Question QUESTION =
            Question.get(Service.OPENALEX, "works", "doi:10.1/a b").with("select", "id,doi");

    private final StandIn stand = new StandIn().on(Service.OPENALEX, "works/*", seen -> Reply.text("fine"));

    @AfterEach
    void close() {
        stand.close();
    }

    private static String ask(ServiceClient client) {
        return client.ask(QUESTION, ServiceClientTest::read, String::length);
    }

    private static String read(byte[] body) throws IOException {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!text.startsWith("fine")) {
            throw new Unreadable("not fine");
        }
        return text;
    }

    @Test
    void aRequestIsWrittenDownWithoutKeyAndAddressOfMail() {
        Access access = new Access(
                stand.access().addresses(),
                Map.of(Service.PUBMED, new Secret(KEY), Service.OPENALEX, new Secret(KEY)),
                "ana@example.org",
                stand.access().limits());
        stand.on(Service.PUBMED, "esearch.fcgi", seen -> Reply.text("fine"));
        ServiceClient client = new ServiceClient(access, stand.time);

        assertThat(ask(client)).isEqualTo("fine");
        client.ask(
                Question.post(Service.PUBMED, "esearch.fcgi").with("term", "a & b"), ServiceClientTest::read, s -> 7);

        assertThat(stand.seen().get(0).path()).isEqualTo("works/doi:10.1/a b");
        assertThat(stand.seen().get(0).authorization()).isEqualTo("Bearer " + KEY);
        assertThat(stand.seen().get(1).parameters())
                .containsEntry("term", "a & b")
                .containsEntry("api_key", KEY)
                .containsEntry("tool", "nocimap")
                .containsEntry("email", "ana@example.org");
        assertThat(client.asked())
                .containsExactly(
                        new Asked(
                                Service.OPENALEX,
                                "https://api.openalex.org/works/doi%3A10.1%2Fa%20b?select=id%2Cdoi",
                                "2026-05-11T08:00:00Z",
                                200,
                                4),
                        new Asked(
                                Service.PUBMED,
                                "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esearch.fcgi?term=a%20%26%20b",
                                "2026-05-11T08:00:00Z",
                                200,
                                7));
        assertThat(access.toString() + client.asked()).doesNotContain("k3y");
    }

    @Test
    void itWaitsAsLongAsTheServiceSays() {
        stand.before(Reply.of(429, "slow down").with("Retry-After", "7"))
                .before(Reply.of(503, "").with("Retry-After", "Mon, 11 May 2026 08:00:27 GMT"))
                .before(Reply.of(500, "oops"));
        assertThat(ask(stand.client())).isEqualTo("fine");
        assertThat(stand.time.slept).contains(Duration.ofSeconds(7), Duration.ofSeconds(20), Duration.ofSeconds(4));
    }

    @Test
    void itGivesUpAfterSomeTriesAndSaysWhy() {
        for (int n = 0; n < 4; n++) {
            stand.before(Reply.of(429, "{\"error\":\"API rate limit exceeded\"}"));
        }
        ServiceClient client = stand.client();
        assertThatThrownBy(() -> ask(client))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("OpenAlex")
                .hasMessageContaining("status 429")
                .hasMessageContaining("API rate limit exceeded")
                .hasMessageContaining("4 tries");
        assertThat(stand.seen()).hasSize(4);
        assertThat(client.asked()).isEmpty();
    }

    @Test
    void itDoesNotSleepForADay() {
        stand.before(Reply.of(429, "").with("Retry-After", "86400"));
        assertThatThrownBy(() -> ask(stand.client())).hasMessageContaining("86400 seconds");
        assertThat(stand.seen()).hasSize(1);
    }

    @Test
    void aKeyThatAServiceRepeatsIsNotShown() {
        stand.before(
                Reply.of(403, "{\"error\":\"bad key\",\"api-key\":\"" + KEY + "\",\"url\":\"?key=k3y%2F0f%2Bana\"}"));
        Access access = new Access(
                stand.access().addresses(),
                Map.of(Service.OPENALEX, new Secret(KEY)),
                "",
                stand.access().limits());
        assertThatThrownBy(() -> ask(new ServiceClient(access, stand.time)))
                .hasMessageContaining("bad key")
                .hasMessageContaining("OPENALEX_API_KEY")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("k3y"));
        assertThat(stand.seen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Maintenance</body></html>", "", "{\"cut\": "})
    void anAnswerThatCannotBeReadIsAskedForAgain(String body) {
        stand.before(Reply.text(body));
        assertThat(ask(stand.client())).isEqualTo("fine");
        assertThat(stand.seen()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"CUT", "STUCK"})
    void anAnswerThatBreaksOffIsAskedForAgain(Manner manner) {
        stand.before(Reply.text("fine, but").in(manner));
        Access access = stand.access()
                .with(new Limits(3, Duration.ofSeconds(5), Duration.ofMillis(700), Duration.ofSeconds(9), 1 << 20));
        assertThat(ask(new ServiceClient(access, stand.time))).isEqualTo("fine");
        assertThat(stand.seen()).hasSize(2);
    }

    @Test
    void packedAnswersAreUnpackedAndBoundedAllTheSame() {
        stand.before(Reply.text("fine and packed").packed());
        assertThat(ask(stand.client())).isEqualTo("fine and packed");
        stand.before(Reply.text("fine" + "\0".repeat(1 << 21)).packed());
        assertThatThrownBy(() -> ask(stand.client())).hasMessageContaining("more than 1048576 bytes");
        stand.before(Reply.text("fine" + "x".repeat(1 << 21)));
        assertThatThrownBy(() -> ask(stand.client())).hasMessageContaining("more than 1048576 bytes");
        byte[] packed = Reply.text("fine and packed").packed().body();
        stand.before(new Reply(
                200,
                java.util.Arrays.copyOf(packed, packed.length - 9),
                Map.of("Content-Encoding", "gzip"),
                Manner.WHOLE));
        assertThat(ask(stand.client())).isEqualTo("fine");
    }

    @Test
    void requestsStartNoFasterThanTheServiceAllows() {
        ServiceClient client = stand.client();
        for (int n = 0; n < 6; n++) {
            ask(client);
        }
        Duration slept = stand.time.slept.stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(slept).isEqualTo(Duration.ofSeconds(1));
        Pace pace = new Pace(stand.time);
        assertThat(Service.PUBMED.perSecond(stand.access())).isEqualTo(3);
        assertThat(Service.PUBMED.perSecond(
                        new Access(Map.of(), Map.of(Service.PUBMED, new Secret("x")), "", Limits.usual())))
                .isEqualTo(10);
        assertThat(pace).isNotNull();
    }

    @Test
    void itFollowsToTheSameServerAlone() {
        stand.before(Reply.of(301, "").with("Location", "/openalex/works/W2"));
        assertThat(ask(stand.client())).isEqualTo("fine");
        assertThat(stand.seen().get(1).path()).isEqualTo("works/W2");
        stand.before(Reply.of(301, "").with("Location", "http://localhost:1/elsewhere"));
        assertThatThrownBy(() -> ask(stand.client())).hasMessageContaining("status 301");
    }

    @Test
    void withoutNetworkItSaysSoAtOnce() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        Access access = new Access(
                Map.of(Service.OPENALEX, URI.create("http://127.0.0.1:" + closed + "/")), Map.of(), "", Limits.usual());
        assertThatThrownBy(() -> ask(new ServiceClient(access, stand.time)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be reached at 127.0.0.1:" + closed)
                .hasMessageContaining("NOCIMAP_OPENALEX_URL");
        assertThat(stand.time.slept).isEmpty();
    }

    @Test
    void settingsComeFromTheEnvironmentOrAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("keys"),
                "# mine\nNCBI_API_KEY = " + KEY + "\nNOCIMAP_CROSSREF_URL=https://proxy.example/c\n");
        Access access = Access.of(Map.of("OPENALEX_API_KEY", "other", "NOCIMAP_EMAIL", "a@b.org"), Optional.of(file));
        assertThat(access.key(Service.PUBMED)).isPresent();
        assertThat(access.key(Service.OPENALEX)).isPresent();
        assertThat(access.address(Service.CROSSREF)).hasToString("https://proxy.example/c/");
        assertThat(access.email()).isEqualTo("a@b.org");

        Files.writeString(file, KEY + "\n");
        assertThatThrownBy(() -> Access.of(
                        Map.of(
                                "NOCIMAP_EMAIL", "nobody",
                                "NOCIMAP_PUBMED_URL", "ftp://x",
                                "NOCIMAP_OPENALEX_URL", "http://example.org",
                                "OPENALEX_API_KEY", KEY),
                        Optional.empty()))
                .hasMessageContaining("NOCIMAP_EMAIL")
                .hasMessageContaining("NOCIMAP_PUBMED_URL")
                .hasMessageContaining("without encryption")
                .satisfies(e -> assertThat(e.toString()).doesNotContain(KEY));
        assertThatThrownBy(() -> Access.of(Map.of(), Optional.of(file)))
                .hasMessageContaining("keys:1")
                .satisfies(e -> assertThat(e.toString()).doesNotContain(KEY));
    }
}
