package fanfare.simulator.run;

import fanfare.model.design.Design;
import fanfare.model.kind.Account;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Meter;
import fanfare.model.kind.Vpc;
import fanfare.simulator.price.Bill;
import fanfare.simulator.price.Billing;
import fanfare.simulator.price.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the metered usage of a run would cost if its traffic went on for a month. */
final class CostOfRun {
    /** What belongs to no component. */
    private static final int ACCOUNT = -1;

    private final Design design;
    private final List<Observed> runs;
    private final double monthSeconds;
    private final double measuredSeconds;
    private final Billing billing;
    private final Bill bill;
    private final double sourceEvents;

    CostOfRun(Design design, List<Observed> runs, double measuredSeconds, Pricing pricing) {
        this.monthSeconds = pricing.options().monthHours() * 3_600;
        this.design = design;
        this.runs = runs;
        this.measuredSeconds = measuredSeconds;
        this.billing = new Billing(pricing.books().apply(design.provider()), design.region(), pricing.options());
        this.bill = billing.extrapolated(usage(runs), measuredSeconds);
        long born = 0;
        for (Observed o : runs) {
            born += Results.sum(o.born());
        }
        this.sourceEvents = born / (double) runs.size();
    }

    private record Key(int component, Meter meter, Optional<HiddenCost> why) {
        String name(Design design) {
            return component == ACCOUNT
                    ? Account.KIND.awsName()
                    : design.components().get(component).name();
        }

        String word() {
            return why.map(HiddenCost::word).orElse("");
        }
    }

    private Map<Key, Double> quantities(List<Observed> of) {
        Map<Key, Double> sums = new LinkedHashMap<>();
        for (Observed o : of) {
            for (int i = 0; i < o.stations().size(); i++) {
                int component = i;
                o.stations().get(i).usage().forEach((used, count) -> {
                    if (count != 0) {
                        sums.merge(new Key(component, used.meter(), used.why()), (double) count, Double::sum);
                    }
                });
            }
        }
        sums.replaceAll((k, v) -> v / k.meter.perUnit() / of.size());
        long gateways = design.account().get(Account.NAT_GATEWAYS);
        if (gateways > 0) {
            sums.put(new Key(ACCOUNT, Vpc.NAT_HOURS, Optional.empty()), gateways * measuredSeconds / 3_600);
        }
        return sums;
    }

    private List<Usage> usage(List<Observed> of) {
        List<Usage> all = new ArrayList<>();
        quantities(of)
                .forEach((k, q) -> all.add(new Usage(k.name(design), k.meter.service(), k.meter.item(), q, k.word())));
        return all;
    }

    List<Result.Metered> metered() {
        List<Result.Metered> all = new ArrayList<>();
        quantities(runs)
                .forEach((k, q) -> all.add(new Result.Metered(
                        k.name(design), k.meter.service(), k.meter.item(), k.meter.unit(), q, k.why)));
        return all;
    }

    Result.Cost cost() {
        Intervals<Observed> ci = new Intervals<>(runs);
        if (runs.size() > 1) {
            ci.interval(
                    "month",
                    o -> billing.extrapolated(usage(List.of(o)), measuredSeconds)
                            .total()
                            .doubleValue());
        }
        double month = bill.total().doubleValue();
        double eventsPerMonth = sourceEvents / measuredSeconds * monthSeconds;
        List<Result.Item> items = bill.lines().stream()
                .map(l -> new Result.Item(
                        l.component(),
                        l.service(),
                        l.item(),
                        l.quantity().doubleValue(),
                        l.unit(),
                        l.unitPrice().doubleValue(),
                        l.amount().doubleValue(),
                        l.source(),
                        l.asOf(),
                        l.confirmed(),
                        hidden(l.hidden())))
                .toList();
        return new Result.Cost(
                bill.currency(), month, eventsPerMonth == 0 ? 0 : month / eventsPerMonth * 1e6, items, ci.all());
    }

    private static Optional<HiddenCost> hidden(String word) {
        return Arrays.stream(HiddenCost.values())
                .filter(h -> h.word().equals(word))
                .findFirst();
    }

    List<String> remarks() {
        return bill.remarks();
    }
}
