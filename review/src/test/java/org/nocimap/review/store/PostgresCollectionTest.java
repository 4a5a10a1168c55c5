package org.nocimap.review.store;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCollectionTest extends CollectionConformance {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    StoreAddress empty() {
        return POSTGRES.server().newDatabase();
    }
}
