package fanfare.simulator.price;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One row of the price book: what a unit costs between two quantities of a month.
 *
 * @param region where the price holds; {@code global} for what is the same everywhere
 * @param unit what one billed unit is called
 * @param from the quantity above which the price holds; above 0 in an item's first tier, the units below are free
 * @param to the quantity up to which the price holds; empty without end
 * @param price US dollars for one unit
 * @param asOf the date of the source: a year, month or day
 * @param source where the price was published
 * @param confirmed false where no publication was found
 */
public record PriceItem(
        String provider,
        String region,
        String service,
        String item,
        String unit,
        BigDecimal from,
        Optional<BigDecimal> to,
        BigDecimal price,
        String asOf,
        String source,
        boolean confirmed) {}
