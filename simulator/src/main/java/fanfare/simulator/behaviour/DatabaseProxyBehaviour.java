package fanfare.simulator.behaviour;

import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.Interactions;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;
import java.util.Arrays;

/**
 * RDS Proxy: any number of clients share the pool's connections to the database, query by query; a pinned client keeps
 * its own. Who finds none free waits in line, and fails when the borrow timeout is over.
 */
final class DatabaseProxyBehaviour extends Behaviour {
    private static final int CONNECTED = OWN;
    private static final int PASSED = OWN + 1;
    private static final int BORROW_TIMEOUT = OWN + 2;
    private static final long MS = 1_000_000L;
    private static final long LEAST_PROCESSORS = 2;
    private static final long LEAST_HALVES = 16;

    private final Outlet database;
    private final ConnectionTable clients;
    private final PinnedClients pinned;
    private final long most;
    private final long borrowTimeout;
    private final double pinnedShare;
    private final boolean serverless;
    private final Sampler latency;
    private final RandomStream latencies;
    private final RandomStream pins;
    /** Who waits for a connection, and until when: all wait equally long, so the first in line is the first due. */
    private final Deadlines waiting = new Deadlines();

    /** Connections of the pool that nobody uses, the last used on top. */
    private int[] idle = new int[16];

    private int idleCount;
    private int created;
    /** Per connection of the pool: the stamp of the client's connection. */
    private int[] stamp = new int[16];

    private boolean armed;
    private long halves;
    private long metered;
    private long meteredSince;

    private final Counter queries;
    private final Counter timeouts;
    private final LatencyHistogram borrowLatency;
    private final TimeAverage pool;
    private final TimeAverage borrowed;
    private final TimeAverage kept;

    DatabaseProxyBehaviour(Site site) {
        super(site);
        database = site.outlet(Interactions.FORWARD);
        clients = new ConnectionTable(Long.MAX_VALUE, site.components(), site.level("ClientConnections"));
        pinned = new PinnedClients(site.components());
        double share = site.get(DatabaseProxy.MAX_CONNECTIONS_SHARE);
        most = database == null
                ? 0
                : Math.max(1, (long) (DatabaseSize.maxConnections(site.receiver(database)) * share));
        serverless = database != null && DatabaseSize.isServerless(site.receiver(database));
        borrowTimeout = site.get(DatabaseProxy.BORROW_TIMEOUT);
        pinnedShare = site.get(DatabaseProxy.PINNED_SHARE);
        latency = site.sampler(DatabaseProxy.LATENCY);
        latencies = site.stream("latency");
        pins = site.stream("pins");
        queries = site.count("QueryRequests");
        timeouts = site.count("BorrowTimeouts");
        borrowLatency = site.time("DatabaseConnectionsBorrowLatency");
        pool = site.level("DatabaseConnections");
        borrowed = site.level("DatabaseConnectionsCurrentlyBorrowed");
        kept = site.level("DatabaseConnectionsCurrentlySessionPinned");
        site.answersAre("QueryResponseLatency");
    }

    @Override
    void arrive(int r) {
        Outlet by = world.outlets[requests.outlet(r)];
        int session = requests.session(r);
        queries.increment();
        enter(r);
        if (database == null) {
            leave(r, Outcome.ERROR);
            return;
        }
        boolean isNew = !clients.isConnected(by.from, session);
        if (isNew) {
            open(by.from, session);
        }
        requests.local(r, clients.use(by.from, session));
        if (isNew) {
            after(by.connectTime(), CONNECTED, r);
        } else {
            borrow(r);
        }
    }

    private void open(int from, int session) {
        clients.open(now(), from, session);
        if (session != Requests.NONE) {
            pinned.begin(from, session, pinnedShare > 0 && pins.chance(pinnedShare));
        }
    }

    @Override
    void connected(int from, int session) {
        if (!clients.isConnected(from, session)) {
            open(from, session);
        }
    }

    @Override
    void disconnected(int from, int session) {
        if (!clients.close(now(), from, session)) {
            return;
        }
        int own = pinned.end(from, session);
        if (own != PinnedClients.NONE) {
            kept.add(now(), -1);
            free(own);
        }
    }

    private int from(int r) {
        return world.outlets[requests.outlet(r)].from;
    }

    private void borrow(int r) {
        int own = pinned.take(from(r), requests.session(r));
        if (own != PinnedClients.NONE) {
            kept.add(now(), -1);
            pass(r, own);
        } else if (idleCount > 0) {
            pass(r, idle[--idleCount]);
        } else if (created < most) {
            pass(r, create());
        } else if (borrowTimeout == 0) {
            timeouts.increment();
            end(r, Outcome.ERROR);
        } else {
            waiting.add(r, now() + borrowTimeout);
            arm();
        }
    }

    private void arm() {
        if (!armed) {
            armed = true;
            loop.at(waiting.firstDue(), self, BORROW_TIMEOUT, 0);
        }
    }

    private int create() {
        int c = created++;
        if (c == stamp.length) {
            stamp = Arrays.copyOf(stamp, 2 * c);
            idle = Arrays.copyOf(idle, 2 * c);
        }
        pool.add(now(), 1);
        return c;
    }

    private void pass(int r, int connection) {
        borrowLatency.record(now() - requests.chargedUntil(r));
        requests.charge(r, Cause.QUEUEING, now());
        borrowed.add(now(), 1);
        stamp[connection] = requests.local(r);
        requests.local(r, connection);
        after(latency.next(latencies), PASSED, r);
    }

    @Override
    void timer(int what, int subject) {
        switch (what) {
            case CONNECTED -> {
                requests.charge(subject, Cause.NETWORK, now());
                borrow(subject);
            }
            case PASSED -> {
                requests.charge(subject, Cause.NETWORK, now());
                database.begin(subject);
            }
            default -> expire();
        }
    }

    private void expire() {
        armed = false;
        while (!waiting.isEmpty() && waiting.firstDue() <= now()) {
            int r = waiting.takeFirst();
            timeouts.increment();
            requests.charge(r, Cause.QUEUEING, now());
            end(r, Outcome.ERROR);
        }
        if (!waiting.isEmpty()) {
            arm();
        }
    }

    private void end(int r, int outcome) {
        clients.giveBack(now(), from(r), requests.session(r), requests.local(r));
        leave(r, outcome);
    }

    @Override
    void finished(int c) {
        int r = requests.parent(c);
        int outcome = requests.outcome(c) == Outcome.OK ? Outcome.OK : Outcome.ERROR;
        requests.adopt(r, c, now());
        requests.free(c);
        int connection = requests.local(r);
        int session = requests.session(r);
        int from = from(r);
        borrowed.add(now(), -1);
        boolean connected = clients.giveBack(now(), from, session, stamp[connection]);
        if (connected && pinned.keep(from, session, connection)) {
            kept.add(now(), 1);
        } else {
            free(connection);
        }
        leave(r, outcome);
    }

    private void free(int connection) {
        if (waiting.isEmpty()) {
            idle[idleCount++] = connection;
        } else {
            pass(waiting.takeFirst(), connection);
        }
    }

    @Override
    void resized(long capacity) {
        meterCapacity();
        halves = capacity;
    }

    private void meterCapacity() {
        metered += Math.max(LEAST_HALVES, halves) * (now() - meteredSince);
        meteredSince = now();
    }

    @Override
    void warmedUp(long now) {
        metered = 0;
        meteredSince = now;
    }

    @Override
    void close(long now, long measured) {
        if (serverless) {
            meterCapacity();
            site.meter(DatabaseProxy.ACU_HOURS).add(metered / MS);
        } else {
            long processors = Math.max(LEAST_PROCESSORS, DatabaseSize.PROCESSORS);
            site.meter(DatabaseProxy.VCPU_HOURS).add(processors * (measured / MS));
        }
    }
}
