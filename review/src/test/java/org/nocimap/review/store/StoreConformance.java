package org.nocimap.review.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;

/** What every store must do, whichever database keeps it. */
abstract class StoreConformance {
    /** An address without a review, a new one at every call. */
    abstract StoreAddress empty();

    private static final StoreClock CLOCK = StoreClock.system();

    static String setting(Store store, String name) {
        return store.read(r -> r.setting(name));
    }

    @Test
    void whatIsWrittenIsReadAgainAndLogged() {
        StoreAddress address = empty();
        String text = "Schmerz, 痛み, ألم, כאב 🧠 \u202Eright to left\u202C and a zero \0 and half a pair \uD83E";
        try (Store store = Store.create(address, CLOCK)) {
            store.write("ana", "init", w -> {
                w.set("title", text);
                return 0;
            });
            store.write("ana", "init", w -> {
                w.set("title", "new");
                return 0;
            });
        }
        try (Store store = Store.open(address, CLOCK)) {
            assertThat(setting(store, "title")).isEqualTo("new");
            List<LogEntry> log = store.log(1, 10);
            assertThat(log).hasSize(2);
            assertThat(log.get(0).before()).isEmpty();
            assertThat(log.get(0).after()).contains("痛み", "ألم", "🧠", "zero \uFFFD and", "pair \uFFFD\"");
            assertThat(log.get(1).before()).isEqualTo(log.get(0).after());
            assertThat(log.get(1).previous()).isEqualTo(log.get(0).hash());
            assertThat(log.get(1).person()).isEqualTo("ana");
            assertThat(store.verify().faults()).isEmpty();
            assertThat(store.end().number()).isEqualTo(2);
        }
    }

    @Test
    void whatChangesNothingIsNotLogged() {
        try (Store store = Store.create(empty(), CLOCK)) {
            for (int n = 0; n < 2; n++) {
                store.write("ana", "set", w -> {
                    w.set("a", "b");
                    return 0;
                });
            }
            assertThat(store.end().number()).isEqualTo(1);
        }
    }

    @Test
    void aChangeThatFailsLeavesNothing() {
        try (Store store = Store.create(empty(), CLOCK)) {
            assertThatThrownBy(() -> store.write("ana", "set", w -> {
                        w.set("a", "b");
                        throw new IllegalStateException("half way");
                    }))
                    .hasMessageContaining("half way");
            assertThat(setting(store, "a")).isEmpty();
            assertThat(store.end().number()).isZero();
            assertThat(store.verify().sound()).isTrue();
        }
    }

    @Test
    void aChangeThatBreaksWhatMustHoldIsUndone() {
        try (Store store = Store.create(empty(), CLOCK)) {
            assertThatThrownBy(() -> store.write("ana", "import", w -> {
                        w.insert(
                                Table.SOURCE_FILE,
                                Row.of(
                                        "id",
                                        1,
                                        "name",
                                        "a",
                                        "sha256",
                                        "x",
                                        "format",
                                        "RIS",
                                        "encoding",
                                        "UTF-8",
                                        "origin",
                                        "DATABASE",
                                        "database_name",
                                        "",
                                        "searched_on",
                                        "",
                                        "records",
                                        3,
                                        "unread",
                                        0));
                        return 0;
                    }))
                    .hasMessageContaining("a file's count of records is the number of its records");
            assertThat(store.<List<Row>>read(r -> r.all(Table.SOURCE_FILE))).isEmpty();
        }
    }

    @Test
    void twentyWritersLoseNothing() throws Exception {
        int writers = 20;
        int each = 15;
        StoreAddress address = empty();
        try (Store first = Store.create(address, CLOCK);
                Store second = Store.open(address, CLOCK)) {
            ExecutorService threads = Executors.newFixedThreadPool(writers);
            List<Future<Integer>> running = new ArrayList<>();
            for (int n = 0; n < writers; n++) {
                Store store = n % 2 == 0 ? first : second;
                String name = "p" + n;
                Callable<Integer> work = () -> {
                    for (int k = 0; k < each; k++) {
                        int count = k;
                        store.write(name, "count", w -> {
                            // Read and written back: an update lost between the two would show in the sum.
                            long sum = w.setting("sum").isEmpty() ? 0 : Long.parseLong(w.setting("sum"));
                            w.set("sum", Long.toString(sum + 1));
                            w.set(name + "-" + count, "done");
                            return 0;
                        });
                    }
                    return 0;
                };
                running.add(threads.submit(work));
            }
            for (Future<Integer> one : running) {
                one.get();
            }
            threads.shutdown();
            assertThat(setting(first, "sum")).isEqualTo(Integer.toString(writers * each));
            assertThat(first.<Long>read(r -> r.count("SELECT COUNT(*) FROM setting WHERE value = 'done'")))
                    .isEqualTo(writers * each);
            assertThat(second.end().number()).isEqualTo(2L * writers * each);
            assertThat(second.verify().faults()).isEmpty();
        }
    }

    @Test
    void aClockThatGoesBackDoesNotTurnTheLogAround() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-11T10:00:00Z"));
        try (Store store = Store.create(empty(), now::get)) {
            for (String time : List.of("2026-05-11T10:00:01Z", "2026-05-11T09:00:00Z", "2026-05-11T10:00:02.5Z")) {
                now.set(Instant.parse(time));
                store.write("ana", "set", w -> {
                    w.set("time", time);
                    return 0;
                });
            }
            assertThat(store.log(1, 9))
                    .extracting(LogEntry::at)
                    .containsExactly(
                            "2026-05-11T10:00:01.000Z", "2026-05-11T10:00:01.000Z", "2026-05-11T10:00:02.500Z");
            assertThat(store.verify().sound()).isTrue();
        }
    }

    @Test
    void theLogRefusesToBeChanged() {
        try (Store store = Store.create(empty(), CLOCK)) {
            store.write("ana", "set", w -> {
                w.set("a", "b");
                return 0;
            });
            for (String sql : List.of("UPDATE audit SET person = 'x'", "DELETE FROM audit")) {
                assertThatThrownBy(
                                () -> store.write("ana", "set", w -> w.handle().execute(sql)))
                        .hasStackTraceContaining("append-only");
            }
        }
    }

    @Test
    void whatIsChangedPastTheLogIsFound() {
        try (Store store = Store.create(empty(), CLOCK)) {
            store.write("ana", "set", w -> {
                w.set("a", "b");
                w.set("c", "d");
                return 0;
            });
            store.read(r -> r.handle().execute("UPDATE setting SET value = 'x' WHERE name = 'a'"));
            store.read(r -> r.handle().execute("DELETE FROM setting WHERE name = 'c'"));
            store.read(r -> r.handle().execute("INSERT INTO setting (name, value) VALUES ('e', 'f')"));
            assertThat(store.verify().faults())
                    .containsExactlyInAnyOrder(
                            "setting a is not what the log says: it was changed past the log",
                            "setting c stands in the log and no longer in the review: it was removed past the log",
                            "setting e stands in the review and not in the log: it was added past the log");
        }
    }

    @Test
    void aLogThatWasRewrittenIsFound() {
        try (Store store = Store.create(empty(), CLOCK)) {
            for (int n = 0; n < 4; n++) {
                String value = "v" + n;
                store.write("ana", "set", w -> {
                    w.set("a", value);
                    return 0;
                });
            }
            for (String guard : guards()) {
                store.read(r -> r.handle().execute(guard));
            }
            store.read(r -> r.handle().execute("UPDATE audit SET person = 'ben' WHERE number = 2"));
            assertThat(store.verify().faults()).containsExactly("entry 2 of the log was changed after it was written");
            store.read(r -> r.handle().execute("DELETE FROM audit WHERE number = 2"));
            assertThat(store.verify().faults()).contains("entries 2 to 2 of the log are missing");
            store.read(r -> r.handle().execute("DELETE FROM audit WHERE number = 4"));
            assertThat(store.verify().faults()).contains("the log ends at entry 3, and should at entry 4");
        }
    }

    /** What the owner of the database would say to be rid of the guard of the log. */
    abstract List<String> guards();

    @Test
    void whereAReviewIsNoOtherBegins() {
        StoreAddress address = empty();
        Store.create(address, CLOCK).close();
        assertThatThrownBy(() -> Store.create(address, CLOCK))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds a review already");
    }

    @Test
    void whereNoReviewIsNoneIsOpened() {
        assertThatThrownBy(() -> Store.open(empty(), CLOCK))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("review init");
    }

    @Test
    void anExportMakesTheSameReviewHereAndElsewhere(@TempDir Path folder) {
        StoreAddress address = empty();
        try (Store store = Store.create(address, CLOCK)) {
            store.write("ana", "set", w -> {
                w.set("quotes \" and \\ and\nlines", "痛み 🧠 \u2028");
                w.set("b", "");
                return 0;
            });
            Archive.write(store, folder.resolve("a"));
            List<StoreAddress> places = List.of(
                    empty(),
                    new StoreAddress.SqliteFile(folder.resolve("elsewhere").resolve("review.db")));
            for (StoreAddress place : places) {
                try (Store again = Archive.read(folder.resolve("a"), place, CLOCK)) {
                    assertThat(again.end()).isEqualTo(store.end());
                    assertThat(again.review()).isEqualTo(store.review());
                    assertThat(again.verify().faults()).isEmpty();
                    assertThat(again.<List<Row>>read(r -> r.all(Table.SETTING)))
                            .isEqualTo(store.<List<Row>>read(r -> r.all(Table.SETTING)));
                }
            }
        }
    }
}
