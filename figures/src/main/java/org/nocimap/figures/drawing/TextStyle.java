package org.nocimap.figures.drawing;

/**
 * How letters look.
 *
 * @param size em height in pixels, above 0
 * @param weight regular or bold
 * @param colour colour of the letters
 */
public record TextStyle(double size, Weight weight, Colour colour) {
    public TextStyle {
        Finite.checkLengths(size);
        if (size == 0) {
            throw new IllegalArgumentException("letters have a height above 0");
        }
    }

    public static TextStyle regular(double size, Colour colour) {
        return new TextStyle(size, Weight.REGULAR, colour);
    }

    public static TextStyle bold(double size, Colour colour) {
        return new TextStyle(size, Weight.BOLD, colour);
    }

    /** Width of a text in these letters, in pixels. */
    public double widthOf(String text) {
        return LetterWidths.of(text, weight) * size;
    }

    /** The text itself if it is no wider than {@code most} pixels; otherwise its beginning and an ellipsis. */
    public String fit(String text, double most) {
        if (widthOf(text) <= most) {
            return text;
        }
        int fits = 0;
        int tooLong = text.length();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) >>> 1;
            if (widthOf(shortened(text, middle)) <= most) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        String shortened = shortened(text, fits);
        return widthOf(shortened) <= most ? shortened : "";
    }

    private static String shortened(String text, int end) {
        boolean splitsPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splitsPair ? end - 1 : end).stripTrailing() + "…";
    }
}
