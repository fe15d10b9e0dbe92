package fanfare.bench;

import java.util.ArrayDeque;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.randvar.RandomVariateGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Accumulate;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.stat.Tally;

/**
 * The works on SSJ as it ships, written as its own examples are: event objects in a splay tree, MRG32k3a with inversion,
 * a tally of waits and accumulated levels. Time is in seconds.
 */
final class Ssj implements Contender {

    @Override
    public Outcome run(Work work, long customers, long seed) {
        long[] state = new long[6];
        for (int i = 0; i < state.length; i++) {
            state[i] = 12_345 + 1_000 * seed + i;
        }
        MRG32k3a.setPackageSeed(state);
        Model model = work == Work.C ? new Pool(work) : new Queue(work);
        return model.run(customers);
    }

    private abstract static class Model {
        final Simulator simulator = new Simulator();
        final Work work;
        final RandomVariateGen gaps;
        final RandomVariateGen services;
        private long served;
        private long stopAt;

        Model(Work work) {
            this.work = work;
            gaps = new ExponentialGen(new MRG32k3a(), work.arrivalRate());
            services = new ExponentialGen(new MRG32k3a(), 1e9 / work.service());
        }

        Outcome run(long customers) {
            simulator.init();
            new Arrival().schedule(gaps.nextDouble());
            runUntilServed(work.warmUp(customers));
            reset();
            long started = ProcessorTime.now();
            runUntilServed(served + customers);
            return new Outcome(ProcessorTime.now() - started, 2 * customers, figures(customers));
        }

        private void runUntilServed(long number) {
            stopAt = number;
            simulator.start();
        }

        final void countServed() {
            if (++served == stopAt) {
                simulator.stop();
            }
        }

        abstract void arrive();

        abstract void reset();

        abstract double[] figures(long customers);

        private final class Arrival extends Event {
            Arrival() {
                super(simulator);
            }

            @Override
            public void actions() {
                new Arrival().schedule(gaps.nextDouble());
                arrive();
            }
        }
    }

    private static final class Queue extends Model {
        private final ArrayDeque<Double> waiting = new ArrayDeque<>();
        private final Tally waits = new Tally("Waiting times");
        private final Accumulate busy = new Accumulate(simulator, "Busy servers");
        private int serving;

        Queue(Work work) {
            super(work);
        }

        @Override
        void arrive() {
            if (serving < work.servers()) {
                busy.update(++serving);
                serve(0);
            } else {
                waiting.addLast(simulator.time());
            }
        }

        private void serve(double waited) {
            waits.add(waited);
            new Departure().schedule(services.nextDouble());
        }

        @Override
        void reset() {
            waits.init();
            busy.init(serving);
        }

        @Override
        double[] figures(long customers) {
            return new double[] {waits.average() * 1e9 / work.service()};
        }

        private final class Departure extends Event {
            Departure() {
                super(simulator);
            }

            @Override
            public void actions() {
                if (waiting.isEmpty()) {
                    busy.update(--serving);
                } else {
                    serve(simulator.time() - waiting.removeFirst());
                }
                countServed();
            }
        }
    }

    private static final class Pool extends Model {
        private final ArrayDeque<Environment> idle = new ArrayDeque<>();
        private final Tally latencies = new Tally("Latencies");
        private final Accumulate environments = new Accumulate(simulator, "Environments");
        private final Accumulate busy = new Accumulate(simulator, "Busy environments");
        private int alive;
        private int serving;
        private long cold;

        Pool(Work work) {
            super(work);
        }

        @Override
        void arrive() {
            double service = services.nextDouble();
            Environment environment;
            if (idle.isEmpty()) {
                environment = new Environment();
                environments.update(++alive);
                cold++;
                service *= Work.COLD_FACTOR;
            } else {
                environment = idle.removeLast();
                environment.expiry.cancel();
            }
            busy.update(++serving);
            latencies.add(service);
            environment.end.schedule(service);
        }

        @Override
        void reset() {
            latencies.init();
            environments.init(alive);
            busy.init(serving);
            cold = 0;
        }

        @Override
        double[] figures(long customers) {
            return new double[] {(double) cold / customers, environments.average(), busy.average()};
        }

        private final class Environment {
            final Event end = new Event(simulator) {
                @Override
                public void actions() {
                    busy.update(--serving);
                    idle.addLast(Environment.this);
                    expiry.schedule(Work.IDLE_EXPIRY / 1e9);
                    countServed();
                }
            };

            final Event expiry = new Event(simulator) {
                @Override
                public void actions() {
                    environments.update(--alive);
                    idle.removeFirst();
                }
            };
        }
    }
}
