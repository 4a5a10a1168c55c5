package org.nocimap.review.store;

import java.nio.file.Path;

/** A process that counts up a number of a review, once another is there: arguments are the database, a name, how often, the other. */
final class CountingWriter {
    private CountingWriter() {}

    public static void main(String[] args) throws InterruptedException {
        try (Store store = Store.open(new StoreAddress.SqliteFile(Path.of(args[0])), StoreClock.system())) {
            store.write(args[1], "begin", w -> {
                w.set("begun-" + args[1], "yes");
                return 0;
            });
            while (store.read(r -> r.setting("begun-" + args[3])).isEmpty()) {
                Thread.sleep(5);
            }
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
