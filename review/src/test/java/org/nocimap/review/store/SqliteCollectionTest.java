package org.nocimap.review.store;

import java.util.UUID;

class SqliteCollectionTest extends CollectionConformance {
    @Override
    StoreAddress empty() {
        return new StoreAddress.SqliteFile(folder.resolve("stores").resolve(UUID.randomUUID() + ".db"));
    }
}
