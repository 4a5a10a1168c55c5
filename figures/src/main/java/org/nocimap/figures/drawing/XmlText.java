package org.nocimap.figures.drawing;

/** Text that may stand in an XML 1.0 document. */
final class XmlText {
    private XmlText() {}

    /** Replaces the signs of markup by their entities, line breaks by blanks and what XML forbids by U+FFFD. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            i += Character.charCount(letter);
            switch (letter) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\t', '\n', '\r' -> out.append(' ');
                default -> out.appendCodePoint(isAllowed(letter) ? letter : 0xFFFD);
            }
        }
        return out.toString();
    }

    private static boolean isAllowed(int letter) {
        return (letter >= 0x20 && letter <= 0xD7FF)
                || (letter >= 0xE000 && letter <= 0xFFFD)
                || letter >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
