package fanfare.bench;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The floor: the works written out as single loops over a bare heap, with the JDK's xoroshiro128++ and ziggurat, and no
 * statistics beyond what the checks need.
 *
 * @param lazy whether work C keeps one expiry timer for the whole pool instead of one for each idle beginning
 */
record Floor(boolean lazy) implements Contender {
    private static final int ARRIVAL = -1;
    private static final int EXPIRY = -2;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("Xoroshiro128PlusPlus").create(seed);
    }

    @Override
    public Outcome run(Work work, long customers, long seed) {
        return work == Work.C
                ? new Pool(work, random(seed), lazy).run(customers)
                : queue(work, customers, random(seed));
    }

    private static Outcome queue(Work work, long customers, RandomGenerator random) {
        FloorHeap heap = new FloorHeap();
        LongQueue waiting = new LongQueue();
        double gap = work.gap();
        double service = work.service();
        long warmUp = work.warmUp(customers);
        long total = warmUp + customers;
        long served = 0;
        long waited = 0;
        int idle = work.servers();
        long started = ProcessorTime.now();
        heap.add((long) (gap * random.nextExponential()), ARRIVAL);
        while (served < total) {
            long now = heap.time();
            if (heap.take() == ARRIVAL) {
                heap.add(now + (long) (gap * random.nextExponential()), ARRIVAL);
                if (idle > 0) {
                    idle--;
                    heap.add(now + (long) (service * random.nextExponential()), 0);
                } else {
                    waiting.add(now);
                }
            } else {
                if (waiting.isEmpty()) {
                    idle++;
                } else {
                    waited += now - waiting.remove();
                    heap.add(now + (long) (service * random.nextExponential()), 0);
                }
                if (++served == warmUp) {
                    started = ProcessorTime.now();
                    waited = 0;
                }
            }
        }
        return new Outcome(ProcessorTime.now() - started, 2 * customers, waited / service / customers);
    }

    /** Work C: idle environments on a stack, the oldest at its bottom. */
    private static final class Pool {
        private final Work work;
        private final RandomGenerator random;
        private final boolean lazy;
        private final FloorHeap heap = new FloorHeap();
        private long[] idleSince = new long[1024];
        private int bottom;
        private int top;
        private int busy;
        private boolean armed;
        private long cold;
        private double environmentTime;
        private double busyTime;
        private long last;

        Pool(Work work, RandomGenerator random, boolean lazy) {
            this.work = work;
            this.random = random;
            this.lazy = lazy;
        }

        Outcome run(long customers) {
            long warmUp = work.warmUp(customers);
            long total = warmUp + customers;
            long served = 0;
            long begun = 0;
            long started = ProcessorTime.now();
            heap.add((long) (work.gap() * random.nextExponential()), ARRIVAL);
            while (served < total) {
                long now = heap.time();
                int what = heap.take();
                if (what == ARRIVAL) {
                    arrive(now);
                } else if (what == EXPIRY) {
                    expire(now);
                } else {
                    idle(now);
                    if (++served == warmUp) {
                        started = ProcessorTime.now();
                        begun = now;
                        cold = 0;
                        environmentTime = 0;
                        busyTime = 0;
                    }
                }
            }
            long spent = ProcessorTime.now() - started;
            double span = last - begun;
            return new Outcome(
                    spent, 2 * customers, (double) cold / customers, environmentTime / span, busyTime / span);
        }

        private void account(long now) {
            environmentTime += (double) (busy + top - bottom) * (now - last);
            busyTime += (double) busy * (now - last);
            last = now;
        }

        private void arrive(long now) {
            heap.add(now + (long) (work.gap() * random.nextExponential()), ARRIVAL);
            account(now);
            double service = work.service() * random.nextExponential();
            busy++;
            if (top > bottom) {
                top--;
            } else {
                cold++;
                service *= Work.COLD_FACTOR;
            }
            heap.add(now + (long) service, 0);
        }

        private void idle(long now) {
            account(now);
            busy--;
            if (top == idleSince.length) {
                compact();
            }
            idleSince[top++] = now;
            if (!lazy || !armed) {
                heap.add(now + Work.IDLE_EXPIRY, EXPIRY);
                armed = true;
            }
        }

        private void compact() {
            long[] roomy = top - bottom > idleSince.length / 2 ? new long[idleSince.length * 2] : idleSince;
            System.arraycopy(idleSince, bottom, roomy, 0, top - bottom);
            idleSince = roomy;
            top -= bottom;
            bottom = 0;
        }

        private void expire(long now) {
            long due = now - Work.IDLE_EXPIRY;
            if (top > bottom && idleSince[bottom] <= due) {
                account(now);
                bottom++;
            }
            armed = lazy && top > bottom;
            if (armed) {
                heap.add(idleSince[bottom] + Work.IDLE_EXPIRY, EXPIRY);
            }
        }
    }
}
