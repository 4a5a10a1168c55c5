package org.nocimap.evidence.formats;

import java.io.Closeable;
import java.util.Optional;

/** The rows of a table, one at a time, blank ones included or not; not thread-safe. */
interface TableRows extends Closeable {
    /**
     * The next row, or empty at the end.
     *
     * @throws org.nocimap.files.InputException when the table cannot be read further
     */
    Optional<TableRow> next();

    /** Whether numbers of this table may have decimal commas, so that they need no warning. */
    boolean hasDecimalCommas();

    /** What to call the table in messages besides its file: the sheet, or empty. */
    String sheet();

    @Override
    void close();
}
