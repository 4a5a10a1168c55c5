package org.nocimap.review.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nocimap.files.InputException;

class PostgresStoreTest extends StoreConformance {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    StoreAddress empty() {
        return POSTGRES.server().newDatabase();
    }

    @Override
    List<String> guards() {
        return List.of("DROP TRIGGER audit_stays ON audit");
    }

    @Test
    void aServerThatGoesAwayIsToldAndWorkGoesOnWhenItIsBack() throws Exception {
        try (Store store = Store.create(empty(), StoreClock.system())) {
            store.write("ana", "set", w -> {
                w.set("a", "acknowledged");
                return 0;
            });
            assertThatThrownBy(() -> store.write("ana", "set", w -> {
                        w.set("b", "never acknowledged");
                        stopServer();
                        return 0;
                    }))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("the database does not answer");
            POSTGRES.server().up();
            store.write("ana", "set", w -> {
                w.set("c", "after");
                return 0;
            });
            assertThat(List.of(setting(store, "a"), setting(store, "b"), setting(store, "c")))
                    .containsExactly("acknowledged", "", "after");
            assertThat(store.verify().faults()).isEmpty();
        }
    }

    private static void stopServer() {
        try {
            POSTGRES.server().down();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
