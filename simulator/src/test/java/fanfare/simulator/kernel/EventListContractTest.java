package fanfare.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event list against the JDK's priority queue with a sequence number as second key. */
class EventListContractTest {
    private record Pending(long time, long order, long code) {}

    /** A way in which future events lie ahead of the present one. */
    private interface Ahead {
        long next(RandomStream random);
    }

    static Stream<Arguments> lists() {
        List<Arguments> all = new ArrayList<>();
        for (Supplier<EventList> list : List.<Supplier<EventList>>of(HeapEventList::new, RadixEventList::new)) {
            for (int pending : new int[] {1, 3, 48, 64, 130, 1000, 20_000}) {
                all.add(Arguments.of(list.get().getClass().getSimpleName(), list, pending));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} with {2} pending")
    @MethodSource("lists")
    void takesInOrderOfTimeThenOfArrival(String name, Supplier<EventList> list, int pending) {
        for (Ahead ahead : List.<Ahead>of(
                r -> 0,
                r -> r.nextInt(3),
                r -> r.nextInt(1000),
                r -> (long) (1e9 * r.exponential()),
                r -> r.chance(0.5) ? (long) (1e6 * r.exponential()) : 600_000_000_000L,
                r -> r.nextLong() >>> 2 + r.nextInt(60),
                r -> 1_000_000)) {
            compare(list.get(), pending, ahead);
        }
    }

    private static void compare(EventList list, int pending, Ahead ahead) {
        RandomStream random = new RandomStream(pending);
        PriorityQueue<Pending> oracle = new PriorityQueue<>(
                (a, b) -> a.time != b.time ? Long.compare(a.time, b.time) : Long.compare(a.order, b.order));
        long now = 0;
        for (int step = 0; step < 4 * pending + 4000; step++) {
            boolean grow = oracle.size() < pending ? random.chance(0.9) : random.chance(0.45);
            if (oracle.isEmpty() || grow) {
                long time = now + ahead.next(random);
                time = time < 0 ? Long.MAX_VALUE : time;
                oracle.add(new Pending(time, step, step * 31L));
                list.add(time, step * 31L);
            } else {
                now = takeBoth(list, oracle);
            }
            assertThat(list.size()).isEqualTo(oracle.size());
        }
        while (!oracle.isEmpty()) {
            takeBoth(list, oracle);
        }
        assertThat(list.isEmpty()).isTrue();
    }

    private static long takeBoth(EventList list, PriorityQueue<Pending> oracle) {
        Pending expected = oracle.remove();
        assertThat(list.isEmpty()).isFalse();
        assertThat(list.time()).isEqualTo(expected.time);
        assertThat(list.take()).isEqualTo(expected.code);
        return expected.time;
    }

    @ParameterizedTest(name = "{0} with {2} pending")
    @MethodSource("lists")
    void lookingAtTheNextTimeBindsNobody(String name, Supplier<EventList> made, int pending) {
        EventList list = made.get();
        for (int i = 0; i < pending; i++) {
            list.add(1_000_000L + i, i);
        }
        assertThat(list.time()).isEqualTo(1_000_000);
        list.add(5, 77);
        assertThat(list.time()).isEqualTo(5);
        assertThat(list.take()).isEqualTo(77);
        assertThat(list.take()).isEqualTo(0);
    }

    @ParameterizedTest(name = "{0} with {2} pending")
    @MethodSource("lists")
    void startsAgainAfterClear(String name, Supplier<EventList> made, int pending) {
        EventList list = made.get();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < pending; i++) {
                list.add(1_000_000_000L * (pending - i), i);
            }
            assertThat(list.time()).isEqualTo(1_000_000_000L);
            assertThat(list.take()).isEqualTo(pending - 1);
            list.clear();
            assertThat(list.isEmpty()).isTrue();
            assertThat(list.size()).isZero();
        }
    }
}
