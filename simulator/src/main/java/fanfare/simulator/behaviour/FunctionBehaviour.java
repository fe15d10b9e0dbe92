package fanfare.simulator.behaviour;

import fanfare.model.design.Fault;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;

/**
 * Lambda: one invocation per execution environment. An invocation takes the most recently used idle environment, else
 * starts a new one if concurrency and the scale-out rate allow, else it is throttled. It computes and waits, makes its
 * calls step by step, for every record of a batch, and is billed by the millisecond with its init.
 */
final class FunctionBehaviour extends Behaviour implements Steps.End {
    private static final int READY = OWN;
    private static final int WORKED = OWN + 1;
    private static final int STOPPED = OWN + 2;
    private static final int COOLED = OWN + 3;
    private static final int EXPIRY = OWN + 4;
    private static final int LATE = OWN + 5;
    private static final int LEVEL = OWN + 6;
    private static final int ALLOCATED = OWN + 7;
    private static final int EVENT = OWN + 8;
    private static final int EVENT_THROTTLED = OWN + 9;
    private static final int EVENT_RETRY = OWN + 10;

    private static final long SECOND = 1_000_000_000L;
    /** One vCPU (Lambda quotas). */
    private static final double MB_PER_VCPU = 1_769;
    /** Invocations in a circle after which Lambda ends it; about 16. */
    private static final int MOST_HOPS = 16;

    private final Environments env;
    private final Concurrency admission;
    private final ProvisionedConcurrency provisioned;
    private final FunctionBill bill;
    private final Deadlines deadlines = new Deadlines();
    private final Steps steps;
    private final AsyncEvents events;
    private final HeldConnections sessions;
    private final InitTime initTime;
    private final Sampler cpuTime;
    private final Sampler waitTime;
    private final double slowdown;
    private final boolean everyTime;
    private final Payloads payloads;
    private final long streaming;
    private final boolean poisonous;
    private final boolean inCircle;
    private final boolean endsCircles;
    private final boolean snapshots;
    private final boolean snapshotsBilled;
    private final double errorRate;
    private final boolean perRecord;
    private final long timeout;
    private final long shortest;
    private final RandomStream work;
    private final RandomStream errors;
    private boolean deadlineArmed;

    private final Counter invocations;
    private final Counter failures;
    private final Counter throttles;
    private final Counter coldStarts;
    private final Counter timeouts;
    private final Counter duplicates;
    private final Counter suppressed;
    private final Counter poison;
    private final Counter recursive;
    private final boolean idempotent;
    private final LatencyHistogram duration;
    private final Egress egress;
    private final long responseSize;
    private final LatencyHistogram initDuration;
    private final LatencyHistogram restoreDuration;
    private final TimeAverage concurrency;

    FunctionBehaviour(Site site) {
        super(site);
        sessions = new HeldConnections(site.outlets(Interactions.READ, Interactions.WRITE));
        env = new Environments(sessions);
        bill = new FunctionBill(site);
        steps = new Steps(
                world,
                WaysOut.metered(
                        site,
                        site.outlets(
                                Interactions.INVOKE,
                                Interactions.INVOKE_ASYNC,
                                Interactions.START,
                                Interactions.SEND,
                                Interactions.PUBLISH,
                                Interactions.PUT,
                                Interactions.PUSH,
                                Interactions.READ,
                                Interactions.WRITE)),
                this);
        events = new AsyncEvents(this, EVENT, EVENT_THROTTLED, EVENT_RETRY);
        cpuTime = site.sampler(Function.CPU_TIME);
        waitTime = site.sampler(Function.WAIT_TIME);
        slowdown = 1 / Math.min(site.get(Function.MEMORY) / MB_PER_VCPU, site.get(Function.THREADS));
        initTime = new InitTime(site, site.coldStarts(), slowdown);
        everyTime = initTime.atEveryInvocation();
        provisioned = new ProvisionedConcurrency(this, env, initTime, bill, LEVEL, ALLOCATED);
        admission = new Concurrency(this, env, provisioned, EXPIRY);
        payloads = new Payloads(site);
        streaming = payloads.streaming();
        poisonous = world.poisonous;
        inCircle = site.inDetectableCircle();
        endsCircles = inCircle && site.get(Function.RECURSIVE_LOOP).equals("terminate");
        poison = site.count("PoisonMessages");
        recursive = site.count("RecursiveInvocationsDropped");
        snapshots = initTime.restores();
        snapshotsBilled = snapshots && !site.get(Function.RUNTIME).startsWith("java");
        errorRate = site.get(Function.ERROR_RATE);
        perRecord = site.get(Function.BATCH_WORK).equals("per-record");
        timeout = site.get(Function.TIMEOUT);
        shortest = (long) (SECOND / site.get(Function.ENVIRONMENT_RATE));
        work = site.stream("work");
        errors = site.stream("errors");
        invocations = site.count("Invocations");
        failures = site.count("Errors");
        throttles = site.count("Throttles");
        coldStarts = site.count("ColdStarts");
        timeouts = site.count("Timeouts");
        duplicates = site.count("DuplicatesProcessed");
        suppressed = site.count("DuplicatesSuppressed");
        idempotent = site.get(Function.IDEMPOTENT);
        duration = site.time("Duration");
        egress = new Egress(site);
        responseSize = site.get(Function.RESPONSE_SIZE);
        initDuration = site.time("InitDuration");
        restoreDuration = site.time("RestoreDuration");
        concurrency = site.level("ConcurrentExecutions");
    }

    @Override
    void start() {
        provisioned.start();
    }

    @Override
    void arrive(int r) {
        Outlet by = world.outlets[requests.outlet(r)];
        if (requests.payload(r) > Payloads.LEAST && isTooLarge(r, by)) {
            enter(r);
            leave(r, Outcome.ERROR);
        } else if (by.handsOver) {
            events.accept(r, by);
        } else {
            invoke(r);
        }
    }

    /** Pollers cut their batches to size. */
    private boolean isTooLarge(int r, Outlet by) {
        return requests.batch(r) == Requests.NONE && payloads.refuses(requests.payload(r), by.handsOver);
    }

    @Override
    boolean strikesItself() {
        return true;
    }

    @Override
    void unanswered(int r) {
        requests.charge(r, Cause.WAITING, now());
        throttle(r);
    }

    @Override
    void restart() {
        admission.restart();
    }

    /** Finds an environment for a request, or throttles it. */
    void invoke(int r) {
        if (faults != null) {
            if (faults.holds(r)) {
                return;
            }
            if (faults.hits(Fault.Type.THROTTLE, r) || faults.hits(Fault.Type.UNAVAILABLE, r)) {
                throttle(r);
                return;
            }
        }
        if (endsCircles && hops(r) >= MOST_HOPS) {
            endCircle(r);
            return;
        }
        int e = admission.admit();
        if (e == Environments.NONE) {
            throttle(r);
            return;
        }
        begin(e, r);
    }

    /** How often the chain of causes has gone through functions of a circle already, by events and batches. */
    private int hops(int r) {
        int most = isEvent(r) ? requests.hops(r) : 0;
        for (int m = requests.batch(r); m != Requests.NONE; m = requests.next(m)) {
            most = Math.max(most, requests.hops(m));
        }
        return most;
    }

    /** Lambda ends a chain that went round too often: the event is given up, the batch fails. */
    private void endCircle(int r) {
        recursive.increment();
        tell("ends a circle");
        enter(r);
        failAll(r);
        if (isEvent(r)) {
            station.leave(now(), requests.arrived(r), false);
            events.ended(r);
        } else {
            leave(r, Outcome.ERROR);
        }
    }

    private void throttle(int r) {
        throttles.increment();
        tell("is throttled");
        if (isEvent(r)) {
            station.refuse(now());
            world.paths.arrived(requests.source(r), self);
            events.throttled(r);
        } else {
            refuse(r);
        }
    }

    private void begin(int e, int r) {
        enter(r);
        invocations.increment();
        concurrency.add(now(), 1);
        env.request[e] = r;
        env.record[e] = requests.batch(r);
        env.failed[e] = false;
        requests.local(r, e);
        if (inCircle && !isSynchronous(r)) {
            requests.hops(r, hops(r) + 1);
        }
        if (!env.cold[e]) {
            env.init[e] = 0;
            handle(e);
            return;
        }
        coldStarts.increment();
        tell("starts an environment");
        long init = snapshots ? restore(e) : initialise(e);
        after(initTime.placement() + init, READY, e);
    }

    /** Init beyond its limit is stopped, and done anew by the first invocation within the function's time-out. */
    private long initialise(int e) {
        long init = initTime.init() + env.connect(e);
        boolean stopped = init > InitTime.LIMIT;
        env.init[e] = stopped ? InitTime.LIMIT : init;
        env.extra[e] = (stopped ? init : 0) + initTime.firstInvocation();
        initDuration.record(env.init[e]);
        return env.init[e];
    }

    /** A restore beyond its limit fails, and the invocation with it. */
    private long restore(int e) {
        long restore = initTime.init();
        env.unusable[e] = restore > InitTime.LIMIT;
        env.init[e] = 0;
        env.extra[e] = initTime.firstInvocation();
        restore = Math.min(restore, InitTime.LIMIT);
        restoreDuration.record(restore);
        if (snapshotsBilled) {
            bill.restored();
        }
        return restore;
    }

    private void ready(int e) {
        requests.charge(env.request[e], Cause.INIT, now());
        if (env.unusable[e]) {
            env.handlerStart[e] = now();
            failAll(env.request[e]);
            complete(e, Outcome.ERROR);
        } else {
            handle(e);
        }
    }

    @Override
    void timer(int what, int subject) {
        switch (what) {
            case READY -> ready(subject);
            case WORKED -> worked(subject);
            case STOPPED -> stop(subject);
            case COOLED -> admission.release(subject);
            case EXPIRY -> admission.expire(subject);
            case LATE -> late();
            case LEVEL -> provisioned.due(subject);
            case ALLOCATED -> provisioned.initialised(subject != 0);
            case EVENT -> events.due(subject, Cause.QUEUEING);
            case EVENT_THROTTLED -> events.due(subject, Cause.THROTTLING);
            default -> events.due(subject, Cause.RETRY);
        }
    }

    private void handle(int e) {
        env.handlerStart[e] = now();
        if (env.reset[e]) {
            env.reset[e] = false;
            env.extra[e] = initTime.again() + env.connect(e);
        }
        if (everyTime) {
            env.extra[e] += initTime.lazily();
        }
        if (!steps.isEmpty()) {
            long due = now() + timeout;
            env.deadline[e] = deadlines.add(e, due);
            armDeadline(due);
        }
        if (streaming > 0 && isSynchronous(env.request[e])) {
            env.extraWait[e] = streaming;
        }
        if (faults != null) {
            env.extraWait[e] += faults.delay(env.request[e]);
            if (faults.hits(Fault.Type.ERROR, env.request[e])) {
                failAll(env.request[e]);
                complete(e, Outcome.ERROR);
                return;
            }
        }
        workOn(e);
    }

    private void workOn(int e) {
        int r = env.request[e];
        if (perRecord && env.record[e] != Requests.NONE) {
            adoptRecord(r, env.record[e]);
            if (requests.failed(env.record[e])) {
                if (idempotent) {
                    suppressed.increment();
                    recordDone(e, true);
                    return;
                }
                duplicates.increment();
            }
        }
        env.cpu[e] = (long) (cpuTime.next(work) * slowdown);
        long total = env.extra[e] + env.cpu[e] + waitTime.next(work) + env.extraWait[e];
        env.extraWait[e] = 0;
        long left = env.handlerStart[e] + timeout - now();
        env.working[e] = true;
        if (total < left) {
            after(total, WORKED, e);
        } else if (steps.isEmpty()) {
            after(left, STOPPED, e);
        }
    }

    /** What the function sends while it handles a record is caused by that record. */
    private void adoptRecord(int r, int m) {
        requests.parent(r, m);
        requests.parentEpoch(r, requests.epoch(m));
        requests.source(r, requests.source(m));
        requests.born(r, requests.born(m));
        requests.origin(r, requests.origin(m));
        requests.committed(r, requests.committed(m));
        requests.lineage(r, requests.lineage(m));
        if (inCircle) {
            requests.hops(r, requests.hops(m) + 1);
        }
    }

    /** A poison message fails at every attempt, and so does a batch that is worked on as one with such a message in it. */
    private boolean poisoned(int e, int r) {
        int m = env.record[e];
        boolean found = m == Requests.NONE && requests.poison(r);
        while (m != Requests.NONE && !found) {
            found = requests.poison(m);
            m = perRecord ? Requests.NONE : requests.next(m);
        }
        if (found) {
            poison.increment();
        }
        return found;
    }

    private void worked(int e) {
        int r = env.request[e];
        env.working[e] = false;
        if (env.extra[e] > 0) {
            requests.chargePart(r, Cause.INIT, env.extra[e]);
            env.extra[e] = 0;
        }
        requests.chargePart(r, Cause.CPU, env.cpu[e]);
        requests.charge(r, Cause.WAITING, now());
        boolean fails = errorRate > 0 && errors.chance(errorRate);
        if (fails || poisonous && poisoned(e, r)) {
            recordDone(e, false);
        } else if (steps.isEmpty()) {
            recordDone(e, true);
        } else {
            steps.begin(r);
        }
    }

    @Override
    public void stepsDone(int r, boolean ok) {
        recordDone(requests.local(r), ok);
    }

    private void recordDone(int e, boolean ok) {
        int m = env.record[e];
        int r = env.request[e];
        if (m == Requests.NONE || !perRecord) {
            if (!ok) {
                failAll(r);
            }
            complete(e, ok ? Outcome.OK : Outcome.ERROR);
            return;
        }
        if (!ok) {
            requests.outcome(m, Outcome.ERROR);
            env.failed[e] = true;
        }
        boolean reportsRecords = requests.attempts(r) > 0;
        env.record[e] = requests.next(m);
        if (env.record[e] != Requests.NONE && (ok || reportsRecords)) {
            workOn(e);
        } else {
            complete(e, env.failed[e] ? Outcome.ERROR : Outcome.OK);
        }
    }

    private void armDeadline(long due) {
        if (!deadlineArmed) {
            deadlineArmed = true;
            loop.at(due, self, LATE, 0);
        }
    }

    private void late() {
        deadlineArmed = false;
        while (!deadlines.isEmpty() && deadlines.firstDue() <= now()) {
            stop(deadlines.firstId());
        }
        if (!deadlines.isEmpty()) {
            armDeadline(deadlines.firstDue());
        }
    }

    /** The time-out stops the invocation and resets the environment. */
    private void stop(int e) {
        timeouts.increment();
        tell("times out");
        requests.charge(env.request[e], env.working[e] ? Cause.CPU : Cause.WAITING, now());
        env.reset[e] = true;
        sessions.end(e);
        env.extra[e] = 0;
        failAll(env.request[e]);
        complete(e, Outcome.TIMEOUT);
    }

    private void failAll(int r) {
        Batches.failAll(requests, r);
    }

    private void complete(int e, int outcome) {
        long now = now();
        int r = env.request[e];
        if (env.deadline[e] >= 0) {
            deadlines.remove(env.deadline[e]);
            env.deadline[e] = -1;
        }
        sessions.endInvocation(e);
        long handler = now - env.handlerStart[e];
        duration.record(handler);
        bill.invocation(env.init[e] + handler, env.provisioned[e], requests.hidden(r));
        concurrency.add(now, -1);
        if (outcome != Outcome.OK) {
            failures.increment();
        }
        boolean event = isEvent(r);
        long pause = event ? 0 : env.handlerStart[e] + shortest - now;
        if (pause > 0) {
            after(pause, COOLED, e);
        } else {
            admission.release(e);
        }
        if (event) {
            bill.event(requests.payload(r), requests.hidden(r));
            tell(outcome == Outcome.OK ? "succeeds" : "fails");
            station.leave(now, requests.arrived(r), outcome == Outcome.OK);
            events.ended(r, outcome);
        } else {
            bill.request(requests.hidden(r));
            boolean answered = outcome == Outcome.OK && (requests.batch(r) != Requests.NONE || responds());
            if (answered) {
                egress.answer(r, responseSize);
            }
            leave(r, answered ? Outcome.OK : Outcome.ERROR);
        }
    }

    /** Sends the response of a synchronous invocation; false if it is too large. */
    private boolean responds() {
        if (streaming > 0) {
            bill.streamed(payloads.billed());
        }
        return !payloads.spoilsResponse();
    }

    private boolean isSynchronous(int r) {
        return requests.batch(r) == Requests.NONE && !isEvent(r);
    }

    /** True for attempts at an asynchronous event, which nobody waits for. */
    private boolean isEvent(int r) {
        return requests.sender(r) == self && requests.outlet(r) < 0;
    }

    @Override
    void finished(int c) {
        Outlet outlet = world.outlets[requests.outlet(c)];
        if (events.handsOver(outlet)) {
            handedOver(c);
        } else {
            steps.finished(c);
        }
    }

    @Override
    void warmedUp(long now) {
        provisioned.warmedUp(now);
    }

    @Override
    void close(long now, long measured) {
        provisioned.close(now);
        if (snapshotsBilled) {
            bill.cached(measured);
        }
    }
}
