package fanfare.simulator.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads rows of prices and sorts them into the tiers of each item and region. */
final class PriceRows {
    static final List<String> COLUMNS = List.of(
            "provider",
            "region",
            "service",
            "item",
            "unit",
            "tier_from",
            "tier_to",
            "price",
            "as_of",
            "source",
            "confirmed");

    /** What a price is looked up by. */
    record Key(String service, String item, String region) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byService = service.compareTo(other.service);
            int byItem = byService != 0 ? byService : item.compareTo(other.item);
            return byItem != 0 ? byItem : region.compareTo(other.region);
        }

        @Override
        public String toString() {
            return service + "/" + item + " in " + region;
        }
    }

    private final String provider;
    private final Map<Key, List<PriceItem>> tiers = new TreeMap<>();

    PriceRows(String provider) {
        this.provider = provider;
    }

    /** Takes a row. */
    void read(CsvFile.Row row) throws CsvFile.Bad {
        PriceItem price = item(row);
        add(
                price,
                tiers.computeIfAbsent(new Key(price.service(), price.item(), price.region()), k -> new ArrayList<>()));
    }

    /** The tiers of every item and region that was read, from the lowest. */
    Map<Key, List<PriceItem>> tiers() {
        Map<Key, List<PriceItem>> sorted = new TreeMap<>();
        tiers.forEach((key, of) -> sorted.put(key, List.copyOf(of)));
        return sorted;
    }

    private PriceItem item(CsvFile.Row row) throws CsvFile.Bad {
        if (!row.get("provider").equals(provider)) {
            throw new CsvFile.Bad(
                    "the provider is \"" + row.get("provider") + "\", expected " + provider,
                    "Keep the prices of each provider in a file of their own");
        }
        BigDecimal from = row.optional("tier_from").isEmpty() ? BigDecimal.ZERO : number(row, "tier_from");
        Optional<BigDecimal> to =
                row.optional("tier_to").isEmpty() ? Optional.empty() : Optional.of(number(row, "tier_to"));
        if (to.isPresent() && to.get().compareTo(from) <= 0) {
            throw new CsvFile.Bad(
                    "the tier ends at " + to.get().toPlainString() + ", not above its beginning "
                            + from.toPlainString(),
                    "Leave tier_to empty in the last tier");
        }
        return new PriceItem(
                provider,
                text(row, "region"),
                text(row, "service"),
                text(row, "item"),
                text(row, "unit"),
                from,
                to,
                number(row, "price"),
                text(row, "as_of"),
                text(row, "source"),
                confirmed(row));
    }

    private static void add(PriceItem price, List<PriceItem> before) throws CsvFile.Bad {
        if (!before.isEmpty()) {
            Optional<BigDecimal> end = before.get(before.size() - 1).to();
            if (end.isEmpty() || end.get().compareTo(price.from()) != 0) {
                throw new CsvFile.Bad(
                        "the tier of " + price.service() + "/" + price.item() + " in " + price.region() + " begins at "
                                + price.from().toPlainString() + ", expected "
                                + end.map(BigDecimal::toPlainString).orElse("nothing after a tier without end"),
                        "List the tiers from the lowest, each beginning where the one before ends");
            }
        }
        before.add(price);
    }

    private static boolean confirmed(CsvFile.Row row) throws CsvFile.Bad {
        return switch (text(row, "confirmed")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new CsvFile.Bad(
                        "confirmed is \"" + row.get("confirmed") + "\", expected true or false",
                        "Write true if the source was read, else false");
        };
    }

    private static String text(CsvFile.Row row, String column) throws CsvFile.Bad {
        return row.optional(column)
                .orElseThrow(() -> new CsvFile.Bad(
                        column + " is empty, expected a text", "Fill in all of " + String.join(",", COLUMNS)));
    }

    private static BigDecimal number(CsvFile.Row row, String column) throws CsvFile.Bad {
        return Decimals.read(column, row.get(column));
    }
}
