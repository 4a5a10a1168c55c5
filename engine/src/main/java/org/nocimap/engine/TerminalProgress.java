package org.nocimap.engine;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows progress to a person: a bar that is redrawn in place on a terminal, or plain lines in a log. Nothing is shown of jobs
 * that last less than two seconds. The time left is estimated from the items done since the job began, blocks that a
 * checkpoint knew not counted.
 */
public final class TerminalProgress implements Progress, AutoCloseable {
    private static final double SECONDS_BEFORE_SHOWN = 2;
    private static final double SECONDS_BETWEEN_REDRAWS = 0.1;
    private static final double SECONDS_BETWEEN_LINES = 5;
    private static final double MOST_SECONDS_BETWEEN_LINES = 60;
    private static final double SHARE_BETWEEN_LINES = 0.1;
    private static final int BAR_WIDTH = 30;
    private static final int LINE_WIDTH = 79;

    /** How progress is shown. */
    public enum Style {
        /** A bar that is redrawn with a carriage return: for a terminal. */
        BAR,
        /** A line at most every five seconds and ten per cent, but at least about every minute: for a log. */
        LINES,
        /** Nothing. */
        SILENT
    }

    private final Style style;
    private final PrintStream out;
    private final LongSupplier nanoClock;
    private String label = "";
    private long startedAt;
    private long doneAtStart;
    private long doneBefore;
    private boolean shown;
    private double lastSeconds;
    private long lastDone;
    private int lastWidth;

    /**
     * @param out usually standard error; flushed after every piece, never closed
     */
    public TerminalProgress(Style style, PrintStream out) {
        this(style, out, System::nanoTime);
    }

    /**
     * @param nanoClock a clock in nanoseconds that never goes back, from any origin
     */
    public TerminalProgress(Style style, PrintStream out, LongSupplier nanoClock) {
        this.style = style;
        this.out = out;
        this.nanoClock = nanoClock;
    }

    /** A new job begins when the label changes or less is done than before. */
    @Override
    public void update(String newLabel, long done, long total) {
        if (style == Style.SILENT) {
            return;
        }
        if (!newLabel.equals(label) || done < doneBefore) {
            begin(newLabel, done);
        }
        doneBefore = done;
        double seconds = (nanoClock.getAsLong() - startedAt) / 1e9;
        if (done >= total) {
            end(total, seconds);
        } else if (seconds >= SECONDS_BEFORE_SHOWN) {
            show(done, total, seconds);
        }
    }

    /** Ends the line of a bar that stands unfinished, so that what is printed next has a line of its own. */
    @Override
    public void close() {
        if (style == Style.BAR && shown) {
            out.println();
            out.flush();
        }
        begin("", 0);
    }

    private void begin(String newLabel, long done) {
        if (style == Style.BAR && shown && !newLabel.isEmpty()) {
            out.println();
        }
        label = newLabel;
        startedAt = nanoClock.getAsLong();
        doneAtStart = done;
        doneBefore = done;
        shown = false;
        lastSeconds = Double.NEGATIVE_INFINITY;
        lastDone = Long.MIN_VALUE / 2;
        lastWidth = 0;
    }

    private void show(long done, long total, double seconds) {
        double share = (double) done / total;
        double pause = seconds - lastSeconds;
        if (style == Style.BAR && pause >= SECONDS_BETWEEN_REDRAWS) {
            redraw(bar(share) + " " + counts(done, total) + left(done, total, seconds));
        } else if (style == Style.LINES
                && pause >= SECONDS_BETWEEN_LINES
                && (done - lastDone >= SHARE_BETWEEN_LINES * total || pause >= MOST_SECONDS_BETWEEN_LINES)) {
            out.println(label + ": " + percent(share) + ", " + counts(done, total) + left(done, total, seconds));
        } else {
            return;
        }
        out.flush();
        shown = true;
        lastSeconds = seconds;
        lastDone = done;
    }

    private void end(long total, double seconds) {
        if (shown) {
            String text = counts(total, total) + " in " + duration(seconds);
            if (style == Style.BAR) {
                redraw(bar(1) + " " + text);
                out.println();
            } else {
                out.println(label + ": 100 %, " + text);
            }
            out.flush();
        }
        shown = false;
        label = "";
        doneBefore = 0;
    }

    private void redraw(String text) {
        String line = label + " " + text;
        String cut = line.length() > LINE_WIDTH ? line.substring(0, LINE_WIDTH) : line;
        out.print("\r" + cut + " ".repeat(Math.max(0, lastWidth - cut.length())));
        lastWidth = cut.length();
    }

    private String left(long done, long total, double seconds) {
        long doneNow = done - doneAtStart;
        return doneNow <= 0 ? "" : ", about " + duration(seconds / doneNow * (total - done)) + " left";
    }

    private static String bar(double share) {
        int full = (int) (share * BAR_WIDTH);
        return "[" + "#".repeat(full) + ".".repeat(BAR_WIDTH - full) + "] " + percent(share);
    }

    private static String counts(long done, long total) {
        return done + "/" + total;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%d %%", (int) (share * 100));
    }

    /** 9 s, 1:05 min, 2:03 h. */
    private static String duration(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d h", s / 3600, s / 60 % 60);
    }
}
