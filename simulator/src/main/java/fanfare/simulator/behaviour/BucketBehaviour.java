package fanfare.simulator.behaviour;

import fanfare.model.kind.Bucket;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;

/** S3: reads and writes within the rate of its prefixes, and a notification of every write. */
final class BucketBehaviour extends Behaviour {
    private static final int GOT = OWN;
    private static final int PUT = OWN + 1;
    /** Per prefix and second (S3 user guide, optimizing performance). */
    private static final double WRITES = 3_500;

    private static final double READS = 5_500;
    /** A notification names the object and does not carry it. */
    private static final int NOTIFICATION = 1_024;

    private final TokenBucket reads;
    private final TokenBucket writes;
    private final Sampler getLatency;
    private final Sampler putLatency;
    private final RandomStream random;
    private final Subscriptions notifications;
    private final Counter gets;
    private final Counter puts;
    private final Counter slowDowns;
    private final Billed billedGets;
    private final Billed billedPuts;
    private final Counter storage;
    private final Egress egress;

    BucketBehaviour(Site site) {
        super(site);
        long prefixes = site.get(Bucket.PREFIXES);
        reads = new TokenBucket(READS * prefixes, READS * prefixes);
        writes = new TokenBucket(WRITES * prefixes, WRITES * prefixes);
        getLatency = site.sampler(Bucket.GET_LATENCY);
        putLatency = site.sampler(Bucket.PUT_LATENCY);
        random = site.stream("latency");
        gets = site.count("GetRequests");
        puts = site.count("PutRequests");
        slowDowns = site.count("5xxErrors");
        billedGets = site.billed(Bucket.GETS);
        billedPuts = site.billed(Bucket.PUTS);
        storage = site.meter(Bucket.STORAGE_MONTHS);
        egress = new Egress(site);
        site.answersAre("TotalRequestLatency");
        Counter unused = new Counter();
        notifications = new Subscriptions(this, site.outlets(Deliver.INTERACTION), null, null, null, unused, unused);
    }

    private boolean isRead(int r) {
        return world.outlets[requests.outlet(r)].as.style() != Interaction.Style.OUTCOME
                && world.outlets[requests.outlet(r)].as != Interactions.WRITE;
    }

    @Override
    void arrive(int r) {
        boolean read = isRead(r);
        (read ? gets : puts).increment();
        if (!(read ? reads : writes).take(now(), 1)) {
            slowDowns.increment();
            refuse(r);
            return;
        }
        enter(r);
        (read ? billedGets : billedPuts).add(1, requests.hidden(r));
        after((read ? getLatency : putLatency).next(random), read ? GOT : PUT, r);
    }

    @Override
    void timer(int what, int r) {
        requests.charge(r, Cause.WAITING, now());
        if (what == PUT) {
            written(r);
            notifications.publish(r, NOTIFICATION);
        } else {
            egress.answer(r, requests.payload(r));
        }
        leave(r, Outcome.OK);
    }

    @Override
    void finished(int c) {
        notifications.finished(c);
    }

    @Override
    void close(long now, long measured) {
        storage.add((long) (site.get(Bucket.STORAGE) * 1_024) * (measured / 1_000_000));
    }
}
