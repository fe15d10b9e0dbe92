package fanfare.simulator.behaviour;

import fanfare.model.kind.Distribution;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Workflow;
import fanfare.simulator.behaviour.WorkflowStates.Node;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;

/**
 * Step Functions. An execution is a token that moves from state to state; a Parallel or a Map state sends out further
 * tokens and waits for them. Limits and billing units: Step Functions service quotas and pricing.
 */
final class WorkflowBehaviour extends Behaviour {
    private static final int STARTED = OWN;
    private static final int CALLS = OWN + 1;
    private static final int WAITED = OWN + 2;
    private static final int AGAIN = OWN + 3;
    private static final int EXPIRED = OWN + 4;
    private static final int TASK_LATE = OWN + 5;

    /** Marks the request that stands for a whole execution; tokens have no batch. */
    private static final int EXECUTION = 0;

    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;
    private static final long EXPRESS_LONGEST = 300 * SECOND;
    private static final double STANDARD_STARTS = 300;
    private static final double STANDARD_BURST = 1_300;
    private static final double EXPRESS_STARTS = 6_000;
    /** History events of a standard execution (quota), about five for a state. */
    private static final int MOST_STATES = 25_000 / 5;

    private static final long BILLED_STEP = 100 * MS;
    private static final long MEMORY_STEP = 64;

    private final boolean express;
    private final WorkflowStates states;
    private final StateTally[] tallies;
    private final TokenBucket starts;
    private final Sampler startLatency;
    private final boolean firstTransitionIncluded;
    private final Sampler transition;
    private final RandomStream random;
    private final long longest;
    private final Deadlines expiries = new Deadlines();
    private final Deadlines[] taskDeadlines;
    private final boolean[] armed;
    private final long memory;
    private final Counter started;
    private final Counter succeeded;
    private final Counter failed;
    private final Counter timedOut;
    private final Counter throttled;
    private final Counter entered;
    private final LatencyHistogram executionTime;
    private final Billed transitions;
    private final Counter billedRequests;
    private final Counter billedDuration;
    private final Sagas sagas;
    private boolean expiryArmed;

    WorkflowBehaviour(Site site) {
        super(site);
        express = site.get(Workflow.TYPE).equals("express");
        states = site.workflowStates();
        starts = express
                ? new TokenBucket(EXPRESS_STARTS, EXPRESS_STARTS)
                : new TokenBucket(STANDARD_STARTS, STANDARD_BURST);
        Sampler own = site.sampler(Workflow.START_LATENCY);
        firstTransitionIncluded = own == null;
        startLatency = own != null ? own : site.sampler(DeliveryLatency.workflow(express));
        Sampler set = site.sampler(Workflow.TRANSITION_LATENCY);
        transition = set != null
                ? set
                : site.sampler(new Distribution.Uniform(express ? 10e6 : 20e6, express ? 30e6 : 40e6));
        random = site.stream("states");
        long limit = states.timeout() == 0 ? Long.MAX_VALUE : states.timeout();
        longest = express ? Math.min(EXPRESS_LONGEST, limit) : limit;
        tallies = new StateTally[states.size()];
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] = states.name(i).isEmpty() ? new StateTally() : site.state(states.name(i));
        }
        taskDeadlines = new Deadlines[states.size()];
        armed = new boolean[states.size()];
        for (int i = 0; i < taskDeadlines.length; i++) {
            taskDeadlines[i] = new Deadlines();
        }
        memory = (site.get(Workflow.MEMORY) + MEMORY_STEP - 1) / MEMORY_STEP * MEMORY_STEP;
        started = site.count("ExecutionsStarted");
        succeeded = site.count("ExecutionsSucceeded");
        failed = site.count("ExecutionsFailed");
        timedOut = site.count("ExecutionsTimedOut");
        throttled = site.count("ExecutionThrottled");
        entered = site.count("StatesEntered");
        sagas = new Sagas(site, states);
        executionTime = site.time("ExecutionTime");
        transitions = site.billed(Workflow.TRANSITIONS);
        billedRequests = site.meter(Workflow.REQUESTS);
        billedDuration = site.meter(Workflow.GB_SECONDS);
    }

    @Override
    void arrive(int r) {
        if (!starts.take(now(), 1)) {
            throttled.increment();
            refuse(r);
            return;
        }
        boolean answers = !world.outlets[requests.outlet(r)].handsOver;
        int execution = answers ? requests.child(r, -1, self, now()) : requests.message(r, now());
        requests.payload(execution, requests.payload(r));
        requests.batch(execution, EXECUTION);
        if (answers) {
            enter(r);
        } else {
            world.answer(r, Outcome.OK);
            enter(execution);
        }
        after(startLatency.next(random), STARTED, execution);
    }

    @Override
    void timer(int what, int subject) {
        switch (what) {
            case STARTED -> begin(subject);
            case CALLS -> call(subject);
            case WAITED -> {
                requests.charge(subject, Cause.WAITING, now());
                left(subject);
                goOn(subject, states.node(requests.local(subject)).next());
            }
            case AGAIN -> {
                requests.charge(subject, Cause.RETRY, now());
                run(subject);
            }
            case EXPIRED -> expire();
            default -> late(subject);
        }
    }

    private void begin(int execution) {
        requests.charge(execution, Cause.NETWORK, now());
        started.increment();
        requests.sent(execution, now());
        requests.local(execution, sagas.begin());
        if (longest != Long.MAX_VALUE) {
            requests.group(execution, expiries.add(execution, now() + longest));
            armExpiry(now() + longest);
        }
        int token = token(execution);
        requests.attempts(token, firstTransitionIncluded ? -1 : 0);
        move(token, states.start());
    }

    private int token(int parent) {
        return requests.child(parent, -1, self, now());
    }

    /** True while everybody above a token still waits for it. */
    private boolean lives(int token) {
        for (int t = token; requests.batch(t) != EXECUTION; t = requests.parent(t)) {
            if (!requests.awaited(t)) {
                return false;
            }
        }
        return true;
    }

    private int executionOf(int token) {
        int t = token;
        while (requests.batch(t) != EXECUTION) {
            t = requests.parent(t);
        }
        return t;
    }

    /** A token enters a state. */
    private void move(int token, int state) {
        into(token, state);
        run(token);
    }

    private void into(int token, int state) {
        requests.local(token, state);
        requests.step(token, 0);
        requests.sent(token, now());
        tallies[state].enter();
    }

    /** A token leaves the state that it is in. */
    private void left(int token) {
        tallies[requests.local(token)].left(now() - requests.sent(token));
    }

    private void goOn(int token, int next) {
        if (!lives(token)) {
            requests.free(token);
        } else if (next < 0) {
            done(token, true);
        } else {
            move(token, next);
        }
    }

    private void run(int token) {
        if (!lives(token)) {
            requests.free(token);
            return;
        }
        int execution = executionOf(token);
        int count = requests.step(execution) + 1;
        requests.step(execution, count);
        entered.increment();
        if (!express) {
            transitions.add(1, requests.step(token) > 0 ? HiddenCost.RETRIES : null);
        }
        Node node = states.node(requests.local(token));
        if (count > MOST_STATES) {
            end(execution, Outcome.ERROR);
            requests.free(token);
            return;
        }
        boolean paid = requests.attempts(token) < 0;
        requests.attempts(token, 0);
        switch (node.what()) {
            case TASK -> after(paid ? 0 : transition.next(random), CALLS, token);
            case CHOICE -> after(0, WAITED, choose(token, node));
            case FORK, MAP -> fork(token, node);
            case WAIT -> after(node.pauses(), WAITED, token);
            default -> {
                left(token);
                done(token, node.succeeds());
            }
        }
    }

    /** Puts the token on the chosen way: it waits no time in a state that leads there. */
    private int choose(int token, Node node) {
        double u = random.nextDouble();
        int i = 0;
        while (i < node.upTo().length - 1 && u >= node.upTo()[i]) {
            i++;
        }
        left(token);
        requests.local(token, node.ways()[i]);
        return token;
    }

    private void call(int token) {
        requests.charge(token, Cause.NETWORK, now());
        if (!lives(token)) {
            requests.free(token);
            return;
        }
        int state = requests.local(token);
        Node node = states.node(state);
        if (node.timeout() > 0) {
            long due = now() + node.timeout();
            requests.deadline(token, taskDeadlines[state].add(token, due));
            armTask(state, due);
        }
        if (!node.outlet().start(token)) {
            called(token, Outcome.OK);
        }
    }

    @Override
    void finished(int c) {
        int token = requests.parent(c);
        int outcome = requests.outcome(c);
        requests.adopt(token, c, now());
        requests.free(c);
        called(token, outcome);
    }

    private void called(int token, int outcome) {
        int state = requests.local(token);
        if (requests.deadline(token) >= 0) {
            taskDeadlines[state].remove(requests.deadline(token));
            requests.deadline(token, -1);
        }
        if (outcome == Outcome.OK) {
            if (sagas.concerns(state) && lives(token)) {
                sagas.succeeded(requests.local(executionOf(token)), state);
            }
            left(token);
            goOn(token, states.node(state).next());
        } else {
            wrong(token, outcome);
        }
    }

    private void armTask(int state, long due) {
        if (!armed[state]) {
            armed[state] = true;
            loop.at(due, self, TASK_LATE, state);
        }
    }

    private void late(int state) {
        armed[state] = false;
        Deadlines all = taskDeadlines[state];
        while (!all.isEmpty() && all.firstDue() <= now()) {
            int token = all.takeFirst();
            requests.deadline(token, -1);
            requests.charge(token, Cause.WAITING, now());
            giveUpBelow(token);
            wrong(token, Outcome.TIMEOUT);
        }
        if (!all.isEmpty()) {
            armTask(state, all.firstDue());
        }
    }

    /** Whatever works for this token is no longer awaited. */
    private void giveUpBelow(int token) {
        requests.epoch(token, requests.epoch(token) + 1);
    }

    private void fork(int token, Node node) {
        int branches = node.branches();
        requests.pending(token, branches);
        if (branches == 0) {
            after(0, WAITED, token);
            return;
        }
        int at = Math.min(branches, node.atOnce());
        requests.remaining(token, branches - at);
        for (int i = 0; i < at; i++) {
            int branch = token(token);
            after(0, AGAIN, branch);
            into(branch, node.first(i));
        }
    }

    /** A token has come to an end of its states. */
    private void done(int token, boolean ok) {
        int parent = requests.parent(token);
        if (!lives(token)) {
            requests.free(token);
            return;
        }
        if (requests.batch(parent) == EXECUTION) {
            requests.adopt(parent, token, now());
            requests.free(token);
            end(parent, ok ? Outcome.OK : Outcome.ERROR);
            return;
        }
        if (!ok) {
            requests.adopt(parent, token, now());
            requests.free(token);
            giveUpBelow(parent);
            wrong(parent, Outcome.ERROR);
            return;
        }
        joined(parent, token);
    }

    private void joined(int parent, int token) {
        Node node = states.node(requests.local(parent));
        if (requests.remaining(parent) > 0) {
            requests.remaining(parent, requests.remaining(parent) - 1);
            int branch = token(parent);
            requests.follow(branch, token);
            into(branch, node.first(0));
            after(0, AGAIN, branch);
        }
        if (requests.oneLessPending(parent) > 0) {
            requests.free(token);
            return;
        }
        requests.adopt(parent, token, now());
        requests.free(token);
        left(parent);
        goOn(parent, node.next());
    }

    /** A state has failed: it is tried again, caught, or the token fails. */
    private void wrong(int token, int outcome) {
        if (!lives(token)) {
            requests.free(token);
            return;
        }
        Node node = states.node(requests.local(token));
        int tried = requests.step(token);
        long pause = node.pause(tried, outcome, random);
        if (pause >= 0) {
            requests.step(token, tried + 1);
            tallies[requests.local(token)].retry();
            after(pause, AGAIN, token);
            return;
        }
        int state = requests.local(token);
        tallies[state].fail();
        left(token);
        if (sagas.concerns(state)) {
            sagas.failed(requests.local(executionOf(token)), state);
        }
        int caught = node.caught(outcome);
        if (caught >= 0) {
            move(token, caught);
        } else {
            done(token, false);
        }
    }

    private void armExpiry(long due) {
        if (!expiryArmed) {
            expiryArmed = true;
            loop.at(due, self, EXPIRED, 0);
        }
    }

    private void expire() {
        expiryArmed = false;
        while (!expiries.isEmpty() && expiries.firstDue() <= now()) {
            int execution = expiries.firstId();
            timedOut.increment();
            requests.charge(execution, Cause.WAITING, now());
            end(execution, Outcome.TIMEOUT);
        }
        if (!expiries.isEmpty()) {
            armExpiry(expiries.firstDue());
        }
    }

    /** An execution ends; freeing it gives up whatever still works for it. */
    private void end(int execution, int outcome) {
        if (longest != Long.MAX_VALUE) {
            expiries.remove(requests.group(execution));
        }
        long took = now() - requests.sent(execution);
        executionTime.record(took);
        if (express) {
            billedRequests.increment();
            billedDuration.add((took + BILLED_STEP - 1) / BILLED_STEP * (BILLED_STEP / MS) * memory);
        }
        boolean ok = outcome == Outcome.OK;
        sagas.end(requests.local(execution), ok);
        if (outcome != Outcome.TIMEOUT) {
            (ok ? succeeded : failed).increment();
        }
        int caller = requests.parent(execution);
        if (caller >= 0) {
            requests.adopt(caller, execution, now());
            requests.free(execution);
            leave(caller, ok ? Outcome.OK : Outcome.ERROR);
            return;
        }
        tell(ok ? "succeeds" : "fails");
        station.leave(now(), requests.arrived(execution), ok);
        if (ok) {
            world.paths.completed(requests, execution, self);
        } else {
            world.paths.lost(requests.source(execution), self);
        }
        requests.free(execution);
    }
}
