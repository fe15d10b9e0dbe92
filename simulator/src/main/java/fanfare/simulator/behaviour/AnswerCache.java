package fanfare.simulator.behaviour;

import fanfare.simulator.kernel.RandomStream;
import java.util.Arrays;

/**
 * Answers that are kept for a fixed time, by a key that is drawn evenly; or hits of a fixed share. Where every key is
 * asked for at random times at the rate λ, the share of hits tends to λ·TTL / (1 + λ·TTL): after a miss an answer serves
 * λ·TTL more requests on average.
 */
final class AnswerCache {
    private final double share;
    private final long ttl;
    private final long[] until;
    private final RandomStream random;

    private AnswerCache(double share, long ttl, int keys, RandomStream random) {
        this.share = share;
        this.ttl = ttl;
        this.until = new long[keys];
        this.random = random;
        Arrays.fill(until, Long.MIN_VALUE);
    }

    /** Hits emerge. */
    static AnswerCache keeping(long ttl, long keys, RandomStream random) {
        return new AnswerCache(-1, ttl, Math.toIntExact(keys), random);
    }

    /** Hits are given. */
    static AnswerCache ofShare(double share, RandomStream random) {
        return new AnswerCache(share, 0, 1, random);
    }

    /** True if what is being fetched tells what will be there. */
    boolean emerges() {
        return share < 0;
    }

    /** What the next request asks for. */
    int key() {
        return until.length == 1 ? 0 : random.nextInt(until.length);
    }

    /** Whether it is there now. */
    boolean has(int key, long now) {
        return emerges() ? now < until[key] : random.chance(share);
    }

    /** From now on it is there. */
    void keep(int key, long now) {
        until[key] = now + ttl;
    }
}
