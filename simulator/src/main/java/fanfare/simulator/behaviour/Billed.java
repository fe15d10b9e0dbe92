package fanfare.simulator.behaviour;

import fanfare.model.kind.HiddenCost;
import fanfare.simulator.measure.Counter;

/** What a meter has counted, and how much of it for which hidden reason. */
final class Billed {
    private final Counter all;
    private final Counter[] ofWhich;

    Billed(Counter all, Counter[] ofWhich) {
        this.all = all;
        this.ofWhich = ofWhich;
    }

    /** Counts a quantity; the reason is null where it is no hidden cost. */
    void add(long quantity, HiddenCost why) {
        all.add(quantity);
        if (why != null) {
            ofWhich[why.ordinal()].add(quantity);
        }
    }
}
