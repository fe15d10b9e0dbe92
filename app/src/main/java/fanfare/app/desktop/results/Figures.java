package fanfare.app.desktop.results;

import fanfare.app.service.Numbers;
import fanfare.simulator.run.Result.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Numbers as the panels write them: three significant digits, short units, money with its sign. */
public final class Figures {
    /** No value. */
    public static final String NONE = "–";

    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);

    private Figures() {}

    /** A time in milliseconds: {@code 0.82 ms}, {@code 84.3 ms}, {@code 12.4 s}. */
    public static String time(double milliseconds) {
        return Numbers.length(milliseconds);
    }

    /** A time in seconds on a clock: {@code 45 s}, {@code 10:00} minutes, {@code 1:30 h}, {@code 2 d 6 h}. */
    public static String clock(double seconds) {
        long s = Math.round(seconds);
        if (seconds == 0) {
            return "0";
        }
        if (Math.abs(seconds) < 60) {
            return Numbers.length(seconds * 1000);
        }
        if (s < 3_600) {
            return sexagesimal(s, "min");
        }
        if (s < 2 * 86_400) {
            return sexagesimal(Math.round(s / 60.0), "h");
        }
        long hours = Math.round(s / 3_600.0);
        return hours % 24 == 0 ? hours / 24 + " d" : hours / 24 + " d " + hours % 24 + " h";
    }

    private static String sexagesimal(long sixtieths, String unit) {
        long rest = sixtieths % 60;
        return sixtieths / 60 + (rest == 0 ? "" : String.format(Locale.ROOT, ":%02d", rest)) + " " + unit;
    }

    /** How many: exact up to 9,999, then {@code 150 k}, {@code 1.2 M}. */
    public static String count(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size < 1) {
            return plain(new BigDecimal(value).round(THREE));
        }
        if (size < 10_000) {
            return Numbers.count(value);
        }
        return size < 999_500
                ? scaled(value, 1e3, "k")
                : size < 999.5e6 ? scaled(value, 1e6, "M") : scaled(value, 1e9, "G");
    }

    private static String scaled(double value, double step, String symbol) {
        return plain(new BigDecimal(value / step).round(THREE)) + " " + symbol;
    }

    /** A mean: three significant digits. */
    public static String mean(double value) {
        return !Double.isFinite(value)
                ? NONE
                : Math.abs(value) < 1_000 ? plain(new BigDecimal(value).round(THREE)) : count(value);
    }

    /** A rate: {@code 50/s}, {@code 0.25/s}. */
    public static String rate(double perSecond) {
        return mean(perSecond) + "/s";
    }

    /** A share: {@code 12 %}, {@code 0.03 %}. */
    public static String percent(double share) {
        return Double.isFinite(share) ? Numbers.percent(share) : NONE;
    }

    /** Dollars and cents, more digits below a cent: {@code $1,234.56}, {@code $0.0042}. */
    public static String dollars(double amount) {
        return Double.isFinite(amount) ? (amount < 0 ? "−$" : "$") + Numbers.amount(Math.abs(amount)) : NONE;
    }

    /** A unit price in dollars: {@code $0.0000166667}. */
    public static String price(double amount) {
        return Double.isFinite(amount) ? "$" + Numbers.price(amount) : NONE;
    }

    /** An interval: {@code 79.8 ms – 81.2 ms}. */
    public static String interval(Interval i, DoubleFunction<String> format) {
        String low = format.apply(i.low());
        String high = format.apply(i.high());
        int unit = low.lastIndexOf(' ');
        boolean same = unit > 0 && high.endsWith(low.substring(unit));
        return (same ? low.substring(0, unit) : low) + " – " + high;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
