package org.nocimap.review.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that write into one SQLite file at the same time, {@code -Dnocimap.writes=500} for many writes each. */
class TwoProcessesTest {
    private static final int EACH = Integer.getInteger("nocimap.writes", 60);

    @Test
    void nothingIsLost(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("review.db");
        StoreAddress address = new StoreAddress.SqliteFile(file);
        try (Store store = Store.create(address, StoreClock.system())) {
            store.write("lena", "set", w -> {
                w.set("sum", "0");
                return 0;
            });
            List<Process> processes = new ArrayList<>();
            for (String name : List.of("ana", "ben")) {
                processes.add(new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx128m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CountingWriter.class.getName(),
                                file.toString(),
                                name,
                                Integer.toString(EACH),
                                name.equals("ana") ? "ben" : "ana")
                        .redirectOutput(folder.resolve(name + ".said").toFile())
                        .redirectError(folder.resolve(name + ".complained").toFile())
                        .start());
            }
            for (Process process : processes) {
                assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            }
            for (String name : List.of("ana", "ben")) {
                assertThat(Files.readAllLines(folder.resolve(name + ".said")))
                        .as(Files.readString(folder.resolve(name + ".complained")))
                        .hasSize(EACH);
            }
            assertThat(StoreConformance.setting(store, "sum")).isEqualTo(Integer.toString(2 * EACH));
            assertThat(store.<Long>read(r -> r.count("SELECT COUNT(*) FROM setting WHERE value = 'done'")))
                    .isEqualTo(2L * EACH);
            assertThat(store.verify().faults()).isEmpty();
            // Both were there before either counted.
            assertThat(store.read(r ->
                                    r.rows("SELECT person FROM audit WHERE action = 'count' OR action = 'begin' ORDER"
                                            + " BY number"))
                            .subList(0, 2))
                    .extracting(row -> row.text("person"))
                    .containsExactlyInAnyOrder("ana", "ben");
        }
    }
}
