package fanfare.simulator.behaviour;

import fanfare.model.kind.Database;
import fanfare.model.kind.Interactions;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.TimeAverage;

/**
 * Aurora and RDS: a query needs a connection, of which there are only so many; then it computes on processors that all
 * running queries share, and waits for storage. Aurora Serverless v2 grows and shrinks, and pauses when nobody is
 * connected.
 */
final class DatabaseBehaviour extends Behaviour {
    private static final int CONNECTED = OWN;
    private static final int COMPUTED = OWN + 1;
    private static final int DONE = OWN + 2;
    private static final int FOLLOW = OWN + 3;
    private static final int PAUSE = OWN + 4;
    private static final int AWAKE = OWN + 5;

    private static final long SECOND = 1_000_000_000L;
    private static final long MS = 1_000_000L;
    private static final long NEVER = ProcessorSharing.NEVER;
    /** Time to resume, and after a pause of a day (Aurora guide, automatic pause and resume). */
    private static final long RESUME = 15 * SECOND;

    private static final long RESUME_FROM_DEEP = 30 * SECOND;
    private static final long DEEP = 86_400 * SECOND;

    private final ConnectionTable connections;
    private final ProcessorSharing processors;
    private final ServerlessCapacity capacity;
    private final Outlet[] proxies;
    private final boolean pauses;
    private final long pauseAfter;
    private final double errorRate;
    private final Sampler readCpu;
    private final Sampler writeCpu;
    private final Sampler readLatency;
    private final Sampler writeLatency;
    private final RandomStream work;
    private final RandomStream latencies;
    private final RandomStream errors;
    private final long ioPerRead;
    private final long ioPerWrite;
    private final Counter opened;
    private final Counter refused;
    private final Counter resumes;
    private final Counter io;
    private final TimeAverage cpu;
    private final TimeAverage size;
    private final IntQueue waking = new IntQueue();
    private double lost;
    private long armed = NEVER;
    private boolean following;
    private double usedBefore;
    private boolean asleep;
    private boolean resuming;
    private boolean pauseArmed;
    private long idleSince;
    private long metered;
    private long meteredSince;

    DatabaseBehaviour(Site site) {
        super(site);
        boolean serverless = DatabaseSize.isServerless(site.component());
        capacity = serverless ? new ServerlessCapacity(site.component()) : null;
        processors = new ProcessorSharing(serverless ? capacity.processors() : DatabaseSize.PROCESSORS);
        connections = new ConnectionTable(
                DatabaseSize.maxConnections(site.component()), site.components(), site.level("DatabaseConnections"));
        proxies = site.inlets(Interactions.FORWARD).toArray(Outlet[]::new);
        pauses = serverless && site.get(Database.MIN_CAPACITY) == 0;
        pauseAfter = site.get(Database.PAUSE_AFTER);
        errorRate = site.get(Database.ERROR_RATE);
        readCpu = site.sampler(Database.READ_CPU_TIME);
        writeCpu = site.sampler(Database.WRITE_CPU_TIME);
        readLatency = site.sampler(Database.READ_LATENCY);
        writeLatency = site.sampler(Database.WRITE_LATENCY);
        work = site.stream("work");
        latencies = site.stream("latency");
        errors = site.stream("errors");
        ioPerRead = serverless ? StrictMath.round(site.get(Database.IO_PER_READ) * 1_000) : 0;
        ioPerWrite = serverless ? StrictMath.round(site.get(Database.IO_PER_WRITE) * 1_000) : 0;
        opened = site.count("ConnectionsOpened");
        refused = site.count("ConnectionsRefused");
        resumes = site.count("Resumes");
        io = site.meter(Database.AURORA_IO);
        cpu = site.level("CPUUtilization");
        size = site.level("ServerlessDatabaseCapacity");
        site.answersAre("Latency");
    }

    @Override
    void start() {
        if (capacity != null) {
            sized();
        }
        restIfUnused();
    }

    @Override
    void arrive(int r) {
        Outlet by = world.outlets[requests.outlet(r)];
        int session = requests.session(r);
        boolean isNew = !connections.isConnected(by.from, session);
        if (isNew && !open(by.from, session)) {
            refused.increment();
            refuse(r);
            return;
        }
        enter(r);
        requests.local(r, connections.use(by.from, session));
        if (isNew) {
            after(by.connectTime(), CONNECTED, r);
        } else {
            run(r);
        }
    }

    private boolean open(int from, int session) {
        if (!connections.open(now(), from, session)) {
            return false;
        }
        opened.increment();
        if (asleep) {
            wake();
        }
        return true;
    }

    @Override
    void connected(int from, int session) {
        if (!connections.isConnected(from, session)) {
            open(from, session);
        }
    }

    @Override
    void disconnected(int from, int session) {
        if (connections.close(now(), from, session)) {
            restIfUnused();
        }
    }

    private void run(int r) {
        if (asleep) {
            waking.add(r);
            return;
        }
        boolean read = isRead(r);
        io.add(read ? ioPerRead : ioPerWrite);
        processors.add(now(), r, (read ? readCpu : writeCpu).next(work));
        follow();
        compute();
    }

    /** What a proxy passes on is what its own caller asked for. */
    private boolean isRead(int r) {
        Outlet by = world.outlets[requests.outlet(r)];
        if (by.as == Interactions.FORWARD && requests.awaited(r)) {
            by = world.outlets[requests.outlet(requests.parent(r))];
        }
        return by.as == Interactions.READ;
    }

    /** Lets go what has computed enough, and comes back when the next has. */
    private void compute() {
        long now = now();
        while (processors.isDone(now)) {
            long own = processors.firstWork();
            int r = processors.take();
            long shared = Math.max(0, now - requests.chargedUntil(r) - own);
            requests.chargePart(r, Cause.QUEUEING, shared);
            requests.charge(r, Cause.WAITING, now);
            after((isRead(r) ? readLatency : writeLatency).next(latencies), DONE, r);
        }
        cpu.set(now, StrictMath.round(100 * processors.utilization()));
        long due = processors.next();
        if (due < armed) {
            armed = due;
            loop.at(due, self, COMPUTED, 0);
        }
    }

    @Override
    void timer(int what, int subject) {
        switch (what) {
            case CONNECTED -> {
                requests.charge(subject, Cause.NETWORK, now());
                run(subject);
            }
            case COMPUTED -> {
                if (now() == armed) {
                    armed = NEVER;
                    compute();
                }
            }
            case DONE -> done(subject);
            case FOLLOW -> followed();
            case PAUSE -> pause();
            default -> awake();
        }
    }

    private void done(int r) {
        requests.charge(r, Cause.WAITING, now());
        connections.giveBack(now(), world.outlets[requests.outlet(r)].from, requests.session(r), requests.local(r));
        boolean fails = errorRate > 0 && errors.chance(errorRate);
        if (!fails && !isRead(r)) {
            written(r);
        }
        leave(r, fails ? Outcome.ERROR : Outcome.OK);
        restIfUnused();
    }

    private void follow() {
        if (capacity != null && !following) {
            following = true;
            usedBefore = processors.used(now());
            after(SECOND, FOLLOW, 0);
        }
    }

    private void followed() {
        following = false;
        if (asleep) {
            return;
        }
        double used = processors.used(now());
        double utilization = (used - usedBefore) / (SECOND * capacity.processors() * (1 - lost));
        if (capacity.follow(utilization)) {
            sized();
            processors.resize(now(), capacity.processors() * (1 - lost));
            compute();
        }
        if (processors.size() > 0 || !capacity.isLeast()) {
            follow();
        }
    }

    private void sized() {
        meterCapacity();
        long halves = asleep ? 0 : capacity.halves();
        size.set(now(), halves);
        for (Outlet proxy : proxies) {
            world.behaviours[proxy.from].resized(halves);
        }
    }

    private void meterCapacity() {
        metered += size.current() * (now() - meteredSince);
        meteredSince = now();
    }

    private void restIfUnused() {
        if (!pauses || asleep || connections.count() > 0) {
            return;
        }
        idleSince = now();
        if (!pauseArmed) {
            pauseArmed = true;
            after(pauseAfter, PAUSE, 0);
        }
    }

    private void pause() {
        pauseArmed = false;
        if (asleep || connections.count() > 0) {
            return;
        }
        if (now() - idleSince < pauseAfter) {
            pauseArmed = true;
            loop.at(idleSince + pauseAfter, self, PAUSE, 0);
            return;
        }
        tell("pauses");
        asleep = true;
        capacity.restart();
        sized();
    }

    private void wake() {
        if (!resuming) {
            resuming = true;
            resumes.increment();
            boolean deep = now() - idleSince - pauseAfter > DEEP;
            after(deep ? RESUME_FROM_DEEP : RESUME, AWAKE, 0);
        }
    }

    private void awake() {
        tell("has resumed");
        asleep = false;
        resuming = false;
        sized();
        processors.resize(now(), capacity.processors() * (1 - lost));
        while (!waking.isEmpty()) {
            int r = waking.take();
            requests.charge(r, Cause.INIT, now());
            run(r);
        }
        restIfUnused();
    }

    @Override
    void lose(double share) {
        lost = share;
        processors.resize(now(), (capacity == null ? DatabaseSize.PROCESSORS : capacity.processors()) * (1 - share));
        compute();
    }

    @Override
    void warmedUp(long now) {
        metered = 0;
        meteredSince = now;
    }

    @Override
    void close(long now, long measured) {
        long ms = measured / MS;
        long megabytes = (long) (site.get(Database.STORAGE) * 1_024);
        if (capacity == null) {
            int of = DatabaseSize.classOf(site.component());
            site.meter(Database.INSTANCE_HOURS.get(of)).add(ms);
            site.meter(Database.RDS_STORAGE).add(megabytes * ms);
        } else {
            meterCapacity();
            site.meter(Database.ACU_HOURS).add(metered / MS);
            site.meter(Database.AURORA_STORAGE).add(megabytes * ms);
        }
    }
}
