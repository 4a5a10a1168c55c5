package org.nocimap.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.nocimap.engine.Progress;

/**
 * How far a long job is: a bar with an estimate on a terminal, a plain line now and then in a log. A job that ends within two
 * seconds shows nothing.
 */
final class ProgressLine implements Progress {
    /** How progress is shown. */
    enum Style {
        /** One line that is written over. */
        BAR,
        /** A line every ten seconds. */
        LINES,
        SILENT
    }

    private static final long SECOND = 1_000_000_000L;
    private static final long SILENT_FOR = 2 * SECOND;
    private static final long BAR_EVERY = SECOND / 5;
    private static final long LINE_EVERY = 10 * SECOND;
    private static final int WIDTH = 24;

    private final PrintStream err;
    private final Style style;
    private final LongSupplier clock;
    private String label = "";
    private long started;
    private long startedAt;
    private long shownAt;
    private boolean shown;

    /**
     * @param clock nanoseconds from any fixed moment
     */
    ProgressLine(PrintStream err, Style style, LongSupplier clock) {
        this.err = err;
        this.style = style;
        this.clock = clock;
    }

    @Override
    public void update(String newLabel, long done, long total) {
        if (style == Style.SILENT || total <= 0) {
            return;
        }
        long now = clock.getAsLong();
        if (!newLabel.equals(label) || done < started) {
            label = newLabel;
            started = done;
            startedAt = now;
            shownAt = now;
            shown = false;
        }
        boolean last = done >= total;
        boolean due = now - startedAt >= SILENT_FOR
                && (!shown || now - shownAt >= (style == Style.BAR ? BAR_EVERY : LINE_EVERY));
        if (due || (last && shown)) {
            show(done, total, now, last);
        }
    }

    private void show(long done, long total, long now, boolean last) {
        shown = true;
        shownAt = now;
        String count = String.format(Locale.ROOT, "%s: %,d of %,d", label, done, total);
        String time = last ? "in " + clockTime(now - startedAt) : estimate(done, total, now);
        if (style == Style.BAR) {
            int full = (int) (WIDTH * done / total);
            String bar = "#".repeat(full) + ".".repeat(WIDTH - full);
            err.print("\r[" + bar + "] " + count + ", " + time + "   ");
            if (last) {
                err.println();
            }
            err.flush();
        } else {
            err.println(count + ", " + time);
        }
    }

    private String estimate(long done, long total, long now) {
        long since = done - started;
        if (since <= 0) {
            return "estimating";
        }
        return "about " + clockTime(Math.round((double) (now - startedAt) / since * (total - done))) + " left";
    }

    private static String clockTime(long nanoseconds) {
        long seconds = Math.max(1, Math.round((double) nanoseconds / SECOND));
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d h", seconds / 3600, seconds / 60 % 60);
    }
}
