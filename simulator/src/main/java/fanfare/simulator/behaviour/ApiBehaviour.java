package fanfare.simulator.behaviour;

import fanfare.model.kind.Api;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Interactions;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;

/** An HTTP front door: token bucket, own overhead, one route per request, a time-out towards the function. */
final class ApiBehaviour extends Behaviour {
    private static final int THROUGH = OWN;
    private static final long HTTP_UNIT = 512 * 1024;

    private final Routes routes;
    private final TokenBucket bucket;
    private final Sampler overhead;
    private final RandomStream random;
    private final Billed billed;
    private final long unit;
    private final Counter requestsSeen;
    private final Counter refused;
    private final Counter failed;

    ApiBehaviour(Site site) {
        super(site);
        Traits flavour = Traits.of(site.get(Api.FLAVOUR));
        bucket = flavour.throttled ? new TokenBucket(site.get(Api.THROTTLE_RATE), site.get(Api.THROTTLE_BURST)) : null;
        Sampler own = site.sampler(Api.OVERHEAD);
        overhead = own == null ? site.sampler(flavour.overhead) : own;
        random = site.stream("overhead");
        routes = new Routes(site.outlets(Interactions.INVOKE), random);
        billed = flavour.meter == null ? null : site.billed(flavour.meter);
        unit = flavour == Traits.HTTP ? HTTP_UNIT : Long.MAX_VALUE;
        requestsSeen = site.count("Count");
        refused = site.count("4xx");
        failed = site.count("5xx");
        site.answersAre("Latency");
    }

    /** By what the flavours differ. */
    enum Traits {
        HTTP(true, new Distribution.Uniform(5e6, 15e6), Api.HTTP_REQUESTS, 30_000_000_000L),
        REST(true, new Distribution.Uniform(10e6, 30e6), Api.REST_REQUESTS, 29_000_000_000L),
        FUNCTION_URL(false, new Distribution.Uniform(5e6, 10e6), null, 900_000_000_000L);

        final boolean throttled;
        final Distribution overhead;
        final fanfare.model.kind.Meter meter;
        final long timeout;

        Traits(boolean throttled, Distribution overhead, fanfare.model.kind.Meter meter, long timeout) {
            this.throttled = throttled;
            this.overhead = overhead;
            this.meter = meter;
            this.timeout = timeout;
        }

        static Traits of(String flavour) {
            return switch (flavour) {
                case "rest" -> REST;
                case "function-url" -> FUNCTION_URL;
                default -> HTTP;
            };
        }
    }

    @Override
    void arrive(int r) {
        requestsSeen.increment();
        if (bucket != null && !bucket.take(now(), 1)) {
            refused.increment();
            refuse(r);
            return;
        }
        enter(r);
        if (billed != null) {
            billed.add(1 + Math.max(0, requests.payload(r) - 1) / unit, requests.hidden(r));
        }
        after(overhead.next(random), THROUGH, r);
    }

    @Override
    void timer(int what, int r) {
        requests.charge(r, Cause.NETWORK, now());
        if (!routes.begin(r)) {
            end(r, Outcome.OK);
        }
    }

    @Override
    void finished(int c) {
        int r = requests.parent(c);
        int outcome = requests.outcome(c);
        requests.adopt(r, c, now());
        requests.free(c);
        end(r, outcome == Outcome.OK ? Outcome.OK : Outcome.ERROR);
    }

    private void end(int r, int outcome) {
        if (outcome != Outcome.OK) {
            failed.increment();
        }
        leave(r, outcome);
    }
}
