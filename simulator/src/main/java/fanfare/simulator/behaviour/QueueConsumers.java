package fanfare.simulator.behaviour;

import fanfare.model.design.Connection;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Poll;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;
import java.util.Arrays;

/**
 * The tasks of a container that poll a queue: each makes one receive call after the other, long polls of 20 s, for as
 * many messages as there is room for but a batch at most, works on every message by itself, and deletes it.
 */
final class QueueConsumers implements QueueReader {
    private static final long LONG_POLL = 20_000_000_000L;

    private final QueueBehaviour queue;
    private final World world;
    private final Requests requests;
    private final Outlet outlet;
    private final int timers;
    private final int batchSize;
    private final Sampler latency;
    private final RandomStream random;
    private final Collectors collectors = new Collectors(Poll.INTERACTION);
    private final TimeAverage pollers;
    private final LatencyHistogram batchSizes;
    /** Since when each task's polls find nothing, by a clock that stands still while there is no room. */
    private long[] since = new long[8];

    private int polling;
    private int next;
    private int receiving;
    private boolean room;
    private long stoodStill;
    private long stoppedAt;

    QueueConsumers(QueueBehaviour queue, Outlet outlet, int timers) {
        Connection c = outlet.connection;
        this.queue = queue;
        this.world = queue.world;
        this.requests = queue.requests;
        this.outlet = outlet;
        this.timers = timers;
        batchSize = c.get(Poll.BATCH_SIZE).intValue();
        latency = queue.site.sampler(c.value(Poll.LATENCY).orElse(new Distribution.Uniform(5e6, 15e6)));
        random = world.streams.of(c.id().toString(), "polling");
        pollers = collectors.level("Pollers");
        batchSizes = collectors.time("BatchSize");
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
    public void start() {}

    @Override
    public void warmedUp(long now) {
        collectors.reset(now);
        Arrays.fill(since, clock());
    }

    private long clock() {
        return room ? queue.now() - stoodStill : stoppedAt - stoodStill;
    }

    @Override
    public void offered() {
        boolean now = outlet.offeredPlaces() > 0;
        if (now != room) {
            if (now) {
                stoodStill += queue.now() - stoppedAt;
            } else {
                stoppedAt = queue.now();
            }
            room = now;
        }
        pollers(Math.toIntExact(outlet.offeredBy()));
        if (queue.visibleMessages() > 0) {
            messageVisible();
        }
    }

    private void pollers(int count) {
        if (count == polling) {
            return;
        }
        pollers.set(queue.now(), count);
        if (count > since.length) {
            since = Arrays.copyOf(since, count * 2);
        }
        for (; polling < count; polling++) {
            since[polling] = clock();
        }
        for (; polling > count; polling--) {
            queue.meterEmpty((clock() - since[polling - 1]) / LONG_POLL);
        }
        next = 0;
    }

    @Override
    public boolean messageVisible() {
        if (receiving >= polling || outlet.offeredPlaces() == 0) {
            return false;
        }
        receiving++;
        queue.after(latency.next(random), timers, 0);
        return true;
    }

    @Override
    public void timer(int what, int subject) {
        receiving--;
        int most = (int) Math.min(batchSize, outlet.offeredPlaces());
        if (most > 0 && polling > 0) {
            receive(most);
        }
        if (queue.visibleMessages() > 0) {
            messageVisible();
        }
    }

    private void receive(int most) {
        int head = queue.receive(most);
        if (head == Requests.NONE) {
            return;
        }
        queue.meterEmpty((clock() - since[next]) / LONG_POLL);
        since[next] = clock();
        next = next + 1 == polling ? 0 : next + 1;
        int size = 0;
        for (int m = head; m != Requests.NONE; size++) {
            int following = requests.next(m);
            requests.next(m, Requests.NONE);
            send(m);
            m = following;
        }
        batchSizes.record(size);
    }

    private void send(int m) {
        int r = requests.child(m, outlet.id, queue.self, queue.now());
        requests.batch(r, m);
        requests.payload(r, requests.payload(m));
        world.send(outlet.to, r);
    }

    @Override
    public void answered(int r) {
        int m = requests.batch(r);
        if (requests.outcome(r) == Outcome.OK) {
            requests.adopt(m, r, queue.now());
            if (!requests.failed(m)) {
                world.paths.completed(requests, m, outlet.to);
            }
            queue.meterDeletes(1, requests.failed(m) ? HiddenCost.DUPLICATES : null);
            queue.delete(m, true);
        } else {
            queue.fail(m);
        }
        requests.free(r);
    }

    @Override
    public void close(long now) {
        for (int i = 0; i < polling; i++) {
            queue.meterEmpty((clock() - since[i]) / LONG_POLL);
        }
    }
}
