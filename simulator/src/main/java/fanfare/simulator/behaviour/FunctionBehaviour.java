package fanfare.simulator.behaviour;

import fanfare.model.design.Fault;
import fanfare.model.kind.Distribution;
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
    private static final int EVENT = OWN + 8;
    private static final int EVENT_THROTTLED = OWN + 9;
    private static final int EVENT_RETRY = OWN + 10;

    private static final long SECOND = 1_000_000_000L;
    private static final long MS = 1_000_000L;
    /** New environments per second and in one burst (Lambda developer guide, scaling behaviour: 1,000 every 10 s). */
    private static final double SCALE_OUT_RATE = 100;

    private static final double SCALE_OUT_BURST = 1_000;
    /** One vCPU (Lambda quotas). */
    private static final double MB_PER_VCPU = 1_769;

    private static final long FREE_STORAGE = 512;
    private static final long EVENT_REQUEST = 256 * 1_024;
    private static final long EVENT_UNIT = 64 * 1_024;

    private final Environments env = new Environments();
    private final Deadlines deadlines = new Deadlines();
    private final Steps steps;
    private final AsyncEvents events;
    private final InitTime initTime;
    private final Sampler cpuTime;
    private final Sampler waitTime;
    private final Sampler idleExpiry;
    private final boolean constantExpiry;
    private final double slowdown;
    private final double errorRate;
    private final boolean perRecord;
    private final boolean mostRecent;
    private final long timeout;
    private final long reserved;
    private final long shortest;
    private final TokenBucket scaleOut = new TokenBucket(SCALE_OUT_RATE, SCALE_OUT_BURST);
    private final RandomStream work;
    private final RandomStream errors;
    private final RandomStream expiry;
    private final long provisionedConcurrency;
    private final long memory;
    private final long storage;
    private final long logSize;
    private long occupied;
    private int generation;
    private boolean expiryArmed;
    private boolean deadlineArmed;

    private final Counter invocations;
    private final Counter failures;
    private final Counter throttles;
    private final Counter coldStarts;
    private final Counter timeouts;
    private final Counter duplicates;
    private final Counter suppressed;
    private final boolean idempotent;
    private final LatencyHistogram duration;
    private final LatencyHistogram initDuration;
    private final TimeAverage concurrency;
    private final TimeAverage environments;
    private final Counter billedRequests;
    private final Counter billedDuration;
    private final Counter billedProvisioned;
    private final Counter billedAllocation;
    private final Counter billedStorage;
    private final Counter billedLogs;

    FunctionBehaviour(Site site) {
        super(site);
        steps = new Steps(
                world,
                site.outlets(
                        Interactions.INVOKE,
                        Interactions.INVOKE_ASYNC,
                        Interactions.START,
                        Interactions.SEND,
                        Interactions.PUBLISH,
                        Interactions.PUT,
                        Interactions.READ,
                        Interactions.WRITE),
                this);
        events = new AsyncEvents(this, EVENT, EVENT_THROTTLED, EVENT_RETRY);
        initTime = new InitTime(site, site.coldStarts());
        cpuTime = site.sampler(Function.CPU_TIME);
        waitTime = site.sampler(Function.WAIT_TIME);
        idleExpiry = site.sampler(Function.IDLE_EXPIRY);
        constantExpiry = site.get(Function.IDLE_EXPIRY) instanceof Distribution.Constant;
        memory = site.get(Function.MEMORY);
        slowdown = 1 / Math.min(memory / MB_PER_VCPU, site.get(Function.THREADS));
        errorRate = site.get(Function.ERROR_RATE);
        perRecord = site.get(Function.BATCH_WORK).equals("per-record");
        mostRecent = site.routing() == Routing.MOST_RECENTLY_USED;
        timeout = site.get(Function.TIMEOUT);
        reserved = site.component().value(Function.RESERVED_CONCURRENCY).orElse(-1L);
        shortest = (long) (SECOND / site.get(Function.ENVIRONMENT_RATE));
        provisionedConcurrency =
                site.component().value(Function.PROVISIONED_CONCURRENCY).orElse(0L);
        storage = site.get(Function.EPHEMERAL_STORAGE);
        logSize = site.get(Function.LOG_SIZE);
        work = site.stream("work");
        errors = site.stream("errors");
        expiry = site.stream("idle expiry");
        invocations = site.count("Invocations");
        failures = site.count("Errors");
        throttles = site.count("Throttles");
        coldStarts = site.count("ColdStarts");
        timeouts = site.count("Timeouts");
        duplicates = site.count("DuplicatesProcessed");
        suppressed = site.count("DuplicatesSuppressed");
        idempotent = site.get(Function.IDEMPOTENT);
        duration = site.time("Duration");
        initDuration = site.time("InitDuration");
        concurrency = site.level("ConcurrentExecutions");
        environments = site.level("Environments");
        boolean arm = site.get(Function.ARCHITECTURE).equals("arm64");
        billedRequests = site.meter(Function.REQUESTS);
        billedDuration = site.meter(arm ? Function.GB_SECONDS_ARM : Function.GB_SECONDS_X86);
        billedProvisioned = site.meter(arm ? Function.PROVISIONED_DURATION_ARM : Function.PROVISIONED_DURATION_X86);
        billedAllocation = site.meter(arm ? Function.PROVISIONED_ARM : Function.PROVISIONED_X86);
        billedStorage = site.meter(Function.EPHEMERAL);
        billedLogs = site.meter(Function.LOGS);
    }

    @Override
    void start() {
        for (long i = 0; i < provisionedConcurrency; i++) {
            int e = env.create();
            env.provisioned[e] = true;
            env.extra[e] = initTime.firstInvocation();
            env.restProvisioned(e);
        }
        environments.add(now(), provisionedConcurrency);
    }

    @Override
    void arrive(int r) {
        Outlet by = world.outlets[requests.outlet(r)];
        if (by.handsOver) {
            events.accept(r, by);
        } else {
            invoke(r);
        }
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
        generation++;
        for (int e = env.oldest(); e != Environments.NONE; e = env.oldest()) {
            drop(e);
        }
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
        int e = reserved >= 0 && occupied >= reserved ? Environments.NONE : env.wakeProvisioned();
        boolean cold = false;
        if (e == Environments.NONE) {
            if (!takeSlot()) {
                throttle(r);
                return;
            }
            e = env.wake(mostRecent);
            if (e == Environments.NONE) {
                if (!scaleOut.take(now(), 1)) {
                    giveBackSlot();
                    throttle(r);
                    return;
                }
                e = env.create();
                env.generation[e] = generation;
                cold = true;
            }
        }
        occupied++;
        env.cold[e] = cold;
        begin(e, r);
    }

    private boolean takeSlot() {
        return reserved >= 0 ? occupied < reserved : world.account.take();
    }

    private void giveBackSlot() {
        if (reserved < 0) {
            world.account.giveBack();
        }
    }

    private void throttle(int r) {
        throttles.increment();
        tell("is throttled");
        if (requests.sender(r) == self && requests.outlet(r) < 0) {
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
        if (!env.cold[e]) {
            env.init[e] = 0;
            handle(e);
            return;
        }
        coldStarts.increment();
        tell("starts an environment");
        environments.add(now(), 1);
        env.init[e] = initTime.init();
        env.extra[e] = initTime.firstInvocation();
        initDuration.record(env.init[e]);
        after(initTime.placement() + env.init[e], READY, e);
    }

    @Override
    void timer(int what, int subject) {
        switch (what) {
            case READY -> {
                requests.charge(env.request[subject], Cause.INIT, now());
                handle(subject);
            }
            case WORKED -> worked(subject);
            case STOPPED -> stop(subject);
            case COOLED -> rest(subject);
            case EXPIRY -> expire(subject);
            case LATE -> late();
            case EVENT -> events.due(subject, Cause.QUEUEING);
            case EVENT_THROTTLED -> events.due(subject, Cause.THROTTLING);
            default -> events.due(subject, Cause.RETRY);
        }
    }

    private void handle(int e) {
        env.handlerStart[e] = now();
        if (env.reset[e]) {
            env.reset[e] = false;
            env.extra[e] = initTime.init();
        }
        if (!steps.isEmpty()) {
            long due = now() + timeout;
            env.deadline[e] = deadlines.add(e, due);
            armDeadline(due);
        }
        if (faults != null) {
            env.extraWait[e] = faults.delay(env.request[e]);
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
        if (errorRate > 0 && errors.chance(errorRate)) {
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
        env.extra[e] = 0;
        failAll(env.request[e]);
        complete(e, Outcome.TIMEOUT);
    }

    /** No record of the batch was processed. */
    private void failAll(int r) {
        for (int m = requests.batch(r); m != Requests.NONE; m = requests.next(m)) {
            requests.outcome(m, Outcome.ERROR);
        }
    }

    private void complete(int e, int outcome) {
        long now = now();
        int r = env.request[e];
        if (env.deadline[e] >= 0) {
            deadlines.remove(env.deadline[e]);
            env.deadline[e] = -1;
        }
        long handler = now - env.handlerStart[e];
        duration.record(handler);
        meter(e, r, handler);
        concurrency.add(now, -1);
        if (outcome != Outcome.OK) {
            failures.increment();
        }
        boolean event = requests.sender(r) == self && requests.outlet(r) < 0;
        long pause = event ? 0 : env.handlerStart[e] + shortest - now;
        if (pause > 0) {
            after(pause, COOLED, e);
        } else {
            rest(e);
        }
        if (event) {
            tell(outcome == Outcome.OK ? "succeeds" : "fails");
            station.leave(now, requests.arrived(r), outcome == Outcome.OK);
            events.ended(r, outcome);
        } else {
            leave(r, outcome == Outcome.OK ? Outcome.OK : Outcome.ERROR);
        }
    }

    private void meter(int e, int r, long handler) {
        long ms = (handler + env.init[e] + MS - 1) / MS;
        (env.provisioned[e] ? billedProvisioned : billedDuration).add(memory * ms);
        if (storage > FREE_STORAGE) {
            billedStorage.add((storage - FREE_STORAGE) * ms);
        }
        billedLogs.add(logSize);
        long bytes = requests.payload(r);
        boolean large = bytes > EVENT_REQUEST && requests.sender(r) == self && requests.outlet(r) < 0;
        billedRequests.add(large ? 1 + (bytes - EVENT_REQUEST + EVENT_UNIT - 1) / EVENT_UNIT : 1);
    }

    private void rest(int e) {
        occupied--;
        if (env.provisioned[e]) {
            env.restProvisioned(e);
            return;
        }
        giveBackSlot();
        if (env.generation[e] != generation) {
            env.discard(e);
            environments.add(now(), -1);
            return;
        }
        long life = idleExpiry.next(expiry);
        env.expires[e] = now() + life;
        env.rest(e);
        if (!constantExpiry) {
            after(life, EXPIRY, e);
        } else if (!expiryArmed) {
            expiryArmed = true;
            after(life, EXPIRY, Environments.NONE);
        }
    }

    private void expire(int e) {
        if (!constantExpiry) {
            if (env.idle[e] && env.expires[e] == now()) {
                drop(e);
            }
            return;
        }
        expiryArmed = false;
        int oldest = env.oldest();
        while (oldest != Environments.NONE && env.expires[oldest] <= now()) {
            drop(oldest);
            oldest = env.oldest();
        }
        if (oldest != Environments.NONE) {
            expiryArmed = true;
            loop.at(env.expires[oldest], self, EXPIRY, Environments.NONE);
        }
    }

    private void drop(int e) {
        tell("ends an idle environment");
        env.expire(e);
        environments.add(now(), -1);
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
    void close(long now, long measured) {
        billedAllocation.add(provisionedConcurrency * memory * (measured / MS));
    }
}
