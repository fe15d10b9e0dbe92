package fanfare.simulator.run;

import fanfare.model.design.Objective;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run found. With more than one replication every number is the mean over the replications (percentiles: of the
 * merged histograms), and {@code ci95} holds 95 % confidence intervals under the names of the JSON fields
 * ({@code latencyMs.p99}).
 *
 * @param of which run it was
 * @param components in the order of the design
 * @param states of the workflows, in the order of the design and of each definition
 * @param paths from every source to every place where somebody stops waiting
 * @param fanOut per source
 * @param patterns what shows how patterns fare, where something was observed
 * @param faults what the faults of the scenario did, per fault and source
 * @param usage metered quantities of the measured time
 * @param cost of a month of this traffic
 * @param objectives whether the design's objectives are met
 * @param remarks what a reader must know: a run too short for a percentile, assumptions, unpriced items
 */
public record Result(
        Provenance of,
        List<OfComponent> components,
        List<OfConnection> connections,
        List<OfState> states,
        List<Path> paths,
        List<FanOut> fanOut,
        List<Pattern> patterns,
        List<OfFault> faults,
        List<Metered> usage,
        Cost cost,
        List<Checked> objectives,
        List<String> remarks) {

    /** The result of a component. */
    public Optional<OfComponent> component(String name) {
        return components.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /**
     * Which run it was.
     *
     * @param simulated simulated seconds, with the warm-up period
     * @param measured simulated seconds without it
     * @param sourceEvents events that sources sent in the measured time (all replications together)
     * @param events processed by the event loop (all replications together)
     * @param fingerprint of the event stream: equal runs have equal fingerprints
     */
    public record Provenance(
            String design,
            String scenario,
            long seed,
            int replications,
            double simulated,
            double measured,
            long sourceEvents,
            long events,
            String fingerprint) {}

    /** An interval that contains the true mean with 95 % confidence. */
    public record Interval(double low, double high) {}

    /** A latency distribution in milliseconds. */
    public record Latency(
            long count,
            double mean,
            double p50,
            double p90,
            double p95,
            double p99,
            double p999,
            double max,
            List<Bucket> histogram) {
        /** Nothing observed. */
        public static final Latency NONE = new Latency(0, 0, 0, 0, 0, 0, 0, 0, List.of());

        /** {@code mean}, {@code p50}, {@code p90}, {@code p95}, {@code p99}, {@code p999} or {@code max}. */
        public double statistic(String word) {
            return switch (word) {
                case "mean" -> mean;
                case "p50" -> p50;
                case "p90" -> p90;
                case "p95" -> p95;
                case "p99" -> p99;
                case "p999" -> p999;
                case "max" -> max;
                default -> throw new IllegalArgumentException(word + " is nothing that a distribution has");
            };
        }
    }

    /** How many values lay between two bounds in milliseconds. */
    public record Bucket(double from, double to, long count) {}

    /** A level over time. */
    public record Level(double mean, long max) {}

    /**
     * A component's numbers over the measured time.
     *
     * @param latency from arrival to answer; for queues from send to deletion
     * @param coldStarts of functions; empty elsewhere
     * @param concurrency requests in the component
     * @param environments of functions; empty elsewhere
     * @param counts every counted metric of the kind, by the provider's name
     * @param times every timed metric of the kind
     * @param levels every level metric of the kind
     * @param timeline the run in 120 equal pieces, for charts
     */
    public record OfComponent(
            String name,
            String kind,
            double arrivals,
            double completed,
            double errors,
            double throttled,
            Optional<Double> coldStarts,
            Latency latency,
            Level concurrency,
            Optional<Level> environments,
            SortedMap<String, Double> counts,
            SortedMap<String, Latency> times,
            SortedMap<String, Level> levels,
            Timeline timeline,
            SortedMap<String, Interval> ci95) {}

    /** An event source mapping's numbers. */
    public record OfConnection(
            String from,
            String as,
            String to,
            SortedMap<String, Double> counts,
            SortedMap<String, Latency> times,
            SortedMap<String, Level> levels) {}

    /**
     * A state of a workflow.
     *
     * @param entered how often it was entered; retries are no entries
     * @param retried how often it was tried again
     * @param failed how often it was given up, its error caught or not
     * @param time from entering until leaving it, with retries and their pauses
     */
    public record OfState(String workflow, String state, double entered, double retried, double failed, Latency time) {}

    /**
     * The run in equal pieces, of the first replication, warm-up included.
     *
     * @param seconds length of a piece
     * @param arrivals per second in each piece
     * @param meanLatencyMs mean latency of the answers in each piece
     * @param level requests in the component at the end of each piece
     */
    public record Timeline(double seconds, List<Double> arrivals, List<Double> meanLatencyMs, List<Double> level) {}

    /**
     * From a source to a place where somebody stops waiting: the answer to the source, or the end of asynchronous work.
     *
     * @param latency from the source's event to that end
     * @param causesMs mean milliseconds per cause; they add up to the mean latency
     * @param lost events of this path accepted but given up or expired
     * @param deadLettered events of this path that went to a dead-letter queue
     */
    public record Path(
            String from,
            String to,
            double completed,
            double failed,
            double lost,
            double deadLettered,
            Latency latency,
            Map<String, Double> causesMs,
            SortedMap<String, Interval> ci95) {}

    /**
     * What shows how a pattern fares at one place.
     *
     * @param role what it tells
     * @param from where it begins: the store of origin, the sender of a connection, the source of lost events; empty where
     *     it is a component's own
     * @param at the component, or the receiver of a connection
     * @param count how often, for what is counted
     * @param times in milliseconds, for what is timed
     * @param level for what is a level; the mean of a share is the share of the time
     */
    public record Pattern(
            Role role,
            Optional<String> from,
            String at,
            double count,
            Latency times,
            Level level,
            SortedMap<String, Interval> ci95) {
        /** {@code Orders → OrdersView}, or the component. */
        public String place() {
            return from.map(f -> f + " → " + at).orElse(at);
        }
    }

    /** How many arrivals one source event causes, in all and by component. */
    public record FanOut(String source, double total, SortedMap<String, Double> by) {}

    /**
     * What one fault did to the events of one source that it reaches.
     *
     * @param fault its word, as in the scenario
     * @param on the component at which it struck
     * @param from the only sender that it concerned; empty for all
     * @param at seconds from the start of the run
     * @param lasting seconds
     * @param recovery seconds from its end until failures and latency were as before; the mean over the replications,
     *     empty if one of them did not recover in the run
     * @param collapsed in some replication there was no recovery within ten times the fault's length
     */
    public record OfFault(
            String fault,
            String on,
            Optional<String> from,
            double at,
            double lasting,
            String source,
            Optional<Double> recovery,
            boolean collapsed) {}

    /** A metered quantity in billed units; hidden tells why nobody asked for it, and is empty for what somebody did. */
    public record Metered(
            String component, String service, String item, String unit, double quantity, Optional<HiddenCost> hidden) {
        /** No hidden cost. */
        public Metered(String component, String service, String item, String unit, double quantity) {
            this(component, service, item, unit, quantity, Optional.empty());
        }
    }

    /** The bill of a month of this traffic. */
    public record Cost(
            String currency,
            double month,
            double perMillionSourceEvents,
            List<Item> items,
            SortedMap<String, Interval> ci95) {
        /** The cost of one component in a month. */
        public double of(String component) {
            return items.stream()
                    .filter(i -> i.component().equals(component))
                    .mapToDouble(Item::amount)
                    .sum();
        }

        /** What every hidden cost comes to, those that cost something. */
        public SortedMap<HiddenCost, Double> hidden() {
            SortedMap<HiddenCost, Double> sums = new TreeMap<>();
            items.stream()
                    .filter(i -> i.amount() > 0)
                    .forEach(i -> i.hidden().ifPresent(h -> sums.merge(h, i.amount(), Double::sum)));
            return sums;
        }

        /** True if no price in the cost of a component is unconfirmed. */
        public boolean isConfirmed(String component) {
            return items.stream()
                    .filter(i -> i.component().equals(component) && i.amount() > 0)
                    .allMatch(Item::confirmed);
        }

        /** How much of the month rests on prices that were not confirmed. */
        public double unconfirmed() {
            return items.stream()
                    .filter(i -> !i.confirmed())
                    .mapToDouble(Item::amount)
                    .sum();
        }
    }

    /** One line of the bill; the price is the mean over the tiers reached. What is hidden stands in lines of its own. */
    public record Item(
            String component,
            String service,
            String item,
            double quantity,
            String unit,
            double unitPrice,
            double amount,
            String source,
            String date,
            boolean confirmed,
            Optional<HiddenCost> hidden) {
        /** Why it is hidden, unless the item's own name says it. */
        public Optional<HiddenCost> reason() {
            return hidden.filter(h -> !item.startsWith(h.word()));
        }

        /** No hidden cost. */
        public Item(
                String component,
                String service,
                String item,
                double quantity,
                String unit,
                double unitPrice,
                double amount,
                String source,
                String date,
                boolean confirmed) {
            this(
                    component,
                    service,
                    item,
                    quantity,
                    unit,
                    unitPrice,
                    amount,
                    source,
                    date,
                    confirmed,
                    Optional.empty());
        }
    }

    /** Whether an objective is met. */
    public record Checked(Objective objective, double measured, boolean met) {}
}
