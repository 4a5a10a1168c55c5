package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with a Java and a Maven that are themselves small scripts. */
class LauncherTest {
    private static final String MAVEN_THAT_BUILDS = "#!/bin/sh\n"
            + "echo build >>\"$COUNT\"\n"
            + "sleep 0.3\n"
            + "mkdir -p cli/target/dist/lib && echo jar >cli/target/dist/lib/nocimap.jar\n";

    @TempDir
    Path temporary;

    private Path root;
    private Path jdk;
    private Path bin;
    private Path count;

    @BeforeEach
    void aCheckout() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
        root = temporary.resolve("a folder with blanks");
        Path source = root.resolve("cli/src/main/java/A.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class A {}");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.writeString(root.resolve("cli/pom.xml"), "<project/>");
        Files.copy(Path.of(System.getProperty("nocimap.root", ".."), "nocimap"), root.resolve("nocimap"));
        makeExecutable(root.resolve("nocimap"));
        jdk = fakeJava("jdk", "17.0.99");
        bin = Files.createDirectories(temporary.resolve("bin"));
        script(bin.resolve("mvn"), MAVEN_THAT_BUILDS);
        count = temporary.resolve("count");
    }

    @Test
    void buildsOnceAndHandsOverEveryArgumentUnchanged() throws Exception {
        Result first = launch(root.resolve("nocimap"), "ale", "two words", "*", "");
        Result second = launch(root.resolve("nocimap"), "ale");

        assertThat(first.code).isZero();
        assertThat(first.out).contains("<ale><two words><*><>");
        assertThat(first.err).contains("first use: building");
        assertThat(second.out).contains("<ale>");
        assertThat(second.err).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws Exception {
        Path farAway = Files.createDirectories(temporary.resolve("elsewhere"));
        Path one = Files.createSymbolicLink(farAway.resolve("one"), root.resolve("nocimap"));
        Path two = Files.createSymbolicLink(farAway.resolve("two"), one.getFileName());

        assertThat(launch(two, "--help").out).contains("<--help>");
    }

    @Test
    void buildsAgainWhenASourceIsNewerAndOnlyThen() throws Exception {
        launch(root.resolve("nocimap"));
        launch(root.resolve("nocimap"));
        assertThat(builds()).isEqualTo(1);

        Files.setLastModifiedTime(
                root.resolve("cli/src/main/java/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch(root.resolve("nocimap")).err).contains("the sources have changed");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void twoFirstRunsAtOnceBuildOnce() throws Exception {
        Process one = start(root.resolve("nocimap"), "one");
        Process two = start(root.resolve("nocimap"), "two");

        assertThat(finish(one).out).contains("<one>");
        assertThat(finish(two).out).contains("<two>");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void takesOverTheLockOfABuildThatDied() throws Exception {
        Path lock = Files.createDirectories(root.resolve("target/nocimap/lock"));
        Process dead = new ProcessBuilder("/bin/sh", "-c", "exit 0").start();
        dead.waitFor();
        Files.writeString(lock.resolve("owner"), Long.toString(dead.pid()));

        assertThat(launch(root.resolve("nocimap"), "on").out).contains("<on>");
        assertThat(lock).doesNotExist();
    }

    @Test
    void fetchesSparkOnceAndOnlyWhenAMasterIsNamed() throws Exception {
        script(
                bin.resolve("mvn"),
                MAVEN_THAT_BUILDS + "case \"$*\" in *spark-lib*) mkdir -p engine-spark/target/dist/lib;; esac\n");
        launch(root.resolve("nocimap"), "ale", "--engine", "local");
        assertThat(builds()).isEqualTo(1);

        Result first = launch(root.resolve("nocimap"), "ale", "--engine", "spark://host:7077");
        assertThat(first.err).contains("first use of Spark");
        assertThat(first.out).contains("<org.nocimap.cli.Main><ale><--engine><spark://host:7077>");
        assertThat(launch(root.resolve("nocimap"), "ale", "--engine=local[2]").out)
                .contains("<--engine=local[2]>");
        assertThat(builds()).isEqualTo(2);

        Result absent = launchWith(
                Map.of("NOCIMAP_SPARK_LIB", "/nowhere"), root.resolve("nocimap"), "ale", "--engine", "local[2]");
        assertThat(absent.code).isEqualTo(3);
        assertThat(absent.err).contains("/nowhere");
    }

    @Test
    void saysWhichJavaIsTooOld() throws Exception {
        jdk = fakeJava("old", "11.0.2");
        Result result = launch(root.resolve("nocimap"));

        // A machine that runs this test has a fit Java somewhere; the old one must not be the one that is taken.
        assertThat(result.out).doesNotContain("old");
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        Files.delete(bin.resolve("mvn"));
        Result result = launchWith(Map.of("PATH", toolsWithoutMaven().toString()), root.resolve("nocimap"));

        assertThat(result.code).isEqualTo(3);
        assertThat(result.err).contains("needs Maven");
    }

    @Test
    void tellsANetworkFailureFromAnother() throws Exception {
        script(bin.resolve("mvn"), "#!/bin/sh\necho '[ERROR] Could not transfer artifact x: Unknown host'\nexit 1\n");
        Result network = launch(root.resolve("nocimap"));
        script(bin.resolve("mvn"), "#!/bin/sh\necho '[ERROR] A.java:[1,2] cannot find symbol'\nexit 1\n");
        Result broken = launch(root.resolve("nocimap"));

        assertThat(network.code).isEqualTo(3);
        assertThat(network.err).contains("needs the network once");
        assertThat(broken.code).isEqualTo(3);
        assertThat(broken.err).contains("cannot find symbol").doesNotContain("network");
        assertThat(root.resolve("target/nocimap/lock")).doesNotExist();
    }

    @Test
    void keepsTheExitCodeOfTheCommand() throws Exception {
        script(jdk.resolve("bin/java"), "#!/bin/sh\ncase \"$*\" in *ArchiveClassesAtExit*) exit 1 ;; esac\nexit 42\n");

        assertThat(launch(root.resolve("nocimap")).code).isEqualTo(42);
    }

    private Path fakeJava(String name, String version) throws IOException {
        Path home = Files.createDirectories(temporary.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(
                home.resolve("bin/java"),
                "#!/bin/sh\necho \"" + name
                        + "\"\nwhile [ \"$1\" != -jar ] && [ \"$1\" != -cp ]; do shift; done\nshift 2\n"
                        + "for a in \"$@\"; do printf '<%s>' \"$a\"; done\n");
        script(home.resolve("bin/javac"), "#!/bin/sh\n");
        return home;
    }

    /** The standard tools without a {@code mvn} among them. */
    private Path toolsWithoutMaven() throws IOException {
        Path tools = Files.createDirectories(temporary.resolve("tools"));
        for (String tool : List.of(
                "sh",
                "cat",
                "date",
                "dirname",
                "basename",
                "find",
                "grep",
                "head",
                "ls",
                "mkdir",
                "mv",
                "printf",
                "ps",
                "pwd",
                "readlink",
                "rm",
                "rmdir",
                "sed",
                "sleep",
                "sort")) {
            for (String folder : List.of("/bin", "/usr/bin")) {
                Path real = Path.of(folder, tool);
                if (Files.exists(real) && !Files.exists(tools.resolve(tool))) {
                    script(tools.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
                }
            }
        }
        return tools;
    }

    private long builds() throws IOException {
        return Files.exists(count) ? Files.readAllLines(count).size() : 0;
    }

    private Result launch(Path launcher, String... args) throws Exception {
        return finish(start(launcher, args));
    }

    private Result launchWith(Map<String, String> environment, Path launcher, String... args) throws Exception {
        ProcessBuilder builder = process(launcher, args);
        builder.environment().putAll(environment);
        return finish(builder.start());
    }

    private Process start(Path launcher, String... args) throws IOException {
        return process(launcher, args).start();
    }

    private ProcessBuilder process(Path launcher, String... args) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(Arrays.asList(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("MAVEN_HOME", "M2_HOME", "NOCIMAP_JAVA_OPTS"));
        environment.put("HOME", temporary.toString());
        environment.put("JAVA_HOME", jdk.toString());
        environment.put("PATH", bin + ":/usr/bin:/bin");
        environment.put("COUNT", count.toString());
        return builder;
    }

    private static Result finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), out, err);
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        makeExecutable(file);
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Result(int code, String out, String err) {}
}
