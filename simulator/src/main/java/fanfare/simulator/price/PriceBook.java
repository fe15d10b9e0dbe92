package fanfare.simulator.price;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a provider's services cost. The shipped book is data, {@code prices/PROVIDER/SERVICE.csv}; a user's own file with
 * the same columns replaces the rows of the items and regions that it names. Immutable.
 */
public final class PriceBook {
    /** The region of what costs the same everywhere. */
    public static final String GLOBAL = "global";

    private static final Map<String, String> HOME =
            new TreeMap<>(Map.of("aws", "us-east-1", "azure", "eastus", "google", "us-central1"));

    /** Books are values and reading one takes longer than many a run, so each is read once. */
    private static final Map<String, PriceBook> SHIPPED = new ConcurrentHashMap<>();

    private final String provider;
    private final Map<String, Listing> listings;
    private final Map<PriceRows.Key, List<PriceItem>> tiers;

    private PriceBook(String provider, Map<String, Listing> listings, Map<PriceRows.Key, List<PriceItem>> tiers) {
        this.provider = provider;
        this.listings = listings;
        this.tiers = tiers;
    }

    /** The providers with a shipped book. */
    public static List<String> providers() {
        return List.copyOf(HOME.keySet());
    }

    /**
     * The shipped book of a provider.
     *
     * @throws IllegalArgumentException if none of {@link #providers()}
     */
    public static PriceBook load(String provider) {
        if (!HOME.containsKey(provider)) {
            throw new IllegalArgumentException(
                    "There is no price book of \"" + provider + "\"; there are " + String.join(", ", providers()));
        }
        return SHIPPED.computeIfAbsent(provider, PriceBook::read);
    }

    private static PriceBook read(String provider) {
        Map<String, Listing> listings = listings(provider);
        PriceRows rows = new PriceRows(provider);
        listings.values().stream()
                .map(Listing::service)
                .distinct()
                .forEach(service ->
                        resource("/prices/" + provider + "/" + service + ".csv", PriceRows.COLUMNS, rows::read));
        return new PriceBook(provider, listings, rows.tiers());
    }

    /**
     * This book with a user's own prices: the file's rows replace all rows of the same service, item and region.
     *
     * @param csv columns provider, region, service, item, unit, tier_from, tier_to, price, as_of, source, confirmed
     * @throws PriceException with all that is wrong in the file
     */
    public PriceBook withOverrides(Path csv) throws PriceException, IOException {
        PriceRows rows = new PriceRows(provider);
        CsvFile.read(csv, PriceRows.COLUMNS, row -> {
            requireUnit(row);
            rows.read(row);
        });
        Map<PriceRows.Key, List<PriceItem>> all = new TreeMap<>(tiers);
        all.putAll(rows.tiers());
        return new PriceBook(provider, listings, all);
    }

    /** The provider. */
    public String provider() {
        return provider;
    }

    /** The region that stands in for those without a price of their own. */
    public String homeRegion() {
        return HOME.get(provider);
    }

    /** Every region that has a price of its own. */
    public SortedSet<String> regions() {
        return tiers.keySet().stream().map(PriceRows.Key::region).collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    /**
     * The price tiers of an item from the lowest. A region without a price of its own gets the global one, else the home
     * region's, else that of the first region that has one: the returned rows say which.
     *
     * @return empty if the book has no price for it
     */
    public List<PriceItem> tiers(String service, String item, String region) {
        for (String candidate : List.of(region, GLOBAL, homeRegion())) {
            List<PriceItem> found = tiers.get(new PriceRows.Key(service, item, candidate));
            if (found != null) {
                return found;
            }
        }
        return tiers.entrySet().stream()
                .filter(e -> e.getKey().service().equals(service)
                        && e.getKey().item().equals(item))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }

    /** All rows, by service, item, region and tier. */
    public List<PriceItem> rows() {
        return tiers.values().stream().flatMap(List::stream).toList();
    }

    /** The item that says how much of this item is free in a month; shared by all items that name it. */
    Optional<String> freeAllowance(String service, String item) {
        return Optional.ofNullable(listings.get(key(service, item)))
                .map(Listing::freeAllowance)
                .filter(a -> !a.isEmpty());
    }

    /** How many units of an allowance are free in a month. */
    BigDecimal freeUnits(String service, String allowance, String region) {
        return tiers(service, allowance, region).stream()
                .flatMap(t -> t.to().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** The shipped items in the provider's order. */
    List<Listing> listings() {
        return List.copyOf(listings.values());
    }

    /** The services and items that can be priced, as {@code service/item}, allowances left out. */
    SortedSet<String> priced() {
        SortedSet<String> all = new TreeSet<>();
        tiers.keySet().forEach(k -> all.add(key(k.service(), k.item())));
        listings.values().forEach(l -> all.remove(key(l.service(), l.freeAllowance())));
        return all;
    }

    static String key(String service, String item) {
        return service.toLowerCase(Locale.ROOT) + "/" + item.toLowerCase(Locale.ROOT);
    }

    private void requireUnit(CsvFile.Row row) throws CsvFile.Bad {
        Listing known = listings.get(key(row.get("service"), row.get("item")));
        if (known != null && !known.unit().equals(row.get("unit"))) {
            throw new CsvFile.Bad(
                    "the unit of " + key(known.service(), known.item()) + " is \"" + row.get("unit") + "\", expected "
                            + known.unit(),
                    "Give the price of one " + known.unit());
        }
    }

    private static Map<String, Listing> listings(String provider) {
        List<Listing> read = new ArrayList<>();
        resource(
                "/prices/" + provider + "/items.csv",
                List.of("service", "item", "unit"),
                row -> read.add(new Listing(
                        row.get("service"),
                        row.get("item"),
                        row.get("unit"),
                        row.get("free_allowance"),
                        row.get("service_name"),
                        row.get("item_name"),
                        row.get("listed_unit"),
                        Decimals.read("units_per_listed", row.get("units_per_listed")))));
        Map<String, Listing> byKey = new LinkedHashMap<>();
        read.forEach(l -> byKey.put(key(l.service(), l.item()), l));
        return byKey;
    }

    private static void resource(String name, List<String> columns, CsvFile.Reader reader) {
        CsvFile csv = new CsvFile(name);
        try (InputStream in = PriceBook.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file " + name);
            }
            csv.read(in, columns, reader);
            csv.orThrow();
        } catch (IOException | PriceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
