package org.nocimap.review.store;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server of the machine's own binaries, for one test class. It refuses to run as root: then the user postgres runs it. */
final class PostgresServer implements AutoCloseable {
    private final Path bin;
    private final Path folder;
    private final int port;
    private int databases;

    private PostgresServer(Path bin, Path folder, int port) {
        this.bin = bin;
        this.folder = folder;
        this.port = port;
    }

    /** Starts a server; the test is skipped, with a message, where there is none to start. */
    static PostgresServer start() throws Exception {
        Optional<Path> bin = binaries();
        Assumptions.assumeTrue(bin.isPresent(), "skipped: no PostgreSQL on this machine (initdb and postgres)");
        Path folder = Files.createTempDirectory("nocimap-postgres");
        if (root()) {
            Assumptions.assumeTrue(
                    run(folder, List.of("chown", "postgres", folder.toString())) == 0,
                    "skipped: PostgreSQL does not run as root, and there is no user postgres");
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        PostgresServer server = new PostgresServer(bin.orElseThrow(), folder, port);
        server.need(
                "initdb", "-D", server.data(), "-U", "nocimap", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        server.up();
        return server;
    }

    void up() throws Exception {
        need(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c max_connections=60",
                "start");
    }

    void down() throws Exception {
        need("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    }

    StoreAddress newDatabase() {
        databases++;
        String name = "review" + databases;
        try {
            need("createdb", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "nocimap", name);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return StoreAddress.postgres("jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=nocimap", "");
    }

    @Override
    public void close() throws Exception {
        down();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void need(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        int code = run(folder, command);
        if (code != 0) {
            throw new IllegalStateException(command + " ended with " + code);
        }
    }

    private static int run(Path folder, List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> binaries() throws IOException {
        List<Path> places = new ArrayList<>();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(v -> v.resolve("bin"))
                        .sorted(Comparator.reverseOrder())
                        .forEach(places::add);
            }
        }
        for (String place : System.getenv().getOrDefault("PATH", "").split(":")) {
            places.add(Path.of(place));
        }
        return places.stream()
                .filter(p -> Files.isExecutable(p.resolve("initdb")) && Files.isExecutable(p.resolve("postgres")))
                .findFirst();
    }
}
