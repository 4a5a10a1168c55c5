package org.nocimap.figures.drawing;

import java.text.Normalizer;

/**
 * Widths of letters in ems, so that a layout is the same on every machine.
 *
 * <p>ASCII: the advance widths of Helvetica and Helvetica Bold as their metrics files state them (Adobe Font Metrics, core
 * 14 fonts; Arial and Liberation Sans share them). Letters with accents are as wide as the letter without; what else the
 * table does not hold gets the usual width of its script.
 */
final class LetterWidths {
    private static final int FIRST = 32;
    private static final int LAST = 126;
    private static final int UNKNOWN = -1;
    private static final int HANGUL_FIRST = 0x1100;
    private static final int HANGUL_VOWELS = 0x1160;
    private static final int HANGUL_LAST = 0x11FF;
    private static final int EAST_ASIA = 0x2E80;

    private static final int[] REGULAR = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584
    };

    private static final int[] BOLD = {
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722,
        611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556,
        611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778,
        556, 556, 500, 389, 280, 389, 584
    };

    private LetterWidths() {}

    /** Width of a text in ems. */
    static double of(String text, Weight weight) {
        int[] table = weight == Weight.BOLD ? BOLD : REGULAR;
        String letters = isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        int sum = 0;
        for (int i = 0; i < letters.length(); ) {
            int letter = letters.codePointAt(i);
            sum += letter >= FIRST && letter <= LAST ? table[letter - FIRST] : other(letter);
            i += Character.charCount(letter);
        }
        return sum / 1000.0;
    }

    /** Whether the tables hold every letter, so that the Unicode machinery need not start. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST && sign(text.charAt(i)) == UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    private static int other(int letter) {
        int known = sign(letter);
        return known == UNKNOWN ? byKind(letter) : known;
    }

    private static int sign(int letter) {
        return switch (letter) {
            case '…', '—', '→' -> 1000;
            case '−', '×', '±' -> 584;
            case '≤', '≥' -> 549;
            case '–' -> 556;
            case '·', '\u00A0' -> 278;
            case '²', '³' -> 333;
            case '°' -> 400;
            default -> UNKNOWN;
        };
    }

    private static int byKind(int letter) {
        int kind = Character.getType(letter);
        if (kind == Character.NON_SPACING_MARK || kind == Character.ENCLOSING_MARK || kind == Character.FORMAT) {
            return 0;
        }
        if (letter >= HANGUL_VOWELS && letter <= HANGUL_LAST) {
            return 0;
        }
        if ((letter >= HANGUL_FIRST && letter <= HANGUL_LAST) || letter >= EAST_ASIA) {
            return 1000;
        }
        if (letter < FIRST || kind == Character.CONTROL) {
            return 278;
        }
        return Character.isUpperCase(letter) ? 700 : 580;
    }
}
