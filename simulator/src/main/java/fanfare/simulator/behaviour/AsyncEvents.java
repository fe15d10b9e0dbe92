package fanfare.simulator.behaviour;

import fanfare.model.kind.Bus;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Function;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Topic;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;

/**
 * Lambda's internal queue of asynchronous events. A function error is tried again after 1 and 2 minutes; a throttle with
 * pauses from 1 s to 5 min until the event is too old (Lambda developer guide, asynchronous error handling).
 */
final class AsyncEvents {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private final FunctionBehaviour function;
    private final World world;
    private final Requests requests;
    private final int due;
    private final int throttled;
    private final int retry;
    private final long retries;
    private final long maximumAge;
    private final Sampler latency;
    private final RandomStream random;
    private final Outlet onSuccess;
    private final Outlet onFailure;
    private final Outlet deadLetter;
    private final Counter dropped;
    private final LatencyHistogram age;

    AsyncEvents(FunctionBehaviour function, int due, int throttled, int retry) {
        Site site = function.site;
        this.function = function;
        this.world = function.world;
        this.requests = function.requests;
        this.due = due;
        this.throttled = throttled;
        this.retry = retry;
        retries = site.get(Function.MAXIMUM_RETRY_ATTEMPTS);
        maximumAge = site.get(Function.MAXIMUM_EVENT_AGE);
        latency = site.sampler(Function.ASYNC_LATENCY);
        random = site.stream("asynchronous events");
        onSuccess = site.outlet(Interactions.ON_SUCCESS);
        onFailure = site.outlet(Interactions.ON_FAILURE);
        deadLetter = site.outlet(DeadLetter.INTERACTION);
        dropped = site.count("AsyncEventsDropped");
        age = site.time("AsyncEventAge");
    }

    /** True for outlets that carry records of events to their destination. */
    boolean handsOver(Outlet outlet) {
        return outlet == onSuccess || outlet == onFailure || outlet == deadLetter;
    }

    /** Takes an event over from its sender. */
    void accept(int r, Outlet by) {
        int m = requests.message(r, function.now());
        requests.arrived(m, function.now());
        requests.attempts(m, 0);
        requests.local(m, 0);
        world.answer(r, Outcome.OK);
        boolean measuredAsOne = by.origin == Topic.KIND || by.origin == Bus.KIND;
        function.after(measuredAsOne ? 0 : latency.next(random), due, m);
    }

    /** An event is due for an attempt. */
    void due(int m, Cause waitedFor) {
        requests.charge(m, waitedFor, function.now());
        int r = requests.child(m, -1, function.self, function.now());
        requests.payload(r, requests.payload(m));
        if (requests.attempts(m) > 0) {
            requests.hidden(r, HiddenCost.RETRIES);
        }
        age.record(function.now() - requests.arrived(m));
        function.invoke(r);
    }

    /** The attempt was refused for want of concurrency. */
    void throttled(int r) {
        int m = requests.parent(r);
        requests.free(r);
        int throttles = requests.local(m);
        requests.local(m, throttles + 1);
        long pause = Math.min(5 * MINUTE, SECOND << Math.min(9, throttles));
        if (function.now() + pause - requests.arrived(m) > maximumAge) {
            giveUp(m);
        } else {
            function.after(pause, throttled, m);
        }
    }

    /** The invocation has ended. */
    void ended(int r, int outcome) {
        int m = requests.parent(r);
        if (outcome == Outcome.OK) {
            requests.adopt(m, r, function.now());
            requests.free(r);
            world.paths.completed(requests, m, function.self);
            if (onSuccess != null) {
                onSuccess.begin(m);
            } else {
                requests.free(m);
            }
            return;
        }
        requests.free(r);
        requests.attempts(m, requests.attempts(m) + 1);
        long pause = requests.attempts(m) * MINUTE;
        boolean tooOld = function.now() + pause - requests.arrived(m) > maximumAge;
        if (requests.attempts(m) > retries || tooOld) {
            giveUp(m);
        } else {
            function.after(pause, retry, m);
        }
    }

    /** The attempt was ended because the event goes round in a circle. */
    void ended(int r) {
        int m = requests.parent(r);
        requests.free(r);
        giveUp(m);
    }

    private void giveUp(int m) {
        requests.charge(m, Cause.RETRY, function.now());
        dropped.increment();
        function.tell("gives an asynchronous event up");
        if (onFailure != null && deadLetter != null) {
            deadLetter.begin(requests.message(m, function.now()));
        }
        function.bury(m, onFailure != null ? onFailure : deadLetter);
    }
}
