package fanfare.exporters.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide texts are, without asking the machine: advance widths of a wide sans serif face, so that texts fit with the
 * narrower ones too, and pictures are the same everywhere.
 */
final class TextWidth {
    /** Hundredths of the font size, for the characters from space to tilde. */
    private static final int[] ADVANCE = {
        32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
        84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99,
        69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52,
        39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84
    };

    private static final int OTHER = 66;
    private static final int WIDE = 100;
    private static final double BOLD = 1.124;
    private static final String ELLIPSIS = "…";

    private TextWidth() {}

    /** Width of a text at a font size. */
    static double of(String text, double size, boolean bold) {
        int sum = text.codePoints().map(TextWidth::advance).sum();
        return sum * size / 100 * (bold ? BOLD : 1);
    }

    private static int advance(int c) {
        if (c >= ' ' && c <= '~') {
            return ADVANCE[c - ' '];
        }
        return c == '·' ? 32 : c >= 0x1100 || c == '…' ? WIDE : OTHER;
    }

    /** The largest size, in halves, at which a text fits; the least if none does. */
    static double fit(String text, double width, boolean bold, double largest, double least) {
        for (double size = largest; size > least; size -= 0.5) {
            if (of(text, size, bold) <= width) {
                return size;
            }
        }
        return least;
    }

    /** The text, cut with an ellipsis where it does not fit. */
    static String cut(String text, double width, double size, boolean bold) {
        if (of(text, size, bold) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && of(text.substring(0, end) + ELLIPSIS, size, bold) > width) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** A name in two lines that are as even as its words allow; empty if it is one word. */
    static List<String> halves(String name) {
        List<String> best = List.of();
        double least = Double.MAX_VALUE;
        for (int i = 1; i < name.length(); i++) {
            boolean hump = Character.isUpperCase(name.charAt(i))
                    && (!Character.isUpperCase(name.charAt(i - 1))
                            || i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1)));
            double wider = Math.max(of(name.substring(0, i), 10, true), of(name.substring(i), 10, true));
            if (hump && wider < least) {
                least = wider;
                best = List.of(name.substring(0, i), name.substring(i));
            }
        }
        return best;
    }

    /** Words in lines of a width. */
    static List<String> wrapped(String text, double width, double size) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (line.length() > 0 && of(line + " " + word, size, false) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.length() > 0 ? " " : "").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
