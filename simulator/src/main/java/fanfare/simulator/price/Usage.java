package fanfare.simulator.price;

/**
 * A metered quantity of one component.
 *
 * @param component whose usage it is; empty where nobody asks
 * @param service the price book's service, such as {@code lambda}
 * @param item the price book's item, such as {@code gb-second-x86}
 * @param hidden a word for why it is a hidden cost, which gets a line of its own; empty if it is none
 * @param quantity in billed units (one request, one GB-second, never "per million"); finite and not negative
 */
public record Usage(String component, String service, String item, double quantity, String hidden) {
    public Usage {
        if (!Double.isFinite(quantity) || quantity < 0) {
            throw new IllegalArgumentException(
                    service + "/" + item + " of " + component + ": a quantity is finite and not negative: " + quantity);
        }
    }

    /** No hidden cost. */
    public Usage(String component, String service, String item, double quantity) {
        this(component, service, item, quantity, "");
    }
}
