package org.nocimap.review.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;

class SqliteStoreTest extends StoreConformance {
    @TempDir
    Path folder;

    private int stores;

    @Override
    StoreAddress empty() {
        stores++;
        return new StoreAddress.SqliteFile(folder.resolve("s" + stores).resolve("review.db"));
    }

    @Override
    List<String> guards() {
        return List.of("DROP TRIGGER audit_stays", "DROP TRIGGER audit_remains");
    }

    @Test
    void aDamagedFileIsNamedAndABackupTakesItsPlace() throws Exception {
        StoreAddress.SqliteFile address = (StoreAddress.SqliteFile) empty();
        Path copy = folder.resolve("backup.db");
        try (Store store = Store.create(address, StoreClock.system())) {
            for (int n = 0; n < 200; n++) {
                String name = "n" + n;
                store.write("ana", "set", w -> {
                    w.set(name, "x".repeat(500));
                    return 0;
                });
            }
            store.backup(copy);
            assertThatThrownBy(() -> store.backup(copy)).hasMessageContaining("is there already");
        }
        try (RandomAccessFile file = new RandomAccessFile(address.file().toFile(), "rw")) {
            for (long at = 0; at < file.length(); at += 4096) {
                file.seek(at);
                file.write(new byte[2048]);
            }
        }
        assertThatThrownBy(() -> {
                    try (Store store = Store.open(address, StoreClock.system())) {
                        store.verify();
                    }
                })
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("review restore");
        try (Store store = Store.open(new StoreAddress.SqliteFile(copy), StoreClock.system())) {
            assertThat(store.verify().faults()).isEmpty();
            assertThat(store.end().number()).isEqualTo(200);
        }
    }

    @Test
    void aFullDiskIsToldAndLeavesWhatWasThere() {
        try (Store store = Store.create(empty(), StoreClock.system())) {
            store.write("ana", "set", w -> {
                w.set("a", "b");
                return 0;
            });
            assertThatThrownBy(() -> store.write("ana", "set", w -> {
                        // A disk that takes no further page.
                        w.rows("PRAGMA max_page_count = 1");
                        w.set("big", "x".repeat(1_000_000));
                        return 0;
                    }))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("the disk is full");
            assertThat(store.verify().faults()).isEmpty();
            assertThat(setting(store, "a")).isEqualTo("b");
            assertThat(setting(store, "big")).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.db"), "these are notes, not a database\n".repeat(100));
        assertThatThrownBy(() -> Store.open(new StoreAddress.SqliteFile(file), StoreClock.system()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("notes.db")
                .hasMessageContaining("is damaged");
    }
}
