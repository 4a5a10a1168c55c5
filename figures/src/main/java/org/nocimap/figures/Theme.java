package org.nocimap.figures;

import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Style;
import org.nocimap.figures.drawing.TextStyle;

/** The colours and letters all figures share: dark on white. */
public final class Theme {
    public static final Colour INK = Colour.rgb(0x1C1C1C);
    public static final Colour MUTED = Colour.rgb(0x5A5A5A);
    public static final Colour RULE = Colour.rgb(0x8A8A8A);
    public static final Colour FAINT = Colour.rgb(0xE3E3E3);

    /** Blue, orange and pale blue that differ in lightness as well as in hue. */
    public static final Colour BLUE = Colour.rgb(0x1F5F99);

    public static final Colour ORANGE = Colour.rgb(0xC8540A);
    public static final Colour PALE_BLUE = Colour.rgb(0xAFC9DF);

    public static final TextStyle TITLE = TextStyle.bold(15, INK);
    public static final TextStyle STRONG = TextStyle.bold(12, INK);
    public static final TextStyle LABEL = TextStyle.regular(12, INK);
    public static final TextStyle SMALL = TextStyle.regular(11, INK);
    public static final TextStyle CAPTION = TextStyle.regular(11, MUTED);

    public static final Style AXIS = Style.line(RULE, 1);
    public static final Style GRID = Style.line(FAINT, 1);

    /** White space around a figure. */
    public static final double MARGIN = 16;

    /** Height that a title takes, the space under it included. */
    public static final double TITLE_HEIGHT = 28;

    private Theme() {}
}
