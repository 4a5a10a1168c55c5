package org.nocimap.review.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresCollectionTest extends CollectionConformance {
    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    StoreAddress empty() {
        if (server == null) {
            throw new IllegalStateException("the server was not started");
        }
        return server.newDatabase();
    }
}
