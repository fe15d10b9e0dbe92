package fanfare.simulator.behaviour;

import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.TimeAverage;

/**
 * Which execution environment an invocation gets, if any: a provisioned one that is ready, else the most recently used
 * idle one, else a new one if concurrency and the scale-out rate allow. Idle environments end after a while.
 */
final class Concurrency {
    private static final int NONE = Environments.NONE;
    /** New environments per second and in one burst (Lambda developer guide, scaling behaviour: 1,000 every 10 s). */
    private static final double SCALE_OUT_RATE = 100;

    private static final double SCALE_OUT_BURST = 1_000;

    private final FunctionBehaviour function;
    private final World world;
    private final Environments env;
    private final ProvisionedConcurrency provisioned;
    private final Counter spillover;
    private final int expiryTimer;
    private final boolean mostRecent;
    private final long reserved;
    private final TokenBucket scaleOut = new TokenBucket(SCALE_OUT_RATE, SCALE_OUT_BURST);
    private final Sampler idleExpiry;
    private final boolean constantExpiry;
    private final RandomStream expiry;
    private final TimeAverage environments;
    private long occupied;
    private int generation;
    private boolean expiryArmed;

    Concurrency(FunctionBehaviour function, Environments env, ProvisionedConcurrency provisioned, int expiryTimer) {
        Site site = function.site;
        this.function = function;
        this.world = function.world;
        this.env = env;
        this.provisioned = provisioned;
        spillover = site.count("ProvisionedConcurrencySpilloverInvocations");
        this.expiryTimer = expiryTimer;
        mostRecent = site.routing() == Routing.MOST_RECENTLY_USED;
        reserved = site.component().value(Function.RESERVED_CONCURRENCY).orElse(-1L);
        idleExpiry = site.sampler(Function.IDLE_EXPIRY);
        constantExpiry = site.get(Function.IDLE_EXPIRY) instanceof Distribution.Constant;
        expiry = site.stream("idle expiry");
        environments = site.level("Environments");
    }

    /** An environment for one invocation, cold or warm, or none: the invocation is throttled. */
    int admit() {
        int e = reserved >= 0 && occupied >= reserved ? NONE : env.wakeProvisioned();
        boolean cold = false;
        if (e == NONE) {
            if (!takeSlot()) {
                return NONE;
            }
            e = env.wake(mostRecent);
            if (e == NONE) {
                if (!scaleOut.take(function.now(), 1)) {
                    giveBackSlot();
                    return NONE;
                }
                e = env.create();
                env.generation[e] = generation;
                cold = true;
                environments.add(function.now(), 1);
            }
            if (provisioned.wanted()) {
                spillover.increment();
            }
        }
        occupied++;
        env.cold[e] = cold;
        return e;
    }

    private boolean takeSlot() {
        return reserved >= 0 ? occupied < reserved : world.account.take();
    }

    private void giveBackSlot() {
        if (reserved < 0) {
            world.account.giveBack();
        }
    }

    /** The environment is free for the next invocation. */
    void release(int e) {
        occupied--;
        if (env.provisioned[e]) {
            provisioned.rest(e);
            return;
        }
        giveBackSlot();
        if (env.generation[e] != generation || env.unusable[e]) {
            env.discard(e);
            environments.add(function.now(), -1);
            return;
        }
        long life = idleExpiry.next(expiry);
        env.expires[e] = function.now() + life;
        env.rest(e);
        if (!constantExpiry) {
            function.after(life, expiryTimer, e);
        } else if (!expiryArmed) {
            expiryArmed = true;
            function.after(life, expiryTimer, NONE);
        }
    }

    /** An idle environment may have come to its end. */
    void expire(int e) {
        if (!constantExpiry) {
            if (env.idle[e] && env.expires[e] == function.now()) {
                drop(e);
            }
            return;
        }
        expiryArmed = false;
        int oldest = env.oldest();
        while (oldest != NONE && env.expires[oldest] <= function.now()) {
            drop(oldest);
            oldest = env.oldest();
        }
        if (oldest != NONE) {
            expiryArmed = true;
            function.loop.at(env.expires[oldest], function.self, expiryTimer, NONE);
        }
    }

    private void drop(int e) {
        function.tell("ends an idle environment");
        env.expire(e);
        environments.add(function.now(), -1);
    }

    /** All on-demand environments are discarded: the idle ones now, the others when they are free. */
    void restart() {
        generation++;
        for (int e = env.oldest(); e != NONE; e = env.oldest()) {
            drop(e);
        }
    }
}
