package fanfare.simulator.price;

import java.math.BigDecimal;

/**
 * An item of the price book as the provider lists it.
 *
 * @param freeAllowance the item of the same service whose row says how much of it is free in a month; shared by all
 *     items that name it; empty without one
 * @param serviceName the provider's name of the service
 * @param itemName the provider's name of the item
 * @param listedUnit the unit of the provider's list, such as {@code 1M requests}
 * @param perListed how many of our units one listed unit has
 */
record Listing(
        String service,
        String item,
        String unit,
        String freeAllowance,
        String serviceName,
        String itemName,
        String listedUnit,
        BigDecimal perListed) {}
