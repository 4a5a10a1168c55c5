package org.nocimap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.exchange.ReviewExport;
import org.nocimap.review.store.Archive;
import org.nocimap.review.store.LogCheck;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.StoreAddress;
import org.nocimap.review.store.StoreClock;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review restore}. */
@Command(
        name = "restore",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Makes a review from a backup or an export. A database that is there is set aside, never lost.")
final class ReviewRestoreCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(arity = "1", paramLabel = "FROM", description = "File of a backup, or folder of an export.")
    private String from = "";

    @Option(
            names = "--in",
            required = true,
            paramLabel = "DIR",
            description = "Workspace of the review; made when absent.")
    private String in = "";

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "Put an export on a PostgreSQL server: jdbc:postgresql://…")
    private String server = "";

    ReviewRestoreCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Path folder = options.outputFolder("--in", in);
        boolean export = Files.isDirectory(Path.of(from));
        Path source = export ? options.inputFolder("FROM", from) : options.inputFile("FROM", from);
        if (!export && !server.isEmpty()) {
            options.problem("--store", "a backup is a file", "an export", "Export the review, and restore the export.");
        }
        options.throwIfAny();
        if (export) {
            setAside(folder, console);
            fromExport(source, folder);
        } else {
            fromBackup(source, folder, console);
        }
        try (Workspace review = Workspace.open(folder, ReviewStep.storePassword())) {
            LogCheck check = review.store().verify();
            if (!check.sound()) {
                throw InputException.of(Location.of(source), check.faults().get(0), "", "Use another backup.");
            }
            console.line("restored: " + check.end().number() + " entries of the log, the last "
                    + check.end().hash());
            console.result(Map.of(
                    "folder", folder.toString(),
                    "entries", check.end().number(),
                    "hash", check.end().hash()));
        }
        return ExitCode.OK;
    }

    private void fromExport(Path source, Path folder) {
        Optional<String> url = server.isEmpty() ? Optional.empty() : Optional.of(server);
        StoreAddress address = url.isPresent()
                ? StoreAddress.postgres(server, ReviewStep.storePassword())
                : new StoreAddress.SqliteFile(Workspace.databaseFile(folder));
        Archive.read(source.resolve("archive"), address, StoreClock.system()).close();
        url.ifPresent(u -> Workspace.remember(folder, u));
        ReviewExport.copyFullTexts(source.resolve("full-texts"), folder.resolve("full-texts"));
    }

    private static void fromBackup(Path source, Path folder, Console console) {
        // A backup that cannot be used must not take the place of anything.
        try (Store backup = Store.open(new StoreAddress.SqliteFile(source), StoreClock.system())) {
            LogCheck check = backup.verify();
            if (!check.sound()) {
                throw InputException.of(Location.of(source), check.faults().get(0), "", "Use another backup.");
            }
        }
        setAside(folder, console);
        AtomicFile.write(Workspace.databaseFile(folder), out -> Files.copy(source, out));
    }

    /** The database that is there, with what SQLite keeps beside it, gets another name. */
    private static void setAside(Path folder, Console console) {
        Path database = Workspace.databaseFile(folder);
        if (!Files.exists(database)) {
            return;
        }
        int n = 1;
        while (Files.exists(folder.resolve("review.db.aside" + n))) {
            n++;
        }
        try {
            for (String beside : new String[] {"", "-wal", "-shm"}) {
                Path file = folder.resolve("review.db" + beside);
                if (Files.exists(file)) {
                    Files.move(file, folder.resolve("review.db.aside" + n + beside));
                }
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(database, e);
        }
        console.note("what was there is kept as " + folder.resolve("review.db.aside" + n));
    }
}
