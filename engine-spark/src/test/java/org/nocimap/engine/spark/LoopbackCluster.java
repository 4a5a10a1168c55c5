package org.nocimap.engine.spark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** A Spark standalone master and its workers, each a process of its own on 127.0.0.1. Closing it ends them all. */
final class LoopbackCluster implements AutoCloseable {
    private static final int SECONDS_TO_START = 90;

    /** Hadoop 3.4.2, which Spark 4.1.1 brings, asks for what Java gave up with release 24 (JEP 486). */
    private static final int NEWEST_JAVA_OF_EXECUTORS = 23;

    private static final Pattern ADDRESS = Pattern.compile("Starting Spark master at (spark://127\\.0\\.0\\.1:\\d+)");
    private static final Pattern REGISTERED = Pattern.compile("Registering worker 127\\.0\\.0\\.1:");
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "jdk.internal.ref",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.util.calendar");

    private final Path folder;
    private final Path home;
    private final Path java = javaForWorkers();
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();
    private final Thread endWithTheJvm = new Thread(this::killAll);
    private String address = "";

    private LoopbackCluster(Path folder) {
        this.folder = folder;
        this.home = folder.resolve("spark-home");
        Runtime.getRuntime().addShutdownHook(endWithTheJvm);
    }

    /** Skips the test, with a message, where processes or ports are not to be had. */
    static LoopbackCluster start(Path folder, int workers) throws Exception {
        LoopbackCluster cluster = new LoopbackCluster(folder);
        try {
            cluster.layOut();
            cluster.startMaster();
            for (int n = 1; n <= workers; n++) {
                cluster.startWorker(n);
            }
            cluster.waitFor("master", REGISTERED, workers);
            return cluster;
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
    }

    String address() {
        return address;
    }

    /** As when its machine loses power: the worker and the executors it started are gone at once. */
    void killWorker(int number) {
        Process worker = workers.get(number - 1);
        List<ProcessHandle> executors = worker.descendants().toList();
        worker.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    /** Executors that a worker has running. */
    long executors(int number) {
        return workers.get(number - 1).descendants().count();
    }

    String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        killAll();
        for (Process process : processes) {
            process.waitFor(10, TimeUnit.SECONDS);
        }
        Runtime.getRuntime().removeShutdownHook(endWithTheJvm);
    }

    private void killAll() {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The Java of this test, where Spark's executors run on it. */
    private static Path javaForWorkers() {
        if (Runtime.version().feature() > NEWEST_JAVA_OF_EXECUTORS) {
            Assumptions.abort("Spark 4.1.1 runs executors on Java 17 to " + NEWEST_JAVA_OF_EXECUTORS
                    + ", this test runs on " + Runtime.version());
        }
        return Path.of(System.getProperty("java.home"));
    }

    /** Spark looks for a folder with its jars and a file that says which release it is. */
    private void layOut() throws IOException {
        Files.createDirectories(home.resolve("jars"));
        Files.writeString(home.resolve("RELEASE"), "Spark, from the test's class path\n");
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry).toAbsolutePath();
            String name = jar.getFileName().toString();
            if (name.endsWith(".jar") && !name.startsWith("nocimap") && !name.startsWith("commons-rng")) {
                Path link = home.resolve("jars").resolve(name);
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, jar);
                }
            }
        }
    }

    private void startMaster() throws Exception {
        Process master = start("master", "org.apache.spark.deploy.master.Master", "--port", "0");
        Matcher started = waitFor("master", ADDRESS, 1);
        address = started.group(1);
        if (!master.isAlive()) {
            throw new IllegalStateException("the master ended:\n" + said("master"));
        }
    }

    private void startWorker(int number) throws IOException {
        workers.add(start(
                "worker-" + number,
                "org.apache.spark.deploy.worker.Worker",
                "--port",
                "0",
                "--cores",
                "1",
                "--memory",
                "512m",
                "--work-dir",
                folder.resolve("work-" + number).toString(),
                address));
    }

    private Process start(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.resolve("bin/java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        OPENED.forEach(p -> command.add("--add-opens=java.base/" + p + "=ALL-UNNAMED"));
        command.addAll(List.of("-cp", home.resolve("jars") + "/*", main, "--host", "127.0.0.1", "--webui-port", "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("JAVA_HOME", java.toString());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw Assumptions.<RuntimeException>abort("this machine starts no process for Spark: " + e.getMessage());
        }
        processes.add(process);
        return process;
    }

    /** The last of so many matches in a log, once they are there. */
    private Matcher waitFor(String name, Pattern wanted, int times) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (System.nanoTime() < deadline) {
            String said = said(name);
            if (said.contains("BindException") || said.contains("Permission denied")) {
                Assumptions.abort("this machine gives Spark no port:\n" + said);
            }
            Matcher matcher = wanted.matcher(said);
            int found = 0;
            while (found < times && matcher.find()) {
                found++;
            }
            if (found == times) {
                return matcher;
            }
            Optional<Process> ended =
                    processes.stream().filter(p -> !p.isAlive()).findFirst();
            if (ended.isPresent()) {
                throw new IllegalStateException(
                        "a process of Spark ended with " + ended.get().exitValue() + ":\n" + said);
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException(
                "Spark did not say " + wanted + " in " + SECONDS_TO_START + " s:\n" + said(name));
    }
}
