package fanfare.simulator.behaviour;

import fanfare.model.design.Connection;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Poll;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;
import java.util.Arrays;

/**
 * What polls a queue, Lambda's event source mapping or a pipe: starts with 5 concurrent batches, adds 300 a minute up to 1,250 while there
 * is a backlog, and keeps throttled batches until their visibility timeout ends (Lambda developer guide, SQS scaling and
 * error handling).
 */
final class QueueMapping implements QueueReader {
    private static final int POLL = 0;
    private static final int WINDOW = 1;
    private static final int AGAIN = 2;
    private static final int GROW = 3;

    private static final long SECOND = 1_000_000_000L;
    private static final int FIRST_POLLERS = 5;
    private static final long MOST_POLLERS = 1_250;
    private static final long GROWTH_PAUSE = 60 * SECOND / 300;
    private static final long IDLE = 60 * SECOND;
    private static final long LONG_POLL = 20 * SECOND;
    private static final long MOST_PAUSE = 30 * SECOND;

    private final QueueBehaviour queue;
    private final World world;
    private final Requests requests;
    private final Outlet outlet;
    private final int timers;
    private final int batchSize;
    private final long window;
    private final boolean partial;
    private final double matching;
    private final int most;
    private final Sampler latency;
    private final RandomStream random;
    private final Collectors collectors = new Collectors(Poll.INTERACTION);
    private final TimeAverage pollers;
    private final LatencyHistogram batchSizes;
    private final Counter filteredOut;
    private final long[] polling = new long[FIRST_POLLERS];
    private int poller;
    private int limit;
    private int asked;
    private int running;
    private boolean windowArmed;
    private boolean growing;
    private long lastActive;

    QueueMapping(QueueBehaviour queue, Outlet outlet, boolean fifo, int timers) {
        Connection c = outlet.connection;
        this.queue = queue;
        this.world = queue.world;
        this.requests = queue.requests;
        this.outlet = outlet;
        this.timers = timers;
        batchSize = Batches.largest(outlet, c.get(Poll.BATCH_SIZE), world);
        window = fifo ? 0 : c.get(Poll.BATCH_WINDOW);
        partial = c.get(Poll.PARTIAL_BATCH_RESPONSE) || outlet.target == Pipe.KIND;
        matching = c.get(Poll.MATCHING);
        most = (int) Math.min(MOST_POLLERS, c.value(Poll.MAXIMUM_CONCURRENCY).orElse(MOST_POLLERS));
        latency = queue.site.sampler(
                c.value(Poll.LATENCY).orElseGet(() -> DeliveryLatency.poll(fifo, queue.site.behindFifoTopic())));
        random = world.streams.of(c.id().toString(), "polling");
        pollers = collectors.level("Pollers");
        batchSizes = collectors.time("BatchSize");
        filteredOut = collectors.count("FilteredOut");
    }

    @Override
    public int outletId() {
        return outlet.id;
    }

    @Override
    public Connection connection() {
        return outlet.connection;
    }

    @Override
    public Collectors collectors() {
        return collectors;
    }

    @Override
    public void start() {
        setLimit(Math.min(FIRST_POLLERS, most));
    }

    @Override
    public void warmedUp(long now) {
        collectors.reset(now);
        Arrays.fill(polling, now);
    }

    private void setLimit(int pollersNow) {
        limit = pollersNow;
        pollers.set(queue.now(), pollersNow);
    }

    @Override
    public boolean messageVisible() {
        calmDown();
        if (window > 0 && queue.visibleMessages() < batchSize) {
            armWindow();
            return true;
        }
        return ask(latency.next(random));
    }

    @Override
    public void offered() {}

    private void armWindow() {
        if (!windowArmed) {
            windowArmed = true;
            queue.after(window, timers + WINDOW, 0);
        }
    }

    private void calmDown() {
        if (running + asked == 0 && queue.now() - lastActive > IDLE && limit > FIRST_POLLERS) {
            setLimit(Math.min(FIRST_POLLERS, most));
        }
    }

    private boolean ask(long delay) {
        if (running + asked >= limit) {
            grow();
            return false;
        }
        asked++;
        queue.after(delay, timers + POLL, 0);
        return true;
    }

    private void grow() {
        if (!growing && limit < most) {
            growing = true;
            queue.after(GROWTH_PAUSE, timers + GROW, 0);
        }
    }

    @Override
    public void timer(int what, int subject) {
        switch (what) {
            case POLL -> {
                asked--;
                poll();
            }
            case WINDOW -> {
                windowArmed = false;
                ask(latency.next(random));
            }
            case AGAIN -> send(subject);
            default -> {
                growing = false;
                if (running + asked >= limit && queue.visibleMessages() > 0) {
                    setLimit(limit + 1);
                    ask(0);
                    grow();
                }
            }
        }
    }

    private void poll() {
        int head = passing(queue.receive(batchSize));
        if (head == Requests.NONE) {
            return;
        }
        long now = queue.now();
        queue.meterEmpty((now - polling[poller]) / LONG_POLL);
        polling[poller] = now;
        poller = (poller + 1) % polling.length;
        running++;
        requests.local(head, 0);
        int size = 0;
        for (int m = head; m != Requests.NONE; m = requests.next(m)) {
            size++;
        }
        if (world.story != null) {
            queue.tell("hands out " + size + (size == 1 ? " message" : " messages"));
        }
        batchSizes.record(size);
        send(head);
    }

    /** Deletes the messages that do not pass the filter. */
    private int passing(int head) {
        if (matching >= 1) {
            return head;
        }
        int kept = Requests.NONE;
        int last = Requests.NONE;
        for (int m = head; m != Requests.NONE; ) {
            int next = requests.next(m);
            if (random.chance(matching)) {
                requests.next(m, Requests.NONE);
                if (last == Requests.NONE) {
                    kept = m;
                } else {
                    requests.next(last, m);
                }
                last = m;
            } else {
                filteredOut.increment();
                queue.delete(m, false);
            }
            m = next;
        }
        return kept;
    }

    private void send(int head) {
        int r = requests.child(head, outlet.id, queue.self, queue.now());
        requests.batch(r, head);
        requests.hidden(r, queue.why(head));
        requests.attempts(r, partial ? 1 : 0);
        int count = 0;
        int bytes = 0;
        for (int m = head; m != Requests.NONE; m = requests.next(m)) {
            bytes += requests.payload(m);
            count++;
            if (requests.local(head) > 0) {
                requests.charge(m, Cause.THROTTLING, queue.now());
            }
            requests.outcome(m, Outcome.OK);
        }
        requests.payload(r, bytes);
        requests.remaining(r, count);
        world.send(outlet.to, r);
    }

    @Override
    public void answered(int r) {
        int head = requests.batch(r);
        int outcome = requests.outcome(r);
        if (outcome == Outcome.THROTTLED && hold(head)) {
            requests.free(r);
            return;
        }
        settle(r, head, outcome);
        requests.free(r);
        running--;
        lastActive = queue.now();
        if (queue.visibleMessages() > 0 && (window == 0 || queue.visibleMessages() >= batchSize)) {
            ask(0);
        } else if (queue.visibleMessages() > 0) {
            armWindow();
        }
    }

    private void settle(int r, int head, int outcome) {
        int done = 0;
        for (int m = head; m != Requests.NONE; ) {
            int next = requests.next(m);
            boolean ok =
                    outcome == Outcome.OK || partial && outcome == Outcome.ERROR && requests.outcome(m) == Outcome.OK;
            if (ok) {
                requests.adopt(m, r, queue.now());
                if (!requests.failed(m)) {
                    Batches.end(world, outlet, r, m);
                }
                queue.delete(m, true);
                done++;
            } else {
                queue.fail(m);
            }
            m = next;
        }
        if (done > 0) {
            queue.meterDeletes(done, requests.hidden(r) == HiddenCost.DUPLICATES ? HiddenCost.DUPLICATES : null);
        }
    }

    /** Keeps a throttled batch for another try before its messages become visible again. */
    private boolean hold(int head) {
        long pause = Math.min(MOST_PAUSE, SECOND << Math.min(5, requests.local(head)));
        if (queue.now() + pause >= queue.hiddenUntil(head)) {
            return false;
        }
        requests.local(head, requests.local(head) + 1);
        queue.after(pause, timers + AGAIN, head);
        return true;
    }

    @Override
    public void close(long now) {
        for (long since : polling) {
            queue.meterEmpty((now - since) / LONG_POLL);
        }
    }
}
