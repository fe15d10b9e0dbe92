package fanfare.simulator.behaviour;

import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Transform;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;

/**
 * Amazon Data Firehose: gathers records until there are enough or the first has waited long enough, sends them through a
 * function if there is one, and writes what has gathered as one object. Every record ends when its object is written.
 */
final class DeliveryBehaviour extends Behaviour {
    private static final int ACCEPTED = OWN;
    private static final int TRANSFORM_DUE = OWN + 1;
    private static final int TRANSFORM_AGAIN = OWN + 2;
    private static final int WRITE_DUE = OWN + 3;

    /** Records are billed in steps of 5 KB. */
    private static final long UNIT = 5 * 1_024;
    /** Largest record. */
    private static final long LARGEST = 1_024 * 1_024;

    private static final long PAUSE = 1_000_000_000L;

    private final Sampler acceptance;
    private final RandomStream random;
    private final Outlet transformation;
    private final long retries;
    private final Gathering raw;
    private final Gathering ready;
    private final Outlet destination;
    private final Outlet backup;
    private final Counter incomingRecords;
    private final Counter incomingBytes;
    private final Counter deliveredRecords;
    private final Counter deliveredBytes;
    private final LatencyHistogram freshness;
    private final Counter transformed;
    private final LatencyHistogram transformTime;
    private final Counter backedUp;
    private final Counter billed;

    DeliveryBehaviour(Site site) {
        super(site);
        acceptance = site.sampler(Delivery.PUT_LATENCY);
        random = site.stream("put latency");
        transformation = site.outlet(Transform.INTERACTION);
        retries = transformation == null ? 0 : transformation.connection.get(Transform.RETRIES);
        raw = transformation == null
                ? null
                : new Gathering(
                        this,
                        transformation.connection.get(Transform.BUFFER_SIZE),
                        transformation.connection.get(Transform.BUFFER_INTERVAL),
                        TRANSFORM_DUE);
        ready = new Gathering(this, site.get(Delivery.BUFFER_SIZE), site.get(Delivery.BUFFER_INTERVAL), WRITE_DUE);
        Outlet bucket = site.outlet(Interactions.WRITE);
        destination = bucket != null ? bucket : site.outlet(Interactions.INVOKE);
        backup = site.outlet(DeadLetter.INTERACTION);
        String to = destination != null && destination.target == External.KIND
                ? "DeliveryToHttpEndpoint."
                : "DeliveryToS3.";
        incomingRecords = site.count("IncomingRecords");
        incomingBytes = site.count("IncomingBytes");
        deliveredRecords = site.count(to + "Records");
        deliveredBytes = site.count(to + "Bytes");
        freshness = site.time(to + "DataFreshness");
        transformed = site.count("SucceedProcessing.Records");
        transformTime = site.time("ExecuteProcessing.Duration");
        backedUp = site.count("BackupToS3.Records");
        billed = site.meter(Delivery.INGEST_GB);
    }

    @Override
    void arrive(int r) {
        if (requests.batch(r) != Requests.NONE) {
            takeBatch(r);
        } else if (requests.payload(r) > LARGEST) {
            enter(r);
            leave(r, Outcome.ERROR);
        } else {
            after(acceptance.next(random), ACCEPTED, r);
        }
    }

    /** The records of a source stream. */
    private void takeBatch(int r) {
        for (int m = requests.batch(r); m != Requests.NONE; m = requests.next(m)) {
            accept(m);
        }
        Batches.goOn(requests, r);
        world.answer(r, Outcome.OK);
    }

    private void accept(int from) {
        long now = now();
        int m = requests.message(from, now);
        requests.arrived(m, now);
        requests.local(m, 0);
        station.arrive(now);
        world.paths.arrived(requests.source(m), self);
        int bytes = requests.payload(m);
        incomingRecords.increment();
        incomingBytes.add(bytes);
        billed.add(Math.max(1, (bytes + UNIT - 1) / UNIT) * UNIT);
        if (raw == null) {
            gather(m);
        } else if (raw.add(m)) {
            beginTransformation();
        }
    }

    private void gather(int m) {
        if (ready.add(m)) {
            write();
        }
    }

    @Override
    void timer(int what, int subject) {
        switch (what) {
            case ACCEPTED -> {
                requests.charge(subject, Cause.WAITING, now());
                accept(subject);
                world.answer(subject, Outcome.OK);
            }
            case TRANSFORM_DUE -> {
                if (raw.isDue()) {
                    beginTransformation();
                }
            }
            case TRANSFORM_AGAIN -> {
                chargeAll(subject, Cause.RETRY);
                transform(subject);
            }
            default -> {
                if (ready.isDue()) {
                    write();
                }
            }
        }
    }

    private void chargeAll(int head, Cause cause) {
        for (int m = head; m != Requests.NONE; m = requests.next(m)) {
            requests.charge(m, cause, now());
        }
    }

    private void beginTransformation() {
        int head = raw.take();
        chargeAll(head, Cause.QUEUEING);
        transform(head);
    }

    private void transform(int head) {
        int r = requests.child(head, transformation.id, self, now());
        requests.batch(r, head);
        requests.payload(r, bytes(head));
        requests.sent(r, now());
        for (int m = head; m != Requests.NONE; m = requests.next(m)) {
            requests.outcome(m, Outcome.OK);
        }
        world.send(transformation.to, r);
    }

    private int bytes(int head) {
        long sum = 0;
        for (int m = head; m != Requests.NONE; m = requests.next(m)) {
            sum += requests.payload(m);
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    @Override
    void answered(int r) {
        if (transformation == null || requests.outlet(r) != transformation.id) {
            super.answered(r);
            return;
        }
        int head = requests.batch(r);
        transformTime.record(now() - requests.sent(r));
        if (requests.outcome(r) == Outcome.OK) {
            transformed(head, r);
        } else if (requests.local(head) < retries) {
            requests.local(head, requests.local(head) + 1);
            chargeAll(head, requests.outcome(r) == Outcome.THROTTLED ? Cause.THROTTLING : Cause.RETRY);
            after(PAUSE, TRANSFORM_AGAIN, head);
        } else {
            chargeAll(head, Cause.RETRY);
            giveUp(head);
        }
        requests.free(r);
    }

    private void transformed(int head, int r) {
        for (int m = head; m != Requests.NONE; ) {
            int next = requests.next(m);
            requests.adopt(m, r, now());
            transformed.increment();
            gather(m);
            m = next;
        }
    }

    /** What has gathered becomes one object. */
    private void write() {
        int bytes = ready.bytes();
        int head = ready.take();
        chargeAll(head, Cause.QUEUEING);
        tell("writes an object");
        if (destination == null) {
            delivered(head, bytes, Requests.NONE);
            return;
        }
        deliver(head, bytes);
    }

    /** One call carries all: from now on the first record stands for their sizes together. */
    private void deliver(int head, int bytes) {
        requests.payload(head, bytes);
        if (!destination.start(head)) {
            delivered(head, bytes, Requests.NONE);
        }
    }

    /** All records of an object end; {@code c} is the call that carried it, or none. */
    private void delivered(int head, int bytes, int c) {
        long now = now();
        long oldest = now;
        int count = 0;
        int end = c == Requests.NONE ? self : destination.to;
        for (int m = head; m != Requests.NONE; ) {
            int next = requests.next(m);
            if (c != Requests.NONE) {
                requests.adopt(m, c, now);
            }
            oldest = Math.min(oldest, requests.arrived(m));
            world.paths.completed(requests, m, end);
            station.leave(now, requests.arrived(m), true);
            requests.free(m);
            count++;
            m = next;
        }
        deliveredRecords.add(count);
        deliveredBytes.add(bytes);
        freshness.record(now - oldest);
    }

    @Override
    void finished(int c) {
        if (world.outlets[requests.outlet(c)] == backup) {
            handedOver(c);
            return;
        }
        int head = requests.parent(c);
        if (requests.outcome(c) == Outcome.OK) {
            delivered(head, requests.payload(head), c);
        } else {
            for (int m = head; m != Requests.NONE; m = requests.next(m)) {
                requests.adopt(m, c, now());
            }
            buryAll(head);
        }
        requests.free(c);
    }

    private void giveUp(int head) {
        requests.payload(head, bytes(head));
        buryAll(head);
    }

    /** The failed records go to the backup bucket as one object, whose size the first record has. */
    private void buryAll(int head) {
        long now = now();
        for (int m = head; m != Requests.NONE; ) {
            int next = requests.next(m);
            station.leave(now, requests.arrived(m), false);
            backedUp.increment();
            if (m != head) {
                if (backup == null) {
                    world.paths.lost(requests.source(m), self);
                } else {
                    world.paths.deadLettered(requests.source(m), self);
                }
                requests.free(m);
            }
            m = next;
        }
        requests.next(head, Requests.NONE);
        bury(head, backup);
    }
}
