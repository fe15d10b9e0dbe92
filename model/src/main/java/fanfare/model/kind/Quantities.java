package fanfare.model.kind;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quantities as text with units ({@code "250 ms"}, {@code "1.5 GB"}, {@code "3k/min"}, {@code "12 %"}) and as numbers in
 * base units. {@link #format} writes what {@link #parse} reads back to the same value.
 */
public final class Quantities {
    private record Step(String symbol, BigDecimal size) {
        Step(String symbol, String size) {
            this(symbol, new BigDecimal(size));
        }
    }

    private static final List<Step> TIME = List.of(
            new Step("ns", "1"),
            new Step("µs", "1e3"),
            new Step("us", "1e3"),
            new Step("ms", "1e6"),
            new Step("s", "1e9"),
            new Step("sec", "1e9"),
            new Step("min", "60e9"),
            new Step("h", "3600e9"),
            new Step("d", "86400e9"),
            new Step("days", "86400e9"),
            new Step("day", "86400e9"));
    private static final List<Step> MEMORY = List.of(new Step("MB", "1"), new Step("GB", "1024"));
    private static final List<Step> SIZE = List.of(
            new Step("B", "1"),
            new Step("KB", "1024"),
            new Step("MB", "1048576"),
            new Step("GB", "1073741824"),
            new Step("TB", "1099511627776"));
    private static final List<Step> PER = List.of(
            new Step("s", "1"),
            new Step("sec", "1"),
            new Step("min", "60"),
            new Step("h", "3600"),
            new Step("d", "86400"),
            new Step("day", "86400"));
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?[0-9][0-9_,]*(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\\s*(.*)");

    private Quantities() {}

    /**
     * Reads a quantity.
     *
     * @return the value in base units
     * @throws IllegalArgumentException with a sentence for the user when the text is no such quantity
     */
    public static BigDecimal parse(Unit unit, String text) {
        Matcher m = NUMBER.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("“" + text + "” is not a " + unit.quantity() + "; " + example(unit));
        }
        BigDecimal number = new BigDecimal(m.group(1).replace(",", "").replace("_", ""));
        return number.multiply(factor(unit, m.group(2).strip(), text));
    }

    private static BigDecimal factor(Unit unit, String suffix, String text) {
        if (suffix.isEmpty()) {
            return BigDecimal.ONE;
        }
        return switch (unit) {
            case TIME -> step(TIME, suffix, unit, text);
            case MEMORY -> step(MEMORY, suffix, unit, text);
            case SIZE -> step(SIZE, suffix, unit, text);
            case RATE -> rate(suffix, text);
            case SHARE -> suffix.equals("%") ? new BigDecimal("0.01") : unknown(unit, suffix, text);
            case ONE -> thousands(suffix, unit, text);
        };
    }

    private static BigDecimal thousands(String suffix, Unit unit, String text) {
        return switch (suffix) {
            case "k" -> new BigDecimal("1e3");
            case "M" -> new BigDecimal("1e6");
            default -> unknown(unit, suffix, text);
        };
    }

    private static BigDecimal rate(String suffix, String text) {
        int slash = suffix.indexOf('/');
        if (slash < 0) {
            return unknown(Unit.RATE, suffix, text);
        }
        String before = suffix.substring(0, slash).strip();
        BigDecimal count = before.isEmpty() ? BigDecimal.ONE : thousands(before, Unit.RATE, text);
        BigDecimal per = step(PER, suffix.substring(slash + 1).strip(), Unit.RATE, text);
        return count.divide(per, MathContext.DECIMAL128);
    }

    private static BigDecimal step(List<Step> steps, String suffix, Unit unit, String text) {
        for (Step s : steps) {
            if (s.symbol().equals(suffix)) {
                return s.size();
            }
        }
        for (Step s : steps) {
            if (s.symbol().equalsIgnoreCase(suffix)) {
                return s.size();
            }
        }
        return unknown(unit, suffix, text);
    }

    private static BigDecimal unknown(Unit unit, String suffix, String text) {
        throw new IllegalArgumentException(
                "“" + suffix + "” in “" + text + "” is not a unit of " + unit.quantity() + "; " + example(unit));
    }

    /** How a quantity of this unit is written, as the end of a message. */
    public static String example(Unit unit) {
        return switch (unit) {
            case TIME -> "write for example 250 ms, 3 s, 5 min or 1 h";
            case MEMORY -> "write for example 512 MB or 2 GB";
            case SIZE -> "write for example 800 B, 64 KB or 1 MB";
            case RATE -> "write for example 50/s, 3k/min or 120/h";
            case SHARE -> "write for example 2.5 % or 0.025";
            case ONE -> "write a number, for example 10";
        };
    }

    /** A whole number of base units as text in the largest unit that writes it exactly and shortly. */
    public static String format(Unit unit, long value) {
        return format(unit, BigDecimal.valueOf(value));
    }

    /** A number of base units as text that reads back to the same double. */
    public static String format(Unit unit, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "unknown" : "unlimited";
        }
        return format(unit, BigDecimal.valueOf(value));
    }

    private static String format(Unit unit, BigDecimal value) {
        return switch (unit) {
            case TIME ->
                value.signum() == 0 ? "0 s" : shortest(TIME, List.of("ns", "µs", "ms", "s", "min", "h", "d"), value);
            case MEMORY -> shortest(MEMORY, List.of("MB", "GB"), value);
            case SIZE -> shortest(SIZE, List.of("B", "KB", "MB", "GB", "TB"), value);
            case RATE -> plain(value) + "/s";
            case SHARE -> plain(value.multiply(BigDecimal.valueOf(100))) + " %";
            case ONE -> plain(value);
        };
    }

    private static String shortest(List<Step> steps, List<String> symbols, BigDecimal value) {
        String number = null;
        String symbol = "";
        for (Step s : steps) {
            BigDecimal scaled = value.divide(s.size(), new MathContext(34, RoundingMode.HALF_EVEN));
            boolean exact = scaled.multiply(s.size()).compareTo(value) == 0
                    && scaled.stripTrailingZeros().scale() <= 3;
            boolean readable = number == null || scaled.abs().compareTo(BigDecimal.ONE) >= 0;
            if (symbols.contains(s.symbol()) && exact && readable) {
                String candidate = plain(scaled);
                if (number == null || candidate.length() <= number.length()) {
                    number = candidate;
                    symbol = s.symbol();
                }
            }
        }
        return number == null ? plain(value) + " " + symbols.get(0) : number + " " + symbol;
    }

    private static String plain(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        String text = value.stripTrailingZeros().toPlainString();
        return text.length() <= 24 ? text : String.format(Locale.ROOT, "%s", value.doubleValue());
    }
}
