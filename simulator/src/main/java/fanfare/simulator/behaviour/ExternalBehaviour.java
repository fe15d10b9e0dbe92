package fanfare.simulator.behaviour;

import fanfare.model.kind.External;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.TimeAverage;

/** Somebody else's service: a rate limit, so many requests at once, a line that may be bounded, errors. */
final class ExternalBehaviour extends Behaviour {
    private static final int SERVED = OWN;

    private final Sampler latency;
    private final double errorRate;
    private final TokenBucket limit;
    private final long servers;
    private long concurrency;
    private final RandomStream service;
    private final RandomStream errors;
    private double lost;
    private final BoundedLine line;
    private final Counter seen;
    private final Counter refused;
    private final TimeAverage busy;
    private final TimeAverage waiting;

    ExternalBehaviour(Site site) {
        super(site);
        latency = site.sampler(External.LATENCY);
        errorRate = site.get(External.ERROR_RATE);
        limit = site.component()
                .value(External.RATE_LIMIT)
                .map(rate -> new TokenBucket(rate, Math.max(1, rate)))
                .orElse(null);
        servers = site.component().value(External.CONCURRENCY).orElse(Long.MAX_VALUE);
        concurrency = servers;
        line = new BoundedLine(
                requests,
                site.component().value(External.QUEUE_CAPACITY),
                site.component().value(External.MAXIMUM_WAIT));
        service = site.stream("latency");
        errors = site.stream("errors");
        seen = site.count("Requests");
        refused = site.count("Refused");
        site.answersAre("Latency");
        busy = site.level("Busy");
        waiting = site.level("Waiting");
    }

    @Override
    void arrive(int r) {
        seen.increment();
        boolean gone = lost > 0 && errors.chance(lost);
        boolean full = gone || line.isLate(now()) || busy.current() >= concurrency && line.isFull();
        if (full || limit != null && !limit.take(now(), 1)) {
            refused.increment();
            refuse(r);
            return;
        }
        enter(r);
        if (busy.current() < concurrency) {
            busy.add(now(), 1);
            serve(r);
        } else {
            line.add(r);
            waiting.add(now(), 1);
        }
    }

    private void serve(int r) {
        after(latency.next(service), SERVED, r);
    }

    private void serveWaiting() {
        long now = now();
        while (!line.isEmpty() && busy.current() < concurrency) {
            int next = line.take();
            waiting.add(now, -1);
            busy.add(now, 1);
            requests.charge(next, Cause.QUEUEING, now);
            serve(next);
        }
    }

    @Override
    void lose(double share) {
        concurrency = servers == Long.MAX_VALUE ? servers : servers - (long) StrictMath.ceil(servers * share);
        lost = servers == Long.MAX_VALUE ? share : 0;
        serveWaiting();
    }

    @Override
    void timer(int what, int r) {
        long now = now();
        requests.charge(r, Cause.WAITING, now);
        busy.add(now, -1);
        serveWaiting();
        leave(r, errorRate > 0 && errors.chance(errorRate) ? Outcome.ERROR : Outcome.OK);
    }
}
