package fanfare.simulator.behaviour;

import fanfare.model.design.Connection;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.ReadStream;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;

/**
 * What reads a stream: Lambda's event source mapping, a pipe or a delivery stream. Every shard has as many lanes as the parallelization factor; a lane
 * has one batch in flight and goes on with the next records only when it has succeeded or was given up.
 */
final class StreamMapping {
    /** How many timers a mapping has. */
    static final int TIMERS = 4;

    private static final int POLL = 0;
    private static final int WINDOW = 1;
    private static final int AGAIN = 2;
    private static final int READ = 3;
    /** Records that one call of GetRecords gives (Kinesis Data Streams quotas and limits). */
    private static final int MOST_RECORDS = 10_000;

    /** A batch of 10,000 is split 14 times at most. */
    private static final int MOST_HALVES = 16;

    private static final long NO_WINDOW = -1;
    private static final long FIRST_PAUSE = 1_000_000_000L;
    private static final long LONGEST_PAUSE = 60_000_000_000L;

    private final Behaviour owner;
    private final World world;
    private final Requests requests;
    private final Outlet outlet;
    private final Outlet deadLetter;
    private final int timers;
    private final int batchSize;
    private final long window;
    private final long retries;
    private final long maximumAge;
    private final long retention;
    private final boolean bisect;
    private final boolean partial;
    private final double matching;
    private final ShardReads reads;
    private final int lanesPerShard;
    private final Sampler latency;
    private final RandomStream random;
    private final Collectors collectors;
    private final LatencyHistogram iteratorAge;
    private final LatencyHistogram batchSizes;
    private final Counter filteredOut;
    private final IntQueue[] lanes;
    private final int[] batch;
    private final int[] count;
    /** Sizes of the halves that lie at the front of a lane since its batch was split, the next one last. */
    private final int[][] halves;

    private final int[] waitingHalves;
    private final int[] attempt;
    /** Why a batch that was not taken waits for its next attempt. */
    private final Cause[] refusal;
    /** When the batch window of a lane ends; a batch that fills before ends it early. */
    private final long[] windowEnds;

    private final boolean[] asked;
    private final boolean[] busy;

    /**
     * What is read.
     *
     * @param retention age at which records are lost
     * @param latency from a record to the handler's start while its shard is free, where the connection says nothing
     */
    record Log(int shards, long retention, ShardReads reads, Distribution latency) {}

    /** How a reader takes records, and what becomes of those that it fails to process. */
    private record Terms(
            int batchSize,
            long window,
            long retries,
            long maximumAge,
            boolean bisect,
            boolean partial,
            double matching,
            int lanesPerShard,
            Distribution latency) {

        static Terms of(Outlet outlet, Log log, World world) {
            Connection c = outlet.connection;
            if (c.as() == ReadStream.INTERACTION) {
                Distribution latency = c.value(ReadStream.LATENCY).orElse(log.latency());
                return new Terms(MOST_RECORDS, 0, Long.MAX_VALUE, log.retention(), false, false, 1, 1, latency);
            }
            boolean kafka = c.as() == PollKafka.INTERACTION;
            return new Terms(
                    Batches.largest(outlet, c.get(PollStream.BATCH_SIZE), world),
                    kafka ? c.get(PollKafka.BATCH_WINDOW) : c.get(PollStream.BATCH_WINDOW),
                    c.value(PollStream.MAXIMUM_RETRY_ATTEMPTS).orElse(Long.MAX_VALUE),
                    Math.min(
                            log.retention(),
                            c.value(PollStream.MAXIMUM_RECORD_AGE).orElse(log.retention())),
                    c.get(PollStream.BISECT_BATCH_ON_ERROR),
                    c.get(PollStream.PARTIAL_BATCH_RESPONSE) || outlet.target == Pipe.KIND,
                    c.get(PollStream.MATCHING),
                    c.get(PollStream.PARALLELIZATION_FACTOR).intValue(),
                    kafka ? log.latency() : c.value(PollStream.LATENCY).orElse(log.latency()));
        }
    }

    StreamMapping(Behaviour owner, Outlet outlet, Log log, Outlet deadLetter, int timers) {
        Connection c = outlet.connection;
        Terms terms = Terms.of(outlet, log, owner.world);
        this.owner = owner;
        this.world = owner.world;
        this.requests = owner.requests;
        this.outlet = outlet;
        this.deadLetter = deadLetter;
        this.timers = timers;
        batchSize = terms.batchSize();
        window = terms.window();
        retries = terms.retries();
        maximumAge = terms.maximumAge();
        retention = log.retention();
        bisect = terms.bisect();
        partial = terms.partial();
        matching = terms.matching();
        latency = owner.site.sampler(terms.latency());
        random = world.streams.of(c.id().toString(), "polling");
        collectors = new Collectors(c.as());
        iteratorAge = collectors.time("IteratorAge");
        batchSizes = collectors.time("BatchSize");
        filteredOut = c.as() == ReadStream.INTERACTION ? new Counter() : collectors.count("FilteredOut");
        reads = log.reads();
        lanesPerShard = terms.lanesPerShard();
        int n = Math.multiplyExact(log.shards(), lanesPerShard);
        lanes = new IntQueue[n];
        for (int i = 0; i < n; i++) {
            lanes[i] = new IntQueue();
        }
        batch = new int[n];
        count = new int[n];
        halves = bisect ? new int[n][MOST_HALVES] : new int[0][];
        waitingHalves = new int[n];
        attempt = new int[n];
        refusal = new Cause[n];
        asked = new boolean[n];
        windowEnds = new long[n];
        java.util.Arrays.fill(windowEnds, NO_WINDOW);
        busy = new boolean[n];
        java.util.Arrays.fill(batch, Requests.NONE);
    }

    int outletId() {
        return outlet.id;
    }

    Connection connection() {
        return outlet.connection;
    }

    /** What is observed of the mapping. */
    Collectors collectors() {
        return collectors;
    }

    /** A record enters a shard; the hottest key stays in its first lane. */
    void append(int m, int shard, boolean hot) {
        requests.arrived(m, owner.now());
        if (matching < 1 && !random.chance(matching)) {
            filteredOut.increment();
            requests.free(m);
            return;
        }
        int lane = shard * lanesPerShard + (hot || lanesPerShard == 1 ? 0 : random.nextInt(lanesPerShard));
        lanes[lane].add(m);
        if (windowEnds[lane] != NO_WINDOW && lanes[lane].size() >= batchSize) {
            windowEnds[lane] = NO_WINDOW;
            asked[lane] = false;
            invoke(lane);
        } else {
            ask(lane);
        }
    }

    private void ask(int lane) {
        if (asked[lane] || busy[lane] || lanes[lane].isEmpty()) {
            return;
        }
        asked[lane] = true;
        owner.after(latency.next(random), timers + POLL, lane);
    }

    void timer(int what, int lane) {
        if (what == POLL && window > 0 && lanes[lane].size() < batchSize) {
            windowEnds[lane] = owner.now() + window;
            owner.after(window, timers + WINDOW, lane);
        } else if (what == WINDOW && windowEnds[lane] != owner.now()) {
            return;
        } else if (what == AGAIN) {
            retry(lane);
        } else if (what == READ) {
            chargeBatch(lane, Cause.THROTTLING);
            send(lane);
        } else {
            windowEnds[lane] = NO_WINDOW;
            asked[lane] = false;
            invoke(lane);
        }
    }

    private void invoke(int lane) {
        if (busy[lane] || lanes[lane].isEmpty()) {
            return;
        }
        do {
            gather(lane);
        } while (count[lane] == 0 && !lanes[lane].isEmpty());
        if (count[lane] == 0) {
            return;
        }
        attempt[lane] = 0;
        busy[lane] = true;
        long wait = reads.read(lane / lanesPerShard, bytes(lane), owner.now());
        if (wait > 0) {
            owner.after(wait, timers + READ, lane);
        } else {
            send(lane);
        }
    }

    /** Takes records from the lane into a new batch; those that are too old by now reach nobody. */
    private void gather(int lane) {
        int wanted = Math.min(nextSize(lane), lanes[lane].size());
        int last = Requests.NONE;
        batch[lane] = Requests.NONE;
        count[lane] = 0;
        for (int i = 0; i < wanted; i++) {
            int m = lanes[lane].take();
            requests.charge(m, Cause.QUEUEING, owner.now());
            if (owner.now() - requests.arrived(m) >= maximumAge) {
                owner.bury(m, maximumAge < retention ? deadLetter : null);
                continue;
            }
            requests.next(m, Requests.NONE);
            if (last == Requests.NONE) {
                batch[lane] = m;
            } else {
                requests.next(last, m);
            }
            last = m;
            count[lane]++;
        }
        if (last != Requests.NONE) {
            batchSizes.record(count[lane]);
            iteratorAge.record(owner.now() - requests.arrived(last));
        }
    }

    private int nextSize(int lane) {
        return waitingHalves[lane] > 0 ? halves[lane][--waitingHalves[lane]] : batchSize;
    }

    private void tellBatch(int records) {
        if (world.story != null) {
            owner.tell("hands out " + records + (records == 1 ? " record" : " records"));
        }
    }

    private void send(int lane) {
        busy[lane] = true;
        tellBatch(count[lane]);
        int head = batch[lane];
        int r = requests.child(head, outlet.id, owner.self, owner.now());
        requests.batch(r, head);
        requests.hidden(r, attempt[lane] > 0 ? HiddenCost.RETRIES : null);
        requests.local(head, lane);
        requests.attempts(r, partial ? 1 : 0);
        for (int m = head; m != Requests.NONE; m = requests.next(m)) {
            requests.outcome(m, Outcome.OK);
        }
        requests.payload(r, (int) Math.min(Integer.MAX_VALUE, bytes(lane)));
        requests.remaining(r, count[lane]);
        world.send(outlet.to, r);
    }

    private long bytes(int lane) {
        long sum = 0;
        for (int m = batch[lane]; m != Requests.NONE; m = requests.next(m)) {
            sum += requests.payload(m);
        }
        return sum;
    }

    private void chargeBatch(int lane, Cause cause) {
        for (int m = batch[lane]; m != Requests.NONE; m = requests.next(m)) {
            requests.charge(m, cause, owner.now());
        }
    }

    /** The function has answered. */
    void answered(int r) {
        int head = requests.batch(r);
        int lane = requests.local(head);
        int outcome = requests.outcome(r);
        if (outcome == Outcome.OK) {
            for (int m = head; m != Requests.NONE; ) {
                int next = requests.next(m);
                done(m, r);
                m = next;
            }
            requests.free(r);
            proceed(lane);
            return;
        }
        int kept = partial && outcome == Outcome.ERROR ? acknowledge(r, head) : head;
        refusal[lane] = outcome == Outcome.THROTTLED ? Cause.THROTTLING : Cause.RETRY;
        count[lane] = 0;
        for (int m = kept; m != Requests.NONE; m = requests.next(m)) {
            count[lane]++;
        }
        batch[lane] = kept;
        requests.free(r);
        failed(lane, outcome);
    }

    private void done(int m, int r) {
        requests.adopt(m, r, owner.now());
        Batches.end(world, outlet, r, m);
        requests.free(m);
    }

    /** With a partial batch response the records before the first failed one are done. */
    private int acknowledge(int r, int head) {
        int m = head;
        while (m != Requests.NONE && requests.outcome(m) == Outcome.OK) {
            int next = requests.next(m);
            done(m, r);
            m = next;
        }
        return m == Requests.NONE ? head : m;
    }

    private void failed(int lane, int outcome) {
        if (outcome != Outcome.THROTTLED) {
            attempt[lane]++;
            boolean exhausted = attempt[lane] > retries;
            boolean old = owner.now() - requests.arrived(batch[lane]) >= maximumAge;
            if (bisect && count[lane] > 1 && !old) {
                split(lane);
            } else if (exhausted || old) {
                giveUp(lane);
                proceed(lane);
                return;
            }
        }
        long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(20, Math.max(0, attempt[lane] - 1)));
        owner.after(pause, timers + AGAIN, lane);
    }

    /** The second half goes back to the front of the lane; splitting does not count as a retry. */
    private void split(int lane) {
        int keep = count[lane] / 2;
        int m = batch[lane];
        for (int i = 1; i < keep; i++) {
            m = requests.next(m);
        }
        int rest = requests.next(m);
        requests.next(m, Requests.NONE);
        IntQueue old = lanes[lane];
        IntQueue front = new IntQueue();
        for (int x = rest; x != Requests.NONE; x = requests.next(x)) {
            front.add(x);
        }
        while (!old.isEmpty()) {
            front.add(old.take());
        }
        lanes[lane] = front;
        halves[lane][waitingHalves[lane]++] = count[lane] - keep;
        count[lane] = keep;
        attempt[lane]--;
    }

    private void giveUp(int lane) {
        chargeBatch(lane, refusal[lane]);
        for (int m = batch[lane]; m != Requests.NONE; ) {
            int next = requests.next(m);
            owner.bury(m, deadLetter);
            m = next;
        }
        batch[lane] = Requests.NONE;
    }

    private void retry(int lane) {
        chargeBatch(lane, refusal[lane]);
        send(lane);
    }

    private void proceed(int lane) {
        busy[lane] = false;
        batch[lane] = Requests.NONE;
        boolean restOfSplit = waitingHalves[lane] > 0;
        if (!lanes[lane].isEmpty() && (window == 0 || restOfSplit)) {
            invoke(lane);
        } else {
            ask(lane);
        }
    }
}
