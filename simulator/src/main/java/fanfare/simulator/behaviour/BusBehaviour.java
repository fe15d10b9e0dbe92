package fanfare.simulator.behaviour;

import fanfare.model.kind.Bus;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.External;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;

/**
 * EventBridge: refuses events over the PutEvents quota, delays deliveries over the invocation quota, and tries a target
 * again until its event is too old.
 */
final class BusBehaviour extends Behaviour {
    private static final int ACCEPTED = OWN;
    private static final int DUE = OWN + 1;
    private static final long UNIT = 64 * 1024;

    private final Sampler acceptance;
    private final RandomStream random;
    private final TokenBucket puts;
    private final TokenBucket invocations;
    private final Subscriptions subscriptions;
    private final Counter entries;
    private final Counter throttled;
    private final Counter retries;
    private final Billed events;
    private final Counter apiDestinations;

    BusBehaviour(Site site) {
        super(site);
        acceptance = site.sampler(Bus.PUT_LATENCY);
        random = site.stream("put latency");
        puts = new TokenBucket(site.get(Bus.PUT_RATE), site.get(Bus.PUT_RATE));
        invocations = new TokenBucket(site.get(Bus.INVOCATION_RATE), site.get(Bus.INVOCATION_RATE));
        entries = site.count("PutEventsEntriesCount");
        throttled = site.count("ThrottledRules");
        retries = site.count("RetryInvocationAttempts");
        events = site.billed(Bus.EVENTS);
        apiDestinations = site.meter(Bus.API_DESTINATIONS);
        subscriptions = new Subscriptions(
                this,
                site.outlets(Deliver.INTERACTION),
                site.outlet(DeadLetter.INTERACTION),
                site.count("MatchedEvents"),
                null,
                site.count("Invocations"),
                site.count("FailedInvocations"));
    }

    @Override
    void arrive(int r) {
        if (!puts.take(now(), 1)) {
            refuse(r);
            return;
        }
        enter(r);
        after(acceptance.next(random), ACCEPTED, r);
    }

    @Override
    void timer(int what, int r) {
        if (what == DUE) {
            requests.charge(r, Cause.THROTTLING, now());
            subscriptions.outlet(requests.local(r)).begin(r);
            return;
        }
        requests.charge(r, Cause.WAITING, now());
        entries.increment();
        events.add(1 + Math.max(0, requests.payload(r) - 1) / UNIT, requests.hidden(r));
        for (int i = 0; i < subscriptions.size(); i++) {
            if (subscriptions.passes(i)) {
                deliver(i, subscriptions.copy(r));
            }
        }
        leave(r, Outcome.OK);
    }

    private void deliver(int i, int m) {
        if (subscriptions.outlet(i).target == External.KIND) {
            apiDestinations.increment();
        }
        long delay = invocations.reserve(now());
        if (delay == 0) {
            subscriptions.outlet(i).begin(m);
        } else {
            throttled.increment();
            requests.local(m, i);
            after(delay, DUE, m);
        }
    }

    @Override
    void retried() {
        retries.increment();
    }

    @Override
    void finished(int c) {
        subscriptions.finished(c);
    }
}
