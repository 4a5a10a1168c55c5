package org.nocimap.report.analysis;

import java.util.Optional;
import java.util.function.Supplier;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.atlas.Underlay;
import org.nocimap.figures.Anatomy;
import org.nocimap.report.run.FigureChoice;

/** Whether figures are drawn, and on which anatomy; read when the first figure needs it and kept. Not thread-safe. */
public final class DrawingBoard {
    private final FigureChoice choice;
    private final Supplier<Underlay> underlay;
    private Optional<Anatomy> drawnOn = Optional.empty();

    public DrawingBoard(FigureChoice choice, Supplier<Underlay> underlay) {
        this.choice = choice;
        this.underlay = underlay;
    }

    /** On the built-in anatomy. */
    public static DrawingBoard of(FigureChoice choice) {
        return new DrawingBoard(choice, BuiltIn::underlay);
    }

    public FigureChoice choice() {
        return choice;
    }

    public Anatomy anatomy() {
        if (drawnOn.isEmpty()) {
            Underlay read = underlay.get();
            drawnOn = Optional.of(Anatomy.of(read.volume(), read.caption()));
        }
        return drawnOn.get();
    }
}
