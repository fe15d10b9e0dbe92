package fanfare.simulator.behaviour;

import fanfare.simulator.measure.LatencyHistogram;

/**
 * The age of the oldest message in a queue over time, whether anybody receives it or not: sampled every second, without
 * an event of its own, when the oldest message changes and at the end. The greatest age is exact.
 */
final class OldestAge {
    private static final long PERIOD = 1_000_000_000L;

    private final LatencyHistogram ages;
    /** What is in the queue, by the time since when. */
    private final Deadlines present = new Deadlines();

    private long next = PERIOD;
    private long greatest;

    OldestAge(LatencyHistogram ages) {
        this.ages = ages;
    }

    /** A message is in the queue from now on; the slot is needed to take it out. */
    int enter(long now) {
        if (present.isEmpty()) {
            sample(now);
        }
        return present.add(0, now);
    }

    /** The message in this slot is no longer in the queue. */
    void leave(int slot, long now) {
        long since = present.due(slot);
        if (since == present.firstDue()) {
            sample(now);
            greatest = Math.max(greatest, now - since);
        }
        present.remove(slot);
    }

    /** Takes the samples that were due since the oldest message last changed. */
    private void sample(long now) {
        if (next > now) {
            return;
        }
        if (present.isEmpty()) {
            long due = (now - next) / PERIOD + 1;
            ages.recordMany(0, due);
            next += due * PERIOD;
            return;
        }
        long since = present.firstDue();
        for (; next <= now; next += PERIOD) {
            ages.record(next - since);
        }
    }

    /** Forgets the samples, but not the messages. */
    void restart(long now) {
        next = now + PERIOD;
        greatest = 0;
    }

    /** Takes the last samples; a queue that has never held a message has no age. */
    void close(long now) {
        boolean unused = present.isEmpty() && greatest == 0 && ages.count() == 0;
        if (unused) {
            return;
        }
        sample(now);
        if (!present.isEmpty()) {
            greatest = Math.max(greatest, now - present.firstDue());
        }
        if (greatest > ages.max()) {
            ages.record(greatest);
        }
    }
}
