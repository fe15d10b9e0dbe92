package fanfare.simulator.run;

import fanfare.simulator.price.Billing;
import fanfare.simulator.price.PriceBook;
import java.util.function.Function;

/**
 * How the usage of a run is priced.
 *
 * @param books the price book of a provider
 * @param options how to reckon
 */
public record Pricing(Function<String, PriceBook> books, Billing.Options options) {
    /** The shipped books, without the free tier, for a month of 730 hours. */
    public static final Pricing STANDARD = new Pricing(PriceBook::load, Billing.Options.STANDARD);
}
