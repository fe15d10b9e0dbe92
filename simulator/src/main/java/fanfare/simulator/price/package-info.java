/**
 * From usage to money: the price book (data under {@code prices/PROVIDER}), exact tier arithmetic, bills. Quantities are
 * in billed units and prices in US dollars for one unit, both as decimals.
 */
package fanfare.simulator.price;
