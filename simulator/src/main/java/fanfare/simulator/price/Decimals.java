package fanfare.simulator.price;

import java.math.BigDecimal;
import java.math.MathContext;

/** Decimal numbers as people write them, and shares of them. */
final class Decimals {
    /** 34 digits: far below the last printed digit of any bill. */
    static final MathContext PRECISION = MathContext.DECIMAL128;

    private static final int MOST_DIGITS = 40;

    private Decimals() {}

    /** A number, finite and not negative. */
    static BigDecimal read(String column, String text) throws CsvFile.Bad {
        String remedy = "Write a plain number such as 1250000 or 0.0000002, with a point and no thousands separators";
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new CsvFile.Bad(column + " is \"" + text + "\", expected a number", remedy);
        }
        if (number.signum() < 0 || Math.abs(number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new CsvFile.Bad(column + " is " + text + ", expected a number from 0 to 1e30", remedy);
        }
        return number.stripTrailingZeros();
    }

    /** The part of an amount that belongs to a part of a whole; all of it for the whole. */
    static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
        return part.compareTo(whole) == 0 ? amount : amount.multiply(part).divide(whole, PRECISION);
    }
}
