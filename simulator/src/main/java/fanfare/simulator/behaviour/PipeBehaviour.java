package fanfare.simulator.behaviour;

import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;
import java.util.Set;

/**
 * EventBridge Pipes: a batch from the source goes through the enrichment to the target, and what failed comes back from
 * the source with all its steps (EventBridge user guide, Pipes batching and concurrency). A function gets the whole batch;
 * queues, topics, buses and streams get every event as one of their own; a workflow or a request gets one event made of
 * all.
 */
final class PipeBehaviour extends Behaviour {
    private static final long UNIT = 64 * 1_024;
    private static final Set<String> LARGE_REGIONS = Set.of("us-east-1", "us-west-2", "eu-west-1");
    /** Concurrent executions (EventBridge quotas). */
    private static final long MOST_IN_LARGE_REGIONS = 3_000;

    private static final long MOST_ELSEWHERE = 1_000;

    private final Outlet enrichment;
    private final Outlet target;
    private final boolean scatters;
    private final long most;
    private final Counter invocations;
    private final Counter events;
    private final Counter eventBytes;
    private final TimeAverage concurrency;
    private final Counter throttled;
    private final Counter failed;
    private final Counter partiallyFailed;
    private final LatencyHistogram duration;
    private final LatencyHistogram enrichmentTime;
    private final Counter enrichmentFailed;
    private final LatencyHistogram targetTime;
    private final Counter targetFailed;
    private final Counter billed;

    PipeBehaviour(Site site) {
        super(site);
        enrichment = site.outlet(Interactions.ENRICH);
        target = site
                .outlets(
                        Interactions.INVOKE,
                        Interactions.INVOKE_ASYNC,
                        Interactions.START,
                        Interactions.SEND,
                        Interactions.PUBLISH,
                        Interactions.PUT)
                .stream()
                .findFirst()
                .orElse(null);
        scatters = target != null
                && (target.as == Interactions.SEND
                        || target.as == Interactions.PUBLISH
                        || target.as == Interactions.PUT);
        most = site.component()
                .value(Pipe.CONCURRENCY)
                .orElse(LARGE_REGIONS.contains(site.region()) ? MOST_IN_LARGE_REGIONS : MOST_ELSEWHERE);
        invocations = site.count("Invocations");
        events = site.count("EventCount");
        eventBytes = site.count("EventSize");
        concurrency = site.level("Concurrency");
        throttled = site.count("ExecutionThrottled");
        failed = site.count("ExecutionFailed");
        partiallyFailed = site.count("ExecutionPartiallyFailed");
        duration = site.time("Duration");
        enrichmentTime = site.time("EnrichmentStageDuration");
        enrichmentFailed = site.count("EnrichmentStageFailed");
        targetTime = site.time("TargetStageDuration");
        targetFailed = site.count("TargetStageFailed");
        billed = site.meter(Pipe.REQUESTS);
    }

    @Override
    void arrive(int r) {
        invocations.increment();
        if (concurrency.current() >= most) {
            throttled.increment();
            refuse(r);
            return;
        }
        enter(r);
        concurrency.add(now(), 1);
        events.add(requests.remaining(r));
        eventBytes.add(requests.payload(r));
        billed.add(1 + Math.max(0, requests.payload(r) - 1) / UNIT);
        if (enrichment == null) {
            deliver(r);
        } else {
            call(enrichment, r, false);
        }
    }

    /** Hands the whole batch over in one call. */
    private void call(Outlet outlet, int r, boolean reportsRecords) {
        requests.sent(r, now());
        requests.pending(r, 0);
        if (outlet.target != Function.KIND || outlet.as == Interactions.INVOKE_ASYNC) {
            if (!outlet.start(r)) {
                passed(r);
            }
            return;
        }
        int c = requests.child(requests.batch(r), outlet.id, self, now());
        requests.adopt(c, r, now());
        requests.batch(c, requests.batch(r));
        requests.next(c, r);
        requests.payload(c, requests.payload(r));
        requests.attempts(c, reportsRecords ? 1 : 0);
        world.send(outlet.to, c);
    }

    /** The connection was not taken this time: the events end here. */
    private void passed(int r) {
        Batches.endAt(requests, r, self);
        end(r, Outcome.OK);
    }

    private void deliver(int r) {
        if (target == null) {
            passed(r);
        } else if (scatters) {
            scatter(r);
        } else {
            call(target, r, reportsRecords(r));
        }
    }

    private boolean reportsRecords(int r) {
        Outlet from = world.outlets[requests.outlet(r)];
        return from.connection.get(
                from.as == Poll.INTERACTION ? Poll.PARTIAL_BATCH_RESPONSE : PollStream.PARTIAL_BATCH_RESPONSE);
    }

    /** Hands every event over on its own. */
    private void scatter(int r) {
        requests.sent(r, now());
        requests.failed(r, false);
        requests.pending(r, 1);
        for (int m = requests.batch(r); m != Requests.NONE; m = requests.next(m)) {
            int x = requests.child(m, -1, self, now());
            requests.adopt(x, r, now());
            requests.payload(x, requests.payload(m));
            requests.next(x, r);
            requests.pending(r, requests.pending(r) + 1);
            if (!target.start(x)) {
                requests.free(x);
                requests.oneLessPending(r);
            }
        }
        if (requests.oneLessPending(r) == 0) {
            scattered(r);
        }
    }

    private void scattered(int r) {
        Batches.goOn(requests, r);
        targetDone(r, requests.failed(r) ? Outcome.ERROR : Outcome.OK);
    }

    /** A batch comes back from a function. */
    @Override
    void answered(int c) {
        Outlet outlet = world.outlets[requests.outlet(c)];
        if (requests.batch(c) == Requests.NONE) {
            super.answered(c);
            return;
        }
        int r = requests.next(c);
        int outcome = requests.outcome(c);
        requests.clearCauses(r);
        requests.adopt(r, c, now());
        requests.free(c);
        if (outlet == enrichment) {
            enriched(r, outcome);
        } else {
            if (outcome == Outcome.ERROR && !reportsRecords(r)) {
                Batches.failAll(requests, r);
            }
            Batches.endAt(requests, r, target.to);
            targetDone(r, outcome);
        }
    }

    @Override
    void finished(int c) {
        Outlet outlet = world.outlets[requests.outlet(c)];
        int outcome = requests.outcome(c);
        int r = requests.parent(c);
        if (outlet == target && scatters) {
            gathered(c, r);
            return;
        }
        requests.adopt(r, c, now());
        requests.free(c);
        if (outlet == enrichment) {
            enriched(r, outcome);
            return;
        }
        if (outcome != Outcome.OK) {
            Batches.failAll(requests, r);
        } else if (outlet.handsOver || outlet.as == Interactions.INVOKE_ASYNC) {
            Batches.merge(requests, r, target.to);
        } else {
            Batches.endAt(requests, r, target.to);
        }
        targetDone(r, outcome);
    }

    private void gathered(int c, int x) {
        int r = requests.next(x);
        if (requests.outcome(c) != Outcome.OK) {
            requests.failed(r, true);
            requests.outcome(requests.parent(x), Outcome.ERROR);
        }
        boolean last = requests.oneLessPending(r) == 0;
        if (last) {
            requests.adopt(r, c, now());
        }
        requests.free(c);
        requests.free(x);
        if (last) {
            scattered(r);
        }
    }

    private void enriched(int r, int outcome) {
        enrichmentTime.record(now() - requests.sent(r));
        if (outcome == Outcome.OK) {
            deliver(r);
        } else {
            enrichmentFailed.increment();
            Batches.failAll(requests, r);
            end(r, outcome);
        }
    }

    private void targetDone(int r, int outcome) {
        targetTime.record(now() - requests.sent(r));
        if (outcome != Outcome.OK) {
            targetFailed.increment();
        }
        end(r, outcome);
    }

    private void end(int r, int outcome) {
        concurrency.add(now(), -1);
        duration.record(now() - requests.arrived(r));
        if (outcome == Outcome.THROTTLED) {
            throttled.increment();
        } else if (outcome != Outcome.OK) {
            (someTaken(r) ? partiallyFailed : failed).increment();
        }
        leave(r, outcome == Outcome.TIMEOUT ? Outcome.ERROR : outcome);
    }

    private boolean someTaken(int r) {
        for (int m = requests.batch(r); m != Requests.NONE; m = requests.next(m)) {
            if (requests.outcome(m) == Outcome.OK) {
                return true;
            }
        }
        return false;
    }
}
