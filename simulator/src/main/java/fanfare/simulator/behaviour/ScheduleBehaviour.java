package fanfare.simulator.behaviour;

import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Schedule;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.traffic.Arrivals;
import java.util.List;

/** Fires by its expression and hands an event to each target, trying again until it is accepted or too old. */
final class ScheduleBehaviour extends Behaviour {
    private static final int FIRE = OWN;
    private static final int DUE = OWN + 1;

    private final List<Outlet> targets;
    private final Outlet deadLetter;
    private final Arrivals arrivals;
    private final int source;
    private final long window;
    private final RandomStream random;
    private final Counter attempts;
    private final Counter dropped;
    private final Counter invocations;

    ScheduleBehaviour(Site site) {
        super(site);
        targets = site.outlets(
                Interactions.INVOKE_ASYNC,
                Interactions.START,
                Interactions.SEND,
                Interactions.PUBLISH,
                Interactions.PUT);
        deadLetter = site.outlet(DeadLetter.INTERACTION);
        arrivals = site.traffic().map(Traffics::arrivals).orElse(null);
        source = site.traffic().map(Traffics::source).orElse(0);
        window = site.get(Schedule.FLEXIBLE_WINDOW);
        random = site.stream("arrivals");
        attempts = site.count("InvocationAttemptCount");
        dropped = site.count("InvocationDroppedCount");
        invocations = site.meter(Schedule.INVOCATIONS);
    }

    @Override
    void start() {
        schedule();
    }

    private void schedule() {
        long at = arrivals == null ? Long.MAX_VALUE : arrivals.next(now(), random);
        if (at != Long.MAX_VALUE) {
            loop.at(at, self, DUE, 0);
        }
    }

    @Override
    void timer(int what, int subject) {
        if (what == DUE) {
            schedule();
            after(window == 0 ? 0 : (long) (window * random.nextDouble()), FIRE, 0);
        } else {
            fire();
        }
    }

    private void fire() {
        world.paths.sourceEvent(source);
        for (Outlet target : targets) {
            int r = requests.root(source, now());
            requests.arrived(r, now());
            station.arrive(now());
            invocations.increment();
            attempts.increment();
            if (!target.start(r)) {
                station.leave(now(), now(), true);
                requests.free(r);
            }
        }
    }

    @Override
    void arrive(int r) {
        throw new IllegalStateException("Nothing can be sent to a schedule");
    }

    @Override
    void retried() {
        attempts.increment();
    }

    @Override
    void finished(int c) {
        if (world.outlets[requests.outlet(c)] == deadLetter) {
            handedOver(c);
            return;
        }
        int r = requests.parent(c);
        boolean ok = requests.outcome(c) == Outcome.OK;
        requests.adopt(r, c, now());
        requests.free(c);
        station.leave(now(), requests.arrived(r), ok);
        if (ok) {
            requests.free(r);
        } else {
            dropped.increment();
            bury(r, deadLetter);
        }
    }
}
