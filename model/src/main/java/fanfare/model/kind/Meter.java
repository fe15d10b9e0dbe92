package fanfare.model.kind;

import java.util.Optional;

/**
 * What a component is billed by. Behaviours count it in whole smallest units, so that sums are exact and the same in
 * every order; the price book divides by {@code perUnit}.
 *
 * @param service the price book's service, lower case with hyphens: {@code lambda}, {@code sqs}
 * @param item the price book's item: {@code gb-second-x86}
 * @param unit what one billed unit is called: {@code GB-second}, {@code request}
 * @param perUnit how many counted units make one billed unit (1,024,000 MB·ms are one GB-second)
 * @param hidden why all of it is a hidden cost; empty if it is not, or only in part
 */
public record Meter(String service, String item, String unit, long perUnit, Optional<HiddenCost> hidden) {
    /** A meter of what is no hidden cost by itself. */
    public Meter(String service, String item, String unit, long perUnit) {
        this(service, item, unit, perUnit, Optional.empty());
    }

    /** A meter that counts whole billed units. */
    public static Meter of(String service, String item, String unit) {
        return new Meter(service, item, unit, 1);
    }

    /** The same as a hidden cost. */
    public Meter as(HiddenCost why) {
        return new Meter(service, item, unit, perUnit, Optional.of(why));
    }
}
