package fanfare.simulator.behaviour;

import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Workflow;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.traffic.Arrivals;
import java.util.List;

/** Sends source events by its traffic and measures how long their answers take. */
final class ClientBehaviour extends Behaviour implements Steps.End {
    private static final int NEXT = OWN;
    private static final int THOUGHT = OWN + 1;

    private final Steps steps;
    /** The outlet that makes the one call of every source event, or null where there are steps to take. */
    private final Outlet only;

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
        List<Outlet> outlets = site.outlets(
                Interactions.INVOKE,
                Interactions.INVOKE_ASYNC,
                Interactions.START,
                Interactions.SEND,
                Interactions.PUBLISH,
                Interactions.PUT,
                Interactions.READ,
                Interactions.WRITE);
        steps = new Steps(world, outlets, this);
        only = outlets.size() == 1 && outlets.get(0).alwaysOnce() ? outlets.get(0) : null;
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
        world.paths.sourceEvent(source);
        sent.increment();
        station.arrive(now());
        if (only != null) {
            only.once(source);
        } else {
            steps.begin(requests.root(source, now()));
        }
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
        Outlet outlet = world.outlets[requests.outlet(c)];
        int to = outlet.to;
        boolean ok = requests.outcome(c) == Outcome.OK;
        if (ok && !goesOnThere(outlet)) {
            world.paths.completed(requests, c, to);
        } else if (!ok) {
            world.paths.failed(source, to);
        }
        if (only != null) {
            stepsDone(c, ok);
        } else {
            steps.finished(c);
        }
    }

    /** True if the event has been accepted only, and comes to its end in the same component. */
    private static boolean goesOnThere(Outlet outlet) {
        return outlet.handsOver && (outlet.target == Function.KIND || outlet.target == Workflow.KIND);
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
