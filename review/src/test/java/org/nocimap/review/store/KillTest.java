package org.nocimap.review.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a working process at random times, {@code -Dnocimap.kills=50} for many. */
class KillTest {
    private static final int KILLS = Integer.getInteger("nocimap.kills", 3);

    @Test
    void nothingThatWasAcknowledgedIsLost(@TempDir Path folder) throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        long most = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path place = Files.createDirectories(folder.resolve("k" + kill));
            Path said = place.resolve("said");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledWriter.class.getName(),
                            place.toString())
                    .redirectOutput(said.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            long waited = 0;
            while (Files.size(said) == 0 && waited < 60_000) {
                Thread.sleep(20);
                waited += 20;
            }
            Thread.sleep(random.nextInt(1500));
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            List<String> lines = Files.readAllLines(said);
            String text = Files.readString(said);
            // The last line may have been cut by the kill.
            List<String> whole = text.endsWith("\n") ? lines : lines.subList(0, lines.size() - 1);
            assertThat(whole).as("the process worked").isNotEmpty();
            String[] last = whole.get(whole.size() - 1).split(" ");
            StoreAddress address =
                    new StoreAddress.SqliteFile(place.resolve("review").resolve("review.db"));
            try (Store store = Store.open(address, StoreClock.system())) {
                assertThat(store.verify().faults()).isEmpty();
                assertThat(store.end().number()).isGreaterThanOrEqualTo(Long.parseLong(last[0]));
                assertThat(store.logged(last[1])).as("entry " + last[0]).isTrue();
                most = Math.max(most, store.end().number());
            }
        }
        assertThat(most).as("some got as far as votes").isGreaterThan(60);
    }
}
