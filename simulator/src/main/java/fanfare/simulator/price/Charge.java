package fanfare.simulator.price;

import fanfare.simulator.price.Bill.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What all components together pay for an item.
 *
 * @param tiers how the quantity fell into the tiers, what was free first
 * @param region whose prices were taken; empty if there are none
 */
record Charge(
        List<Tier> tiers,
        String unit,
        BigDecimal firstPrice,
        String region,
        String source,
        String asOf,
        boolean confirmed,
        String remark) {

    /**
     * Charges a quantity.
     *
     * @param prices the item's tiers; empty if the book has none
     * @param wanted the region asked for
     * @param free how much of the quantity an allowance covers; the tiers begin behind it
     * @param freeStart whether units below the first tier are free; else they cost what the first tier costs
     */
    static Charge of(List<PriceItem> prices, String wanted, BigDecimal quantity, BigDecimal free, boolean freeStart) {
        if (prices.isEmpty()) {
            return new Charge(
                    List.of(),
                    "",
                    BigDecimal.ZERO,
                    "",
                    "",
                    "",
                    false,
                    "no price in the book; it is not in the sum (add one in a price file of your own)");
        }
        Steps steps = new Steps(free);
        BigDecimal billed = quantity.subtract(free);
        if (freeStart) {
            steps.add(billed.min(prices.get(0).from()), BigDecimal.ZERO);
        }
        Set<PriceItem> used = new LinkedHashSet<>(prices.subList(0, 1));
        for (int i = 0; i < prices.size(); i++) {
            PriceItem tier = prices.get(i);
            BigDecimal from = i == 0 && !freeStart ? BigDecimal.ZERO : tier.from();
            boolean last = i == prices.size() - 1;
            BigDecimal to = last ? billed : tier.to().map(billed::min).orElse(billed);
            if (steps.add(to.subtract(from), tier.price())) {
                used.add(tier);
            }
        }
        PriceItem first = prices.get(0);
        return new Charge(
                steps.tiers,
                first.unit(),
                first.price(),
                first.region(),
                distinct(used, PriceItem::source, "; "),
                distinct(used, PriceItem::asOf, ", "),
                used.stream().allMatch(PriceItem::confirmed),
                remark(prices, wanted, billed));
    }

    private static String distinct(Set<PriceItem> used, Function<PriceItem, String> what, String between) {
        return used.stream().map(what).distinct().collect(Collectors.joining(between));
    }

    private static String remark(List<PriceItem> prices, String wanted, BigDecimal billed) {
        List<String> remarks = new ArrayList<>();
        String region = prices.get(0).region();
        if (!region.equals(wanted) && !region.equals(PriceBook.GLOBAL)) {
            remarks.add("no price listed for " + wanted + ", priced as in " + region);
        }
        prices.get(prices.size() - 1)
                .to()
                .filter(end -> billed.compareTo(end) > 0)
                .ifPresent(end -> remarks.add(
                        "no price listed above " + end.toPlainString() + ", the last tier's price goes on"));
        return String.join("; ", remarks);
    }

    /** Collects the parts that are not empty. */
    private static final class Steps {
        private final List<Tier> tiers = new ArrayList<>();

        Steps(BigDecimal free) {
            add(free, BigDecimal.ZERO);
        }

        boolean add(BigDecimal quantity, BigDecimal price) {
            if (quantity.signum() <= 0) {
                return false;
            }
            tiers.add(new Tier(quantity, price, quantity.multiply(price)));
            return true;
        }
    }
}
