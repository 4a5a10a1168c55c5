package org.nocimap.review.store;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL server for the tests of a class; where none can be started they are skipped. */
final class OnPostgres implements BeforeAllCallback, AfterAllCallback {
    private @Nullable PostgresServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        server = PostgresServer.start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (server != null) {
            server.close();
        }
    }

    PostgresServer server() {
        if (server == null) {
            throw new IllegalStateException("the server was not started");
        }
        return server;
    }
}
