package fanfare.exporters.k6;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Literals of JavaScript. */
final class Js {
    private static final double SECOND = 1e9;
    private static final int DIGITS = 6;

    private Js() {}

    static String text(String text) {
        StringBuilder out = new StringBuilder("'");
        text.chars().forEach(c -> {
            if (c == '\'' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('\'').toString();
    }

    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Nanoseconds in seconds. */
    static String seconds(double nanoseconds) {
        return number(nanoseconds / SECOND);
    }

    /** A length of time as k6 writes it; whole milliseconds are its smallest. */
    static String duration(long nanoseconds) {
        long ms = Math.round(nanoseconds / 1e6);
        return ms % 1000 == 0 ? "'" + ms / 1000 + "s'" : "'" + ms + "ms'";
    }
}
