package org.nocimap.review.store;

import java.nio.file.Path;

/** A process that counts up a number of a review: arguments are the database, a name and how often. */
final class CountingWriter {
    private CountingWriter() {}

    public static void main(String[] args) {
        try (Store store = Store.open(new StoreAddress.SqliteFile(Path.of(args[0])), StoreClock.system())) {
            for (int n = 0; n < Integer.parseInt(args[2]); n++) {
                String mark = args[1] + "-" + n;
                store.write(args[1], "count", w -> {
                    // Read and written back: an update lost between the two would show in the sum.
                    long sum = Long.parseLong(w.setting("sum"));
                    w.set("sum", Long.toString(sum + 1));
                    w.set(mark, "done");
                    return 0;
                });
                System.out.println(mark);
                System.out.flush();
            }
        }
    }
}
