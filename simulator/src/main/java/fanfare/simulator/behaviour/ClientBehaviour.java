package fanfare.simulator.behaviour;

import fanfare.model.kind.Interactions;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.traffic.Arrivals;

/** Sends source events by its traffic and measures how long their answers take. */
final class ClientBehaviour extends Behaviour implements Steps.End {
    private static final int NEXT = OWN;
    private static final int THOUGHT = OWN + 1;

    private final Steps steps;
    private final Arrivals arrivals;
    private final RandomStream arrivalStream;
    private final RandomStream thinking;
    private final Sampler thinkTime;
    private final int users;
    private final int source;
    private final boolean active;
    private final Counter sent;
    private final Counter retries;

    ClientBehaviour(Site site) {
        super(site);
        steps = new Steps(
                world,
                site.outlets(
                        Interactions.INVOKE,
                        Interactions.INVOKE_ASYNC,
                        Interactions.SEND,
                        Interactions.PUBLISH,
                        Interactions.PUT,
                        Interactions.READ,
                        Interactions.WRITE),
                this);
        active = site.traffic().isPresent();
        Traffics traffic = site.traffic().orElse(new Traffics(0, null, 0, null));
        arrivals = traffic.arrivals();
        users = traffic.users();
        thinkTime = traffic.thinkTime();
        source = traffic.source();
        arrivalStream = site.stream("arrivals");
        thinking = site.stream("think time");
        sent = site.count("Requests");
        retries = site.count("Retries");
        site.answersAre("Latency");
    }

    @Override
    void start() {
        if (active && arrivals != null) {
            schedule();
        }
        for (int u = 0; u < users; u++) {
            after(thinkTime.next(thinking), THOUGHT, 0);
        }
    }

    private void schedule() {
        long at = arrivals.next(now(), arrivalStream);
        if (at != Long.MAX_VALUE) {
            loop.at(at, self, NEXT, 0);
        }
    }

    @Override
    void timer(int what, int subject) {
        if (what == NEXT) {
            schedule();
        }
        emit();
    }

    private void emit() {
        int r = requests.root(source, now());
        world.paths.sourceEvent(source);
        sent.increment();
        station.arrive(now());
        steps.begin(r);
    }

    @Override
    void arrive(int r) {
        throw new IllegalStateException("Nothing can be sent to a client");
    }

    @Override
    void retried() {
        retries.increment();
    }

    @Override
    void finished(int c) {
        int to = world.outlets[requests.outlet(c)].to;
        if (requests.outcome(c) != Outcome.OK) {
            world.paths.failed(source, to);
        } else {
            world.paths.completed(requests, c, to);
        }
        steps.finished(c);
    }

    @Override
    public void stepsDone(int r, boolean ok) {
        long now = now();
        station.leave(now, requests.born(r), ok);
        requests.free(r);
        if (users > 0) {
            after(thinkTime.next(thinking), THOUGHT, 0);
        }
    }
}
