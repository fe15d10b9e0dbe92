package fanfare.exporters.drawio;

import java.util.Locale;

/** Text and numbers in XML and in the HTML inside it. */
final class Xml {
    private Xml() {}

    /** Characters that mark-up needs, as entities; characters that XML has not, left out. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().filter(Xml::isCharacter).forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** As the value of an attribute, which keeps its line ends. */
    static String attribute(String text) {
        return escaped(text).replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;");
    }

    private static boolean isCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c > 0xFFFF;
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
