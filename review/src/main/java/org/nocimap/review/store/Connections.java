package org.nocimap.review.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.nocimap.files.AtomicFile;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Connections to the two databases, so that they behave alike. */
final class Connections {
    private static final int MOST = 4;
    private static final int WAIT_MS = 60_000;

    private Connections() {}

    static HikariDataSource pool(StoreAddress address) {
        DataSource source = source(address);
        // The pool would try again for a minute before it told what is wrong.
        try (Connection first = source.getConnection()) {
            first.isValid(1);
        } catch (SQLException e) {
            throw StoreFaults.told(address, e);
        }
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(MOST);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(WAIT_MS);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(true);
        config.setPoolName("review");
        return new HikariDataSource(config);
    }

    private static DataSource source(StoreAddress address) {
        if (address instanceof StoreAddress.SqliteFile sqlite) {
            SQLiteConfig config = new SQLiteConfig();
            // Write-ahead log: readers go on while one writes. FULL: what is committed survives a loss of power.
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.setBusyTimeout(WAIT_MS);
            config.enforceForeignKeys(true);
            SQLiteDataSource source = new SQLiteDataSource(config);
            source.setUrl("jdbc:sqlite:" + inExistingFolder(sqlite.file()));
            return source;
        }
        StoreAddress.PostgresServer server = (StoreAddress.PostgresServer) address;
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url());
        if (!server.password().isEmpty()) {
            source.setPassword(server.password());
        }
        source.setConnectTimeout(10);
        return source;
    }

    private static Path inExistingFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
        return file.toAbsolutePath();
    }
}
