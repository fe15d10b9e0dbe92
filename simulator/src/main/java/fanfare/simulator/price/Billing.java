package fanfare.simulator.price;

import fanfare.simulator.price.Bill.Line;
import fanfare.simulator.price.Bill.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a month's usage into a bill. Tiers and free allowances count what all components use together, as the provider
 * does; each component then pays its share in proportion to its quantity. All arithmetic is decimal: exact but for the
 * shares, which are held to 34 digits and add up exactly.
 */
public final class Billing {
    private static final BigDecimal SECONDS_PER_HOUR = new BigDecimal(3600);

    private final PriceBook book;
    private final String region;
    private final Options options;

    /** How each line is rounded. */
    public enum Rounding {
        /** Not at all. */
        NONE,
        /** To whole cents, half a cent up. */
        CENTS
    }

    /** What one GB on the bill is. */
    public enum Gigabyte {
        /** 1,073,741,824 bytes; a GB-second is 1,024 MB for a second. */
        BINARY("1", "1"),
        /** 1,000,000,000 bytes; a GB-second is 1,000 MB for a second. */
        DECIMAL("1.073741824", "1.024");

        private final BigDecimal bytes;
        private final BigDecimal memory;

        Gigabyte(String bytes, String memory) {
            this.bytes = new BigDecimal(bytes);
            this.memory = new BigDecimal(memory);
        }

        /** How many billed units a unit is that was counted in binary. */
        BigDecimal units(String unit) {
            if (!unit.startsWith("GB")) {
                return BigDecimal.ONE;
            }
            return unit.equals("GB-second") ? memory : bytes;
        }
    }

    /**
     * How to reckon.
     *
     * @param freeTier whether what is free every month is left out of the bill
     * @param rounding of each line
     * @param monthHours how long a month is: 730 by the providers' custom, 720 for thirty days
     * @param gigabyte what one GB is; usage is counted in binary ones
     */
    public record Options(boolean freeTier, Rounding rounding, double monthHours, Gigabyte gigabyte) {
        /** Without the free tier, unrounded, for a month of 730 hours. */
        public static final Options STANDARD = new Options(false, Rounding.NONE, 730, Gigabyte.BINARY);

        public Options {
            if (!(monthHours > 0) || Double.isInfinite(monthHours)) {
                throw new IllegalArgumentException("A month has a length above 0 hours: " + monthHours);
            }
        }

        /** The same with or without what is free every month. */
        public Options withFreeTier(boolean on) {
            return new Options(on, rounding, monthHours, gigabyte);
        }

        /** The same with lines rounded so. */
        public Options rounded(Rounding how) {
            return new Options(freeTier, how, monthHours, gigabyte);
        }

        /** The same for a month of this length in hours. */
        public Options month(double hours) {
            return new Options(freeTier, rounding, hours, gigabyte);
        }

        /** The same with another GB. */
        public Options in(Gigabyte base) {
            return new Options(freeTier, rounding, monthHours, base);
        }
    }

    /** Bills at a book's prices in a region. */
    public Billing(PriceBook book, String region, Options options) {
        this.book = book;
        this.region = region;
        this.options = options;
    }

    /** The bill of a month in which usage goes on as in the given time in seconds. */
    public Bill extrapolated(List<Usage> usage, double seconds) {
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("Usage is extrapolated from a time above 0 s: " + seconds);
        }
        BigDecimal month = BigDecimal.valueOf(options.monthHours()).multiply(SECONDS_PER_HOUR);
        return bill(usage, month, BigDecimal.valueOf(seconds));
    }

    /** The bill of a month with exactly this usage. */
    public Bill bill(List<Usage> usage) {
        return bill(usage, BigDecimal.ONE, BigDecimal.ONE);
    }

    private Bill bill(List<Usage> usage, BigDecimal times, BigDecimal per) {
        Map<Part, BigDecimal> parts = new LinkedHashMap<>();
        Map<Item, BigDecimal> totals = new LinkedHashMap<>();
        for (Usage used : usage) {
            Item item = new Item(used.service(), used.item());
            BigDecimal counted = BigDecimal.valueOf(used.quantity())
                    .multiply(options.gigabyte().units(unit(item)));
            BigDecimal quantity = Decimals.share(times, counted, per);
            parts.merge(new Part(used.component(), item, used.hidden()), quantity, BigDecimal::add);
            totals.merge(item, quantity, BigDecimal::add);
        }
        Map<Item, Charge> charges = charges(totals);
        return new Bill(book.provider(), region, "USD", options, lines(parts, totals, charges));
    }

    private String unit(Item item) {
        return book.tiers(item.service(), item.name(), region).stream()
                .findFirst()
                .map(PriceItem::unit)
                .orElse("");
    }

    private Map<Item, Charge> charges(Map<Item, BigDecimal> totals) {
        Map<Item, BigDecimal> free = freeUnits(totals);
        Map<Item, Charge> charges = new LinkedHashMap<>();
        totals.forEach((item, total) -> charges.put(
                item,
                Charge.of(
                        book.tiers(item.service(), item.name(), region),
                        region,
                        total,
                        free.getOrDefault(item, BigDecimal.ZERO),
                        options.freeTier())));
        return charges;
    }

    /** What an allowance covers is split among its items in proportion to their quantities. */
    private Map<Item, BigDecimal> freeUnits(Map<Item, BigDecimal> totals) {
        if (!options.freeTier()) {
            return Map.of();
        }
        Map<Item, BigDecimal> covered = new LinkedHashMap<>();
        totals.forEach((item, total) -> allowance(item).ifPresent(a -> covered.merge(a, total, BigDecimal::add)));
        Map<Item, BigDecimal> free = new LinkedHashMap<>();
        totals.forEach((item, total) -> allowance(item).ifPresent(a -> {
            BigDecimal units = book.freeUnits(a.service(), a.name(), region).min(covered.get(a));
            free.put(item, units.signum() == 0 ? BigDecimal.ZERO : Decimals.share(units, total, covered.get(a)));
        }));
        return free;
    }

    private Optional<Item> allowance(Item item) {
        return book.freeAllowance(item.service(), item.name()).map(name -> new Item(item.service(), name));
    }

    private List<Line> lines(Map<Part, BigDecimal> parts, Map<Item, BigDecimal> totals, Map<Item, Charge> charges) {
        Map<Item, Shares> shares = new LinkedHashMap<>();
        totals.forEach((item, total) -> shares.put(item, new Shares(charges.get(item), total)));
        Map<String, List<Line>> byComponent = new LinkedHashMap<>();
        parts.forEach((part, quantity) -> byComponent
                .computeIfAbsent(part.component(), c -> new ArrayList<>())
                .add(line(part, quantity, shares.get(part.item()))));
        return byComponent.values().stream().flatMap(List::stream).toList();
    }

    private Line line(Part part, BigDecimal quantity, Shares shares) {
        Charge charge = shares.charge;
        List<Tier> tiers = shares.take(quantity);
        BigDecimal amount = tiers.stream().map(Tier::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Line(
                part.component(),
                part.item().service(),
                part.item().name(),
                quantity,
                charge.unit(),
                quantity.signum() == 0 ? charge.firstPrice() : amount.divide(quantity, Decimals.PRECISION),
                options.rounding() == Rounding.CENTS ? amount.setScale(2, RoundingMode.HALF_UP) : amount,
                tiers,
                charge.region(),
                charge.source(),
                charge.asOf(),
                charge.confirmed(),
                charge.remark(),
                part.hidden());
    }

    private record Item(String service, String name) {}

    private record Part(String component, Item item, String hidden) {}

    /** Deals out a charge; the component that takes the last of the quantity gets the exact rest. */
    private static final class Shares {
        private final Charge charge;
        private final BigDecimal total;
        private final List<Tier> left;
        private BigDecimal quantityLeft;

        Shares(Charge charge, BigDecimal total) {
            this.charge = charge;
            this.total = total;
            this.left = new ArrayList<>(charge.tiers());
            this.quantityLeft = total;
        }

        List<Tier> take(BigDecimal quantity) {
            quantityLeft = quantityLeft.subtract(quantity);
            boolean last = quantityLeft.signum() == 0;
            List<Tier> taken = new ArrayList<>();
            for (int i = 0; i < left.size() && quantity.signum() > 0; i++) {
                Tier whole = charge.tiers().get(i);
                Tier rest = left.get(i);
                Tier share = last
                        ? rest
                        : new Tier(
                                Decimals.share(whole.quantity(), quantity, total),
                                whole.price(),
                                Decimals.share(whole.amount(), quantity, total));
                taken.add(share);
                left.set(i, minus(rest, share));
            }
            return taken;
        }

        private static Tier minus(Tier rest, Tier share) {
            return new Tier(
                    rest.quantity().subtract(share.quantity()),
                    rest.price(),
                    rest.amount().subtract(share.amount()));
        }
    }
}
