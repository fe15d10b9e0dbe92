package fanfare.simulator.behaviour;

import fanfare.model.kind.Container;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Workflow;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;
import java.util.List;

/**
 * Fargate. Requests and messages go to a service: to the running task that has the fewest, else into one line. What
 * starts a task (a start, a rule of a bus, a workflow that waits) gets one of its own, which works once and ends. Either
 * way the work is computing on the task's shared vCPU, waiting, and calls step by step.
 */
final class ContainerBehaviour extends Behaviour implements Steps.End {
    private static final int PULL = OWN;
    private static final int WORKS = OWN + 1;
    private static final int COMPUTED = OWN + 2;
    private static final int WAITED = OWN + 3;
    private static final int DRAINED = OWN + 4;
    private static final int MINUTE = OWN + 5;

    /** The burst of launches is five seconds' worth: 100 at 20 a second (Fargate quotas). */
    private static final double BURST_SECONDS = 5;

    private static final int NONE = Requests.NONE;

    private final Tasks tasks;
    private final WorkPlaces places = new WorkPlaces();
    private final LeastLoaded running;
    private final BoundedLine line;
    private final Steps steps;
    private final TaskBill bill;
    private final Egress egress;
    private final long responseSize;
    private final TargetTracking scaling;
    private final TokenBucket launches;
    private final Outlet[] polls;
    private final boolean[] startsTask;
    private final Sampler cpuTime;
    private final Sampler waitTime;
    private final Sampler provisioning;
    private final Sampler pulling;
    private final RandomStream work;
    private final RandomStream errors;
    private final RandomStream starting;
    private final double errorRate;
    private final long drainTime;
    private long desired;
    /** Tasks of the service that run or will. */
    private long alive;

    private double lost;
    private boolean serving;

    private final Counter seen;
    private final Counter failures;
    private final Counter rejected;
    private final Counter launched;
    private final Counter stopped;
    private final Counter throttled;
    private final Counter scaleOuts;
    private final Counter scaleIns;
    private final LatencyHistogram startTime;
    private final TimeAverage desiredTasks;
    private final TimeAverage runningTasks;
    private final TimeAverage startedTasks;
    private final TimeAverage busyUnits;
    private final TimeAverage waiting;

    ContainerBehaviour(Site site) {
        super(site);
        long units = Container.cpuUnits(site.get(Container.CPU));
        tasks = new Tasks(units / 1_024.0, site.get(Container.THREADS));
        running = new LeastLoaded(site.get(Container.CONCURRENCY).intValue());
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
                                Interactions.READ,
                                Interactions.WRITE)),
                this);
        bill = new TaskBill(site, units);
        egress = new Egress(site);
        responseSize = site.get(Container.RESPONSE_SIZE);
        double rate = site.get(Container.LAUNCH_RATE);
        launches = new TokenBucket(rate, Math.max(1, BURST_SECONDS * rate));
        List<Outlet> arriving = site.arriving();
        startsTask = new boolean[world.outlets.length];
        boolean service = arriving.isEmpty();
        for (Outlet o : arriving) {
            startsTask[o.id] = startsTask(o);
            service |= !startsTask[o.id];
        }
        polls = arriving.stream().filter(o -> o.as == Poll.INTERACTION).toArray(Outlet[]::new);
        desired = service ? site.component().value(Container.DESIRED_TASKS).orElse(site.get(Container.MIN_TASKS)) : 0;
        scaling = service && !site.get(Container.SCALING).equals("none") ? new TargetTracking(site, units) : null;
        cpuTime = site.sampler(Container.CPU_TIME);
        waitTime = site.sampler(Container.WAIT_TIME);
        provisioning = site.sampler(Container.PROVISIONING_TIME);
        pulling = site.sampler(Container.PULL_TIME);
        errorRate = site.get(Container.ERROR_RATE);
        line = new BoundedLine(
                requests,
                site.component().value(Container.QUEUE_CAPACITY),
                site.component().value(Container.MAXIMUM_WAIT));
        drainTime = site.get(Container.DRAIN_TIME);
        work = site.stream("work");
        errors = site.stream("errors");
        starting = site.stream("task start");
        seen = site.count("Requests");
        failures = site.count("Errors");
        rejected = site.count("Rejected");
        launched = site.count("TasksLaunched");
        stopped = site.count("TasksStopped");
        throttled = site.count("LaunchesThrottled");
        scaleOuts = site.count("ScaleOuts");
        scaleIns = site.count("ScaleIns");
        site.answersAre("Latency");
        startTime = site.time("TaskStartTime");
        desiredTasks = site.level("DesiredTasks");
        runningTasks = site.level("RunningTasks");
        startedTasks = site.level("StartedTasks");
        busyUnits = site.level("BusyCpuUnits");
        waiting = site.level("Waiting");
    }

    /** Step Functions reaches containers by running tasks; everybody else invokes the service. */
    private static boolean startsTask(Outlet o) {
        return o.as.style() == Interaction.Style.HANDOVER || o.as == Interactions.INVOKE && o.origin == Workflow.KIND;
    }

    @Override
    void start() {
        desiredTasks.set(0, desired);
        for (long i = 0; i < desired; i++) {
            int t = tasks.launch(0, NONE);
            tasks.pulled[t] = 0;
            tasks.billed[t] = 0;
            alive++;
            join(t);
        }
        noteLevels();
        if (scaling != null) {
            after(TargetTracking.MINUTE, MINUTE, 0);
        }
        offer();
    }

    @Override
    void arrive(int r) {
        if (startsTask[requests.outlet(r)]) {
            startTask(r);
        } else {
            serve(r);
        }
    }

    // ---- the service

    private void serve(int r) {
        if (scaling != null) {
            scaling.request();
        }
        boolean noRoom = running.isFull() && (runningTasks.current() == 0 || line.isFull());
        if (noRoom || line.isLate(now())) {
            rejected.increment();
            refuse(r);
            return;
        }
        seen.increment();
        enter(r);
        if (running.isFull()) {
            line.add(r);
            waiting.add(now(), 1);
        } else {
            begin(places.take(r, running.take()));
            offer();
        }
    }

    private void serveWaiting() {
        if (serving) {
            return;
        }
        serving = true;
        while (!line.isEmpty() && !running.isFull()) {
            int r = line.take();
            waiting.add(now(), -1);
            requests.charge(r, Cause.QUEUEING, now());
            begin(places.take(r, running.take()));
        }
        serving = false;
        offer();
    }

    /** Tells the queues that are polled how many messages there is room for. */
    private void offer() {
        for (Outlet o : polls) {
            o.offer(running.free(), runningTasks.current());
        }
    }

    // ---- work on one request

    private void begin(int p) {
        int r = places.request[p];
        int t = places.task[p];
        requests.local(r, p);
        long time = cpuTime.next(work);
        if (time <= 0) {
            computed(p);
            return;
        }
        tasks.cpu[t].add(now(), p, time);
        cpuChanged(t);
    }

    /** Sets the timer and notes how much of the task's vCPU is at work. */
    private void cpuChanged(int t) {
        long due = tasks.cpu[t].arm(now());
        if (due != Long.MAX_VALUE) {
            tasks.timer(t);
            loop.at(due, self, COMPUTED, t);
        }
        if (tasks.state[t] == Tasks.RUNNING && !tasks.isOwn(t)) {
            busyIs(t, (long) (tasks.cpu[t].busy() * 1_024));
        }
    }

    private void busyIs(int t, long units) {
        if (units != tasks.busy[t]) {
            busyUnits.add(now(), units - tasks.busy[t]);
            tasks.busy[t] = units;
            noteLevels();
        }
    }

    private void noteLevels() {
        if (scaling != null) {
            scaling.levels(now(), busyUnits.current(), runningTasks.current());
        }
    }

    private void computing(int t) {
        SharedCpu cpu = tasks.cpu[t];
        if (!cpu.rings(now())) {
            return;
        }
        for (int p = cpu.takeDone(now()); p != NONE; p = cpu.takeDone(now())) {
            computed(p);
        }
        if (tasks.state[t] != Tasks.GONE) {
            cpuChanged(t);
        }
    }

    private void computed(int p) {
        requests.charge(places.request[p], Cause.CPU, now());
        long time = waitTime.next(work);
        if (time <= 0) {
            worked(p);
        } else {
            places.timer(p);
            after(time, WAITED, p);
        }
    }

    private void worked(int p) {
        int r = places.request[p];
        requests.charge(r, Cause.WAITING, now());
        if (errorRate > 0 && errors.chance(errorRate)) {
            end(p, Outcome.ERROR);
        } else if (steps.isEmpty()) {
            end(p, Outcome.OK);
        } else {
            steps.begin(r);
        }
    }

    @Override
    public void stepsDone(int r, boolean ok) {
        end(requests.local(r), ok ? Outcome.OK : Outcome.ERROR);
    }

    @Override
    void finished(int c) {
        steps.finished(c);
    }

    private void end(int p, int outcome) {
        int r = places.request[p];
        int t = places.task[p];
        places.leave(p);
        if (tasks.isOwn(t)) {
            stop(t);
            answerOwn(r, outcome);
            return;
        }
        running.release(t);
        if (tasks.state[t] == Tasks.DRAINING && running.load(t) == 0) {
            stop(t);
        }
        serveWaiting();
        answer(r, outcome);
    }

    private void answer(int r, int outcome) {
        ended(outcome);
        if (outcome == Outcome.OK) {
            egress.answer(r, responseSize);
        }
        leave(r, outcome);
    }

    private void ended(int outcome) {
        bill.logged();
        if (outcome != Outcome.OK) {
            failures.increment();
        }
    }

    // ---- tasks of their own

    private void startTask(int r) {
        if (!launches.take(now(), 1)) {
            throttled.increment();
            refuse(r);
            return;
        }
        boolean answers = !world.outlets[requests.outlet(r)].handsOver;
        int w = answers ? r : requests.message(r, now());
        if (!answers) {
            world.answer(r, Outcome.OK);
        }
        enter(w);
        int p = places.take(w, NONE);
        int t = launch(0, p);
        places.task[p] = t;
        startedTasks.add(now(), 1);
    }

    private void answerOwn(int w, int outcome) {
        startedTasks.add(now(), -1);
        boolean awaited = requests.sender(w) >= 0;
        if (awaited) {
            answer(w, outcome);
            return;
        }
        ended(outcome);
        boolean ok = outcome == Outcome.OK;
        tell(ok ? "succeeds" : "fails");
        station.leave(now(), requests.arrived(w), ok);
        if (ok) {
            world.paths.completed(requests, w, self);
        } else {
            world.paths.lost(requests.source(w), self);
        }
        requests.free(w);
    }

    // ---- the life of a task

    private int launch(long delay, int ownPlace) {
        launched.increment();
        tell("launches a task");
        int t = tasks.launch(now(), ownPlace);
        timer(delay + provisioning.next(starting), PULL, t);
        return t;
    }

    private void timer(long delay, int what, int t) {
        tasks.timer(t);
        after(delay, what, t);
    }

    private void pull(int t) {
        tasks.state[t] = Tasks.PULLING;
        tasks.pulled[t] = now();
        tasks.billed[t] = now();
        timer(pulling.next(starting), WORKS, t);
    }

    private void works(int t) {
        startTime.record(now() - tasks.launched[t]);
        tell("has a task running");
        if (tasks.isOwn(t)) {
            tasks.state[t] = Tasks.RUNNING;
            int p = tasks.own[t];
            requests.charge(places.request[p], Cause.INIT, now());
            begin(p);
        } else {
            join(t);
            noteLevels();
            serveWaiting();
        }
    }

    private void join(int t) {
        tasks.state[t] = Tasks.RUNNING;
        running.join(t);
        runningTasks.add(now(), 1);
    }

    private void drain(int t) {
        quit(t);
        tasks.state[t] = Tasks.DRAINING;
        if (running.load(t) == 0) {
            stop(t);
        } else {
            timer(drainTime, DRAINED, t);
        }
    }

    /** The task takes no more requests. */
    private void quit(int t) {
        running.quit(t);
        busyIs(t, 0);
        alive--;
        runningTasks.add(now(), -1);
        noteLevels();
    }

    /** The task ends, with nothing left to do. */
    private void stop(int t) {
        stopped.increment();
        tell("has a task ended");
        if (tasks.state[t] != Tasks.PROVISIONING) {
            bill.ended(now(), tasks.billed[t], tasks.pulled[t]);
        }
        tasks.end(t);
    }

    /** The task is lost, and what it works on fails. */
    private void kill(int t) {
        boolean own = tasks.isOwn(t);
        if (tasks.state[t] == Tasks.RUNNING && !own) {
            quit(t);
        } else if (tasks.state[t] != Tasks.DRAINING && !own) {
            alive--;
        }
        // Keeps the number of the task from being used again before all its work has failed.
        tasks.timer(t);
        stop(t);
        int bound = places.bound();
        for (int p = 0; p < bound; p++) {
            if (places.task[p] == t && places.request[p] != NONE) {
                int r = places.request[p];
                places.leave(p);
                requests.charge(r, Cause.WAITING, now());
                if (own) {
                    answerOwn(r, Outcome.ERROR);
                } else {
                    answer(r, Outcome.ERROR);
                }
            }
        }
        tasks.rings(t);
    }

    // ---- how many tasks

    /** Launches or drains tasks until there are as many as are wanted and may be. */
    private void reconcile() {
        long wanted = desired - (long) StrictMath.ceil(desired * lost);
        while (alive < wanted) {
            alive++;
            launch(launches.reserve(now()), NONE);
        }
        while (alive > wanted) {
            int t = starting();
            if (t != NONE) {
                alive--;
                stop(t);
            } else {
                drain(running.isFull() ? anyRunning() : running.least());
            }
        }
        offer();
    }

    /** The task of the service that was launched last and does not run yet. */
    private int starting() {
        int last = NONE;
        for (int t = 0; t < tasks.bound(); t++) {
            boolean starts = tasks.state[t] == Tasks.PROVISIONING || tasks.state[t] == Tasks.PULLING;
            if (starts && !tasks.isOwn(t) && (last == NONE || tasks.launched[t] >= tasks.launched[last])) {
                last = t;
            }
        }
        return last;
    }

    private int anyRunning() {
        int t = 0;
        while (tasks.state[t] != Tasks.RUNNING || tasks.isOwn(t)) {
            t++;
        }
        return t;
    }

    private void minute() {
        after(TargetTracking.MINUTE, MINUTE, 0);
        long wanted = scaling.datapoint(now(), desired);
        if (wanted == desired) {
            return;
        }
        tell(wanted > desired ? "scales out" : "scales in");
        (wanted > desired ? scaleOuts : scaleIns).increment();
        desired = wanted;
        desiredTasks.set(now(), desired);
        reconcile();
    }

    @Override
    void restart() {
        loseTasks(1);
        reconcile();
    }

    @Override
    void lose(double share) {
        lost = share;
        if (share > 0) {
            loseTasks(share);
        }
        reconcile();
    }

    /** Loses this share of the service's tasks, and of those that were started. */
    private void loseTasks(double share) {
        long ofService = (long) StrictMath.ceil(alive * share);
        long ofOwn = (long) StrictMath.ceil(startedTasks.current() * share);
        int bound = tasks.bound();
        for (int t = 0; t < bound; t++) {
            boolean own = tasks.isOwn(t);
            boolean here = tasks.state[t] != Tasks.GONE && (own || tasks.state[t] != Tasks.DRAINING);
            if (here && (own ? ofOwn : ofService) > 0) {
                if (own) {
                    ofOwn--;
                } else {
                    ofService--;
                }
                kill(t);
            }
        }
    }

    @Override
    void timer(int what, int subject) {
        if (what == MINUTE) {
            minute();
            return;
        }
        if (what == WAITED) {
            if (places.rings(subject)) {
                worked(subject);
            }
            return;
        }
        if (!tasks.rings(subject)) {
            return;
        }
        switch (what) {
            case PULL -> pull(subject);
            case WORKS -> works(subject);
            case COMPUTED -> computing(subject);
            default -> kill(subject);
        }
    }

    @Override
    void warmedUp(long now) {
        for (int t = 0; t < tasks.bound(); t++) {
            tasks.billed[t] = now;
        }
    }

    @Override
    void close(long now, long measured) {
        for (int t = 0; t < tasks.bound(); t++) {
            if (tasks.state[t] >= Tasks.PULLING) {
                bill.goesOn(now, tasks.billed[t]);
            }
        }
    }
}
