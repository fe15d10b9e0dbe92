package fanfare.simulator.price;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a month's usage costs.
 *
 * @param provider whose prices
 * @param region where
 * @param currency of all amounts
 * @param options how it was reckoned
 * @param lines by component in the order of the usage
 */
public record Bill(String provider, String region, String currency, Billing.Options options, List<Line> lines) {
    public Bill {
        lines = List.copyOf(lines);
    }

    /**
     * What one component pays for one item.
     *
     * @param quantity used in the month
     * @param unitPrice the mean over the tiers that were reached; the first tier's price if nothing was used
     * @param amount the component's share of what all components together pay for the item
     * @param tiers how the quantity fell into the tiers, what was free first
     * @param priceRegion whose prices were taken; empty if there are none
     * @param source where the prices were published
     * @param asOf when
     * @param confirmed false if a price was not found in a publication
     * @param remark what a reader must know; empty if nothing
     * @param hidden why it is a hidden cost; empty if it is none
     */
    public record Line(
            String component,
            String service,
            String item,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            BigDecimal amount,
            List<Tier> tiers,
            String priceRegion,
            String source,
            String asOf,
            boolean confirmed,
            String remark,
            String hidden) {
        public Line {
            tiers = List.copyOf(tiers);
        }
    }

    /** A part of a quantity at one price. */
    public record Tier(BigDecimal quantity, BigDecimal price, BigDecimal amount) {}

    /** The sum of all lines. */
    public BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Sums by component, in the order of the lines. */
    public Map<String, BigDecimal> byComponent() {
        return sums(Line::component);
    }

    /** Sums by service, in the order of the lines. */
    public Map<String, BigDecimal> byService() {
        return sums(Line::service);
    }

    /** What a reader must know, each once: fallbacks, missing prices. */
    public List<String> remarks() {
        return lines.stream()
                .filter(l -> !l.remark().isEmpty())
                .map(l -> l.service() + "/" + l.item() + ": " + l.remark())
                .distinct()
                .toList();
    }

    private Map<String, BigDecimal> sums(Function<Line, String> by) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        lines.forEach(l -> sums.merge(by.apply(l), l.amount(), BigDecimal::add));
        return sums;
    }
}
