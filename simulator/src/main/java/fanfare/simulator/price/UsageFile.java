package fanfare.simulator.price;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads usage that was metered or estimated elsewhere: a CSV file with the columns service, item and quantity, and
 * component if the bill is to be shared out. Services and items go by the price book's ids or by the provider's names,
 * in any case.
 */
public final class UsageFile {
    private static final List<String> COLUMNS = List.of("service", "item", "quantity");

    private final PriceBook book;
    private final Map<String, Listing> byName = new TreeMap<>();

    private UsageFile(PriceBook book) {
        this.book = book;
        for (Listing l : book.listings()) {
            byName.put(name(l.serviceName(), l.itemName()), l);
            byName.put(name(l.service(), l.itemName()), l);
            byName.put(name(l.serviceName(), l.item()), l);
        }
    }

    /**
     * Reads a file.
     *
     * @throws PriceException with one problem for every bad row
     */
    public static List<Usage> read(Path csv, PriceBook book) throws PriceException, IOException {
        UsageFile names = new UsageFile(book);
        List<Usage> usage = new ArrayList<>();
        CsvFile.read(csv, COLUMNS, row -> usage.add(names.usage(row)));
        return usage;
    }

    private Usage usage(CsvFile.Row row) throws CsvFile.Bad {
        String key = key(row);
        int slash = key.indexOf('/');
        double quantity = Decimals.read("quantity", row.get("quantity")).doubleValue();
        return new Usage(row.get("component"), key.substring(0, slash), key.substring(slash + 1), quantity);
    }

    private String key(CsvFile.Row row) throws CsvFile.Bad {
        String service = row.get("service");
        String item = row.get("item");
        Listing named = byName.get(name(service, item));
        String key = named == null ? PriceBook.key(service, item) : PriceBook.key(named.service(), named.item());
        if (!book.priced().contains(key)) {
            throw new CsvFile.Bad(
                    "\"" + service + "\", \"" + item + "\" is nothing that " + book.provider() + " bills here",
                    advice(service, item));
        }
        return key;
    }

    private String advice(String service, String item) {
        List<String> items = book.priced().stream()
                .filter(k -> sameService(k, service))
                .map(k -> k.substring(k.indexOf('/') + 1))
                .sorted(Comparator.comparingInt((String i) -> -common(i, item)).thenComparing(i -> i))
                .toList();
        if (items.isEmpty()) {
            List<String> services = book.priced().stream()
                    .map(k -> k.substring(0, k.indexOf('/')))
                    .distinct()
                    .toList();
            return "Give one of the services " + String.join(", ", services);
        }
        return "Give an item such as " + String.join(", ", items.subList(0, Math.min(6, items.size())));
    }

    private boolean sameService(String key, String service) {
        String id = key.substring(0, key.indexOf('/'));
        return id.equalsIgnoreCase(service)
                || book.listings().stream()
                        .anyMatch(l -> l.service().equals(id) && l.serviceName().equalsIgnoreCase(service));
    }

    /** How many words of the asked item stand in an item's id. */
    private static int common(String id, String asked) {
        int found = 0;
        for (String word : asked.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
            boolean plural = word.length() > 3 && word.endsWith("s");
            if (word.length() > 1 && id.contains(plural ? word.substring(0, word.length() - 1) : word)) {
                found++;
            }
        }
        return found;
    }

    private static String name(String service, String item) {
        return (service + "/" + item).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
