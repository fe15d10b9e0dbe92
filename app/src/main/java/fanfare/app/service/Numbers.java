package fanfare.app.service;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Numbers as people read them. All rounding is done on the exact decimal value of a double, so that the same number is
 * the same text on every JDK.
 */
public final class Numbers {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private record Step(String symbol, double milliseconds, BigDecimal below) {}

    private static final List<Step> TIMES = List.of(
            new Step("ms", 1, THOUSAND),
            new Step("s", 1_000, BigDecimal.valueOf(60)),
            new Step("min", 60_000, BigDecimal.valueOf(60)),
            new Step("h", 3_600_000, BigDecimal.valueOf(72)));
    private static final String UNKNOWN = "–";

    private Numbers() {}

    /** A measured time of three significant digits, to the microsecond: {@code 42.0 ms}, {@code 1.24 s}, {@code 3.50 min}. */
    public static String time(double milliseconds) {
        return inUnits(milliseconds, true);
    }

    /** A chosen length of time: {@code 800 ms}, {@code 50 min}. */
    public static String length(double milliseconds) {
        return inUnits(milliseconds, false);
    }

    private static String inUnits(double milliseconds, boolean zeros) {
        if (!Double.isFinite(milliseconds)) {
            return UNKNOWN;
        }
        for (Step step : TIMES) {
            BigDecimal value = significant(milliseconds / step.milliseconds());
            if (value.compareTo(step.below()) < 0) {
                return (zeros && value.signum() != 0 ? value.toPlainString() : plain(value)) + " " + step.symbol();
            }
        }
        return separated(plain(significant(milliseconds / 86_400_000))) + " d";
    }

    /** How many, with separated thousands; one decimal for small means that are not whole. */
    public static String count(double value) {
        if (!Double.isFinite(value)) {
            return UNKNOWN;
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact.setScale(Math.abs(value) < 100 ? 1 : 0, RoundingMode.HALF_EVEN);
        return separated(plain(rounded));
    }

    /** An amount of money with its currency: two decimals, more only below a cent. */
    public static String money(double amount, String currency) {
        return amount(amount) + " " + currency;
    }

    /** An amount of money: two decimals, more only below a cent. */
    public static String amount(double amount) {
        if (!Double.isFinite(amount)) {
            return UNKNOWN;
        }
        BigDecimal exact = new BigDecimal(amount);
        if (amount != 0 && Math.abs(amount) < 0.01) {
            return plain(exact.round(new MathContext(2, RoundingMode.HALF_EVEN)));
        }
        return separated(exact.setScale(2, RoundingMode.HALF_EVEN).toPlainString());
    }

    /** A unit price: six significant digits, never an exponent. */
    public static String price(double amount) {
        if (!Double.isFinite(amount)) {
            return UNKNOWN;
        }
        return plain(new BigDecimal(amount).round(new MathContext(6, RoundingMode.HALF_EVEN)));
    }

    /** So many significant digits, with separated thousands, never an exponent. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return UNKNOWN;
        }
        return separated(plain(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN))));
    }

    /** A share as a percentage: {@code 12 %}, {@code 0.03 %}. */
    public static String percent(double share) {
        if (!Double.isFinite(share)) {
            return UNKNOWN;
        }
        BigDecimal hundredfold = new BigDecimal(share).movePointRight(2);
        if (Math.abs(share) >= 0.1) {
            return plain(hundredfold.setScale(0, RoundingMode.HALF_EVEN)) + " %";
        }
        return plain(hundredfold.round(new MathContext(2, RoundingMode.HALF_EVEN))) + " %";
    }

    /** A difference as a percentage with its sign: {@code +1.7 %}, {@code −32 %}, {@code none}. */
    public static String difference(double share) {
        return share == 0 ? "none" : (share < 0 ? "−" : "+") + percent(Math.abs(share));
    }

    /** A mean level: one decimal, two significant digits below one, nothing finer than a thousandth. */
    public static String level(double value) {
        if (!Double.isFinite(value)) {
            return UNKNOWN;
        }
        if (value > 0 && value < 0.001) {
            return "<0.001";
        }
        BigDecimal exact = new BigDecimal(value);
        return Math.abs(value) < 1
                ? plain(exact.round(new MathContext(2, RoundingMode.HALF_EVEN)))
                : separated(plain(exact.setScale(1, RoundingMode.HALF_EVEN)));
    }

    /** A number of twelve significant digits, the same on every JDK, for files. */
    public static BigDecimal exact(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(12, RoundingMode.HALF_EVEN));
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static BigDecimal significant(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_EVEN));
        int whole = rounded.precision() - rounded.scale();
        return rounded.signum() == 0
                ? BigDecimal.ZERO
                : rounded.setScale(Math.min(3, Math.max(0, 3 - whole)), RoundingMode.HALF_EVEN);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String separated(String digits) {
        int point = digits.indexOf('.');
        int end = point < 0 ? digits.length() : point;
        StringBuilder text = new StringBuilder(digits);
        for (int i = end - 3; i > (digits.startsWith("-") ? 1 : 0); i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }
}
