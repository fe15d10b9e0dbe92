package fanfare.simulator.behaviour;

/**
 * All requests and messages in flight: a request is a number. A request is created by its sender, handed to a receiver,
 * handed back with an outcome, and freed by its sender; a message has no sender who waits, and is freed by whoever holds
 * it last.
 *
 * <p>Time is attributed as it passes: {@link #charge} gives the time since the last charge to one cause, so the causes of
 * a request always add up to the time since its anchor, and along the chain of parents to the time since the birth of the
 * source event.
 */
final class Requests extends RequestFields {
    /** Goes back to no write. */
    static final int NOWHERE = 0;

    private static final int POISON = 1 << 31;

    /** A new root: a source event, born now. */
    int root(int sourceIndex, long now) {
        return call(sourceIndex, -1, -1, now);
    }

    /** A new root that is a call itself. */
    int call(int sourceIndex, int byOutlet, int byComponent, long now) {
        int r = blank(byOutlet, byComponent, 0, now);
        parent(r, NONE);
        source(r, sourceIndex);
        born(r, now);
        group(r, 0);
        lineage(r, 0);
        return r;
    }

    /** A new request on behalf of another, anchored now. */
    int child(int of, int byOutlet, int byComponent, long now) {
        int r = blank(byOutlet, byComponent, 0, now);
        parent(r, of);
        parentEpoch(r, epoch(of));
        inherit(r, of);
        return r;
    }

    /** A message that carries on without its sender: anchored at birth, with the causes of the whole chain so far. */
    int message(int from, long now) {
        int m = blank(outlet(from), -1, payload(from), now);
        parent(m, NONE);
        inherit(m, from);
        origin(m, Math.abs(origin(from)));
        for (int r = from; r != NONE; r = awaited(r) ? parent(r) : NONE) {
            addCauses(m, r);
        }
        charge(m, Cause.WAITING, born(m) + total(m), now);
        return m;
    }

    /** Takes the place of a request that its sender has given up: same parent, same call, its time charged until now. */
    int successor(int of, long now) {
        int r = blank(outlet(of), sender(of), payload(of), now);
        parent(r, parent(of));
        parentEpoch(r, parentEpoch(of));
        inherit(r, of);
        attempts(r, attempts(of));
        remaining(r, remaining(of));
        sent(r, sent(of));
        session(r, session(of));
        addCauses(r, of);
        charge(r, Cause.WAITING, chargedUntil(of), now);
        return r;
    }

    private void inherit(int r, int of) {
        source(r, source(of));
        born(r, born(of));
        group(r, group(of));
        origin(r, origin(of));
        committed(r, committed(of));
        lineage(r, lineage(of));
    }

    /** A write is visible in a store, and nothing came before it. */
    void originatesHere(int r, int store, long now) {
        origin(r, -1 - store);
        committed(r, now);
    }

    /** What comes after a call goes back to the write that was made in it, if to none before. */
    void goesBackTo(int r, int ended) {
        if (origin(r) == NOWHERE && origin(ended) != NOWHERE) {
            origin(r, origin(ended));
            committed(r, committed(ended));
        }
    }

    /** True if a message lies between the write and what goes back to it. */
    static boolean isProjected(int origin) {
        return origin > 0;
    }

    /** The store that was written. */
    static int store(int origin) {
        return Math.abs(origin) - 1;
    }

    /** True if every attempt at processing it fails. */
    boolean poison(int r) {
        return lineage(r) < 0;
    }

    void poison(int r, boolean value) {
        lineage(r, value ? lineage(r) | POISON : lineage(r) & ~POISON);
    }

    /** Invocations of functions in a circle among its causes. */
    int hops(int r) {
        return lineage(r) & ~POISON;
    }

    void hops(int r, int value) {
        lineage(r, lineage(r) & POISON | value);
    }

    /** Everything that does not depend on where the request comes from. */
    private int blank(int byOutlet, int byComponent, int bytes, long now) {
        int r = allocate();
        outlet(r, byOutlet);
        sender(r, byComponent);
        payload(r, bytes);
        outcome(r, Outcome.OK);
        attempts(r, 0);
        remaining(r, 0);
        next(r, NONE);
        batch(r, NONE);
        step(r, 0);
        pending(r, 0);
        local(r, -1);
        deadline(r, -1);
        abandoned(r, false);
        failed(r, false);
        origin(r, NOWHERE);
        hidden(r, null);
        arrived(r, now);
        chargedUntil(r, now);
        clearCauses(r);
        return r;
    }

    /** Gives a request back to the pool. */
    void free(int r) {
        epoch(r, epoch(r) + 1);
        release(r);
    }

    /** True if the parent still waits for this request. */
    boolean awaited(int r) {
        int p = parent(r);
        return p == NONE || epoch(p) == parentEpoch(r);
    }

    /** Charges the time since the last charge to a cause. */
    void charge(int r, Cause cause, long now) {
        charge(r, cause, chargedUntil(r), now);
    }

    private void charge(int r, Cause cause, long from, long to) {
        addTo(r, cause.ordinal(), to - from);
        chargedUntil(r, to);
    }

    /** Charges a part of the time since the last charge; the rest stays to be charged. */
    void chargePart(int r, Cause cause, long duration) {
        addTo(r, cause.ordinal(), duration);
        chargedUntil(r, chargedUntil(r) + duration);
    }

    /** Takes over the causes of a request that was sent when this one was last charged and has just ended. */
    void adopt(int r, int ended, long now) {
        addCauses(r, ended);
        goesBackTo(r, ended);
        chargedUntil(r, now);
    }

    /** Begins now, where another ends on behalf of the same request: its causes so far are those of the other. */
    void follow(int r, int ended) {
        addCauses(r, ended);
    }

    private void addCauses(int to, int from) {
        for (int left = charged(from); left != 0; left &= left - 1) {
            int cause = Integer.numberOfTrailingZeros(left);
            addTo(to, cause, cause(from, cause));
        }
    }

    /** Time charged in all. */
    long total(int r) {
        long sum = 0;
        for (int left = charged(r); left != 0; left &= left - 1) {
            sum += cause(r, Integer.numberOfTrailingZeros(left));
        }
        return sum;
    }
}
