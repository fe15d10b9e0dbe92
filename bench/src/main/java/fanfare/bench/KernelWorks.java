package fanfare.bench;

import fanfare.simulator.kernel.EventList;
import fanfare.simulator.kernel.Loop;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Streams;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;
import java.util.function.Supplier;

/**
 * The works written by hand on the simulator's kernel: its loop, an event list, its random streams, a latency histogram
 * and time-weighted averages, but none of the product's behaviours.
 *
 * @param list the event list to use
 */
record KernelWorks(Supplier<EventList> list) implements Contender {
    private static final int SOURCE = 0;
    private static final int SERVERS = 1;

    @Override
    public Outcome run(Work work, long customers, long seed) {
        Loop loop = new Loop(list.get());
        Streams streams = new Streams(seed, 0);
        Station station = work == Work.C ? new Pool(loop, streams, work) : new Queue(loop, streams, work);
        loop.handlers(new Loop.Handler[] {new Source(loop, streams, work, station), station});
        loop.at(0, SOURCE, 0, 0);
        runUntilServed(loop, station, work.warmUp(customers));
        station.reset();
        long before = station.served;
        long started = ProcessorTime.now();
        runUntilServed(loop, station, before + customers);
        long spent = ProcessorTime.now() - started;
        return new Outcome(spent, 2 * (station.served - before), station.figures(station.served - before));
    }

    private static void runUntilServed(Loop loop, Station station, long customers) {
        loop.run(Long.MAX_VALUE, (now, events) -> station.served < customers);
    }

    private static final class Source extends Loop.Handler {
        private final Loop loop;
        private final RandomStream gaps;
        private final double gap;
        private final Station station;

        Source(Loop loop, Streams streams, Work work, Station station) {
            this.loop = loop;
            this.gaps = streams.of("source", "gap");
            this.gap = work.gap();
            this.station = station;
        }

        @Override
        protected void on(int what, int subject) {
            loop.after((long) (gap * gaps.exponential()), SOURCE, 0, 0);
            station.arrive(loop.now());
        }
    }

    private abstract static class Station extends Loop.Handler {
        final Loop loop;
        final RandomStream services;
        final double service;
        final LatencyHistogram latency = new LatencyHistogram();
        final TimeAverage busy = new TimeAverage();
        long served;

        Station(Loop loop, Streams streams, Work work) {
            this.loop = loop;
            this.services = streams.of("station", "service");
            this.service = work.service();
        }

        abstract void arrive(long now);

        abstract double[] figures(long customers);

        void reset() {
            latency.reset();
            busy.reset(loop.now());
        }
    }

    private static final class Queue extends Station {
        private final LongQueue waiting = new LongQueue();
        private int idle;

        Queue(Loop loop, Streams streams, Work work) {
            super(loop, streams, work);
            idle = work.servers();
        }

        @Override
        void arrive(long now) {
            if (idle > 0) {
                idle--;
                busy.add(now, 1);
                serve(0);
            } else {
                waiting.add(now);
            }
        }

        private void serve(long waited) {
            long duration = (long) (service * services.exponential());
            latency.record(waited);
            loop.after(duration, SERVERS, 0, 0);
        }

        @Override
        protected void on(int what, int subject) {
            served++;
            long now = loop.now();
            if (waiting.isEmpty()) {
                idle++;
                busy.add(now, -1);
            } else {
                serve(now - waiting.remove());
            }
        }

        @Override
        double[] figures(long customers) {
            return new double[] {latency.mean() / service};
        }
    }

    private static final class Pool extends Station {
        private static final int END = 0;
        private static final int EXPIRY = 1;

        private final TimeAverage environments = new TimeAverage();
        private long[] idleSince = new long[1024];
        private int bottom;
        private int top;
        private long cold;
        private boolean armed;

        Pool(Loop loop, Streams streams, Work work) {
            super(loop, streams, work);
        }

        @Override
        void reset() {
            super.reset();
            environments.reset(loop.now());
            cold = 0;
        }

        @Override
        void arrive(long now) {
            double duration = service * services.exponential();
            if (top > bottom) {
                top--;
            } else {
                cold++;
                environments.add(now, 1);
                duration *= Work.COLD_FACTOR;
            }
            busy.add(now, 1);
            latency.record((long) duration);
            loop.after((long) duration, SERVERS, END, 0);
        }

        @Override
        protected void on(int what, int subject) {
            if (what == END) {
                idle(loop.now());
            } else {
                expire(loop.now());
            }
        }

        private void idle(long now) {
            served++;
            busy.add(now, -1);
            if (top == idleSince.length) {
                compact();
            }
            idleSince[top++] = now;
            if (!armed) {
                arm();
            }
        }

        private void arm() {
            armed = true;
            loop.at(idleSince[bottom] + Work.IDLE_EXPIRY, SERVERS, EXPIRY, 0);
        }

        private void compact() {
            long[] roomy = top - bottom > idleSince.length / 2 ? new long[idleSince.length * 2] : idleSince;
            System.arraycopy(idleSince, bottom, roomy, 0, top - bottom);
            idleSince = roomy;
            top -= bottom;
            bottom = 0;
        }

        private void expire(long now) {
            armed = false;
            if (top > bottom && idleSince[bottom] + Work.IDLE_EXPIRY <= now) {
                environments.add(now, -1);
                bottom++;
            }
            if (top > bottom) {
                arm();
            }
        }

        @Override
        double[] figures(long customers) {
            long now = loop.now();
            return new double[] {(double) cold / customers, environments.mean(now), busy.mean(now)};
        }
    }
}
