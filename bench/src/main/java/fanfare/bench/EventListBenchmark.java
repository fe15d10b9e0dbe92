package fanfare.bench;

import fanfare.simulator.kernel.EventList;
import fanfare.simulator.kernel.HeapEventList;
import fanfare.simulator.kernel.RadixEventList;
import fanfare.simulator.kernel.RandomStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * What one event costs each list: the hold model (take the next event, add one a random while later) with a steady
 * number pending, nanoseconds a hold, median of seven alternating rounds.
 */
public final class EventListBenchmark {
    private static final int ROUNDS = 7;
    private static final int HOLDS = 2_000_000;
    private static final int[] PENDING = {2, 4, 16, 64, 256, 1_000, 10_000, 100_000, 1_000_000};

    private EventListBenchmark() {}

    /** How far ahead a new event lies, in nanoseconds. */
    private enum Ahead {
        EXPONENTIAL {
            @Override
            long next(RandomStream random) {
                return (long) (1e8 * random.exponential());
            }
        },
        /** Nine of ten within a tenth of a second, the tenth of them ten minutes away, as with expiry timers. */
        SHORT_AND_LONG {
            @Override
            long next(RandomStream random) {
                return random.chance(0.9) ? (long) (1e8 * random.exponential()) : 600_000_000_000L;
            }
        };

        abstract long next(RandomStream random);
    }

    /** Measures and prints the table as Markdown. */
    public static void main(String[] args) {
        System.out.printf("| pending | ahead | heap, ns | radix list, ns |%n|---|---|---|---|%n");
        hold(new HeapEventList(), 1000, Ahead.EXPONENTIAL);
        hold(new RadixEventList(), 1000, Ahead.EXPONENTIAL);
        for (Ahead ahead : Ahead.values()) {
            for (int pending : PENDING) {
                compare(pending, ahead);
            }
        }
    }

    private static void compare(int pending, Ahead ahead) {
        double[] heap = new double[ROUNDS];
        double[] radix = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            heap[round] = hold(new HeapEventList(), pending, ahead);
            radix[round] = hold(new RadixEventList(), pending, ahead);
        }
        String name = ahead.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        System.out.printf(Locale.ROOT, "| %,d | %s | %.0f | %.0f |%n", pending, name, median(heap), median(radix));
    }

    private static double hold(EventList list, int pending, Ahead ahead) {
        RandomStream random = new RandomStream(pending);
        for (int i = 0; i < pending; i++) {
            list.add(ahead.next(random), i);
        }
        holds(list, random, ahead, Math.max(HOLDS / 4, 3 * pending));
        long started = System.nanoTime();
        holds(list, random, ahead, HOLDS);
        return (System.nanoTime() - started) / (double) HOLDS;
    }

    private static void holds(EventList list, RandomStream random, Ahead ahead, int holds) {
        for (int i = 0; i < holds; i++) {
            long now = list.time();
            list.add(now + ahead.next(random), list.take());
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
