package org.nocimap.review.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables of a database up to date. */
final class Migrations {
    /** The last script under {@code resources}. */
    static final String NEWEST = "4";

    private Migrations() {}

    static void bringUpToDate(StoreAddress address, DataSource source) {
        // Flyway takes half a second to look; most of the time one question tells that there is nothing to do.
        if (upToDate(source)) {
            return;
        }
        String own = address instanceof StoreAddress.SqliteFile ? "sqlite" : "postgresql";
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:org/nocimap/review/store/all", "classpath:org/nocimap/review/store/" + own)
                .load()
                .migrate();
    }

    private static boolean upToDate(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT COUNT(*) FROM flyway_schema_history WHERE version = '" + NEWEST + "' AND success")) {
            return result.next() && result.getLong(1) == 1;
        } catch (SQLException e) {
            if (StoreFaults.meansNoSuchTable(e)) {
                return false;
            }
            throw new IllegalStateException(e);
        }
    }
}
