package fanfare.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.kind.Database;
import fanfare.simulator.measure.TimeAverage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The parts of which behaviours are made, each against its definition. */
class PartsFactsTest {
    private static final long SECOND = Facts.SECOND;

    @Test
    @DisplayName("First in, first out, over many turns and growths of the ring")
    void firstInFirstOut() {
        IntQueue queue = new IntQueue();
        int in = 0;
        int out = 0;
        for (int turn = 1; turn <= 60; turn++) {
            for (int i = 0; i < turn; i++) {
                queue.add(in++);
            }
            for (int i = 0; i < turn / 2; i++) {
                assertThat(queue.first()).isEqualTo(out);
                assertThat(queue.take()).isEqualTo(out++);
            }
            assertThat(queue.size()).isEqualTo(in - out);
            assertThat(queue.isEmpty()).isEqualTo(in == out);
        }
        while (!queue.isEmpty()) {
            assertThat(queue.take()).isEqualTo(out++);
        }
        assertThat(out).isEqualTo(in);
    }

    @Test
    @DisplayName("Deadlines come in the order in which they were added, whatever was removed between them")
    void deadlines() {
        Deadlines all = new Deadlines();
        assertThat(all.isEmpty()).isTrue();
        int[] slot = new int[40];
        for (int i = 0; i < 40; i++) {
            slot[i] = all.add(100 + i, 10L * i);
        }
        assertThat(slot).doesNotHaveDuplicates();
        assertThat(all.due(slot[7])).isEqualTo(70);
        for (int i : new int[] {0, 39, 7, 8}) {
            all.remove(slot[i]);
        }
        assertThat(all.firstDue()).isEqualTo(10);
        assertThat(all.firstId()).isEqualTo(101);
        int again = all.add(200, 400);
        assertThat(again).as("a slot is used again").isEqualTo(slot[8]);
        List<Integer> order = new ArrayList<>();
        while (!all.isEmpty()) {
            order.add(all.takeFirst());
        }
        List<Integer> expected = new ArrayList<>();
        for (int i = 1; i < 39; i++) {
            if (i != 7 && i != 8) {
                expected.add(100 + i);
            }
        }
        expected.add(200);
        assertThat(order).isEqualTo(expected);
        all.add(1, 500);
        assertThat(all.takeFirst()).isEqualTo(1);
        assertThat(all.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("A token bucket of 5 with 2/s: 5 at once, then 2 a second, never more than 5")
    void tokenBucket() {
        TokenBucket bucket = new TokenBucket(2, 5);
        assertThat(bucket.take(0, 5)).isTrue();
        assertThat(bucket.take(0, 1)).isFalse();
        assertThat(bucket.take(SECOND / 2 - 10, 1)).isFalse();
        assertThat(bucket.take(SECOND / 2, 1)).isTrue();
        assertThat(bucket.take(100 * SECOND, 6)).isFalse();
        assertThat(bucket.take(100 * SECOND, 5)).isTrue();
        assertThat(bucket.take(101 * SECOND, 2.1)).isFalse();
        assertThat(bucket.take(101 * SECOND, 2)).isTrue();
    }

    @Test
    @DisplayName("Two buckets: tokens of both, or of neither")
    void twoBuckets() {
        TokenBucket one = new TokenBucket(1, 3);
        TokenBucket other = new TokenBucket(1, 1);
        assertThat(one.take(0, 2, other, 1)).isTrue();
        assertThat(one.take(0, 1, other, 1)).as("the other has none").isFalse();
        assertThat(one.take(0, 1)).as("so none was taken here").isTrue();
        assertThat(one.take(0, 1)).isFalse();
        assertThat(one.take(SECOND, 2, other, 1)).as("one is too few here").isFalse();
        assertThat(other.take(SECOND, 1)).as("so none was taken there").isTrue();
    }

    @Test
    @DisplayName(
            "Reserved tokens are there after (what is owed) / rate: with 2/s the third of a bucket of 2 after 0.5 s")
    void reserve() {
        TokenBucket bucket = new TokenBucket(2, 2);
        assertThat(bucket.reserve(0)).isZero();
        assertThat(bucket.reserve(0)).isZero();
        assertThat(bucket.reserve(0)).isEqualTo(SECOND / 2);
        assertThat(bucket.reserve(0, 3)).isEqualTo(2 * SECOND);
        assertThat(bucket.reserve(SECOND)).isEqualTo(3 * SECOND / 2);
    }

    @Test
    @DisplayName("A retry budget: 100 at first, each takes one, each call adds its part, 100 at most")
    void retryBudget() {
        RetryBudget budget = new RetryBudget(0.25);
        budget.called();
        for (int i = 0; i < 100; i++) {
            assertThat(budget.take()).isTrue();
        }
        assertThat(budget.take()).isFalse();
        for (int i = 0; i < 3; i++) {
            budget.called();
            assertThat(budget.take()).isFalse();
        }
        budget.called();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    private static CircuitBreaker breaker() {
        return new CircuitBreaker(0.5, 4, 10 * SECOND, 2, new TimeAverage());
    }

    private static void ended(CircuitBreaker breaker, long now, String how) {
        for (char c : how.toCharArray()) {
            breaker.ended(c == '+', now);
        }
    }

    @Test
    @DisplayName("A breaker opens at half of the last four calls failed, not before it has seen four (Resilience4j)")
    void breakerOpens() {
        CircuitBreaker three = breaker();
        ended(three, 0, "---");
        assertThat(three.permits(0)).isTrue();
        ended(three, 0, "+");
        assertThat(three.permits(0)).isFalse();
        CircuitBreaker sliding = breaker();
        ended(sliding, 0, "-++++-");
        assertThat(sliding.permits(0)).as("the first failure is forgotten").isTrue();
        ended(sliding, 0, "+-");
        assertThat(sliding.permits(0)).as("+ − + −").isFalse();
    }

    @Test
    @DisplayName(
            "After its open time it lets two trial calls through, and closes or opens by their outcome (Resilience4j)")
    void breakerTries() {
        CircuitBreaker breaker = breaker();
        ended(breaker, SECOND, "----");
        assertThat(breaker.permits(11 * SECOND - 1)).isFalse();
        assertThat(breaker.permits(11 * SECOND)).isTrue();
        assertThat(breaker.permits(11 * SECOND)).isTrue();
        assertThat(breaker.permits(11 * SECOND)).isFalse();
        ended(breaker, 12 * SECOND, "+");
        assertThat(breaker.permits(12 * SECOND)).as("still one trial to end").isFalse();
        ended(breaker, 12 * SECOND, "-");
        assertThat(breaker.permits(22 * SECOND - 1)).as("open again").isFalse();
        assertThat(breaker.permits(22 * SECOND)).isTrue();
        assertThat(breaker.permits(22 * SECOND)).isTrue();
        ended(breaker, 22 * SECOND, "++");
        for (int i = 0; i < 5; i++) {
            assertThat(breaker.permits(22 * SECOND)).as("closed").isTrue();
        }
        ended(breaker, 23 * SECOND, "---");
        assertThat(breaker.permits(23 * SECOND)).as("it counts anew").isTrue();
        ended(breaker, 23 * SECOND, "-");
        assertThat(breaker.permits(23 * SECOND)).isFalse();
    }

    @Test
    @DisplayName("Provisioned capacity keeps what was not used for 300 s (DynamoDB, burst capacity)")
    void burstCapacity() {
        Capacity ten = Capacity.provisioned(10);
        assertThat(ten.take(0, 3_001)).isFalse();
        assertThat(ten.take(0, 3_000)).isTrue();
        assertThat(ten.take(SECOND, 11)).isFalse();
        assertThat(ten.take(SECOND, 10)).isTrue();
        assertThat(Capacity.UNLIMITED.take(0, 1e12)).isTrue();
    }

    @Test
    @DisplayName("On demand: its initial rate a second; twice a peak 30 minutes later; at most 40,000 (DynamoDB guide)")
    void onDemandCapacity() {
        long halfHour = 1_800 * SECOND;
        Capacity table = Capacity.onDemand(4_000);
        assertThat(table.take(0, 4_000)).isTrue();
        assertThat(table.take(SECOND - 1, 1)).isFalse();
        assertThat(table.take(SECOND, 4_000)).isTrue();
        assertThat(table.take(halfHour - 1, 4_001)).isFalse();
        assertThat(table.take(halfHour, 8_001)).isFalse();
        assertThat(table.take(halfHour, 8_000)).isTrue();
        assertThat(table.take(2 * halfHour, 16_000)).isTrue();
        assertThat(table.take(3 * halfHour, 32_000)).isTrue();
        assertThat(table.take(4 * halfHour, 40_001)).isFalse();
        assertThat(table.take(4 * halfHour, 40_000)).isTrue();
        assertThat(table.take(6 * halfHour, 40_000)).as("it never falls back").isTrue();
    }

    @Test
    @DisplayName("The next request goes to the task with the fewest, among those to the one that waited longest")
    void leastLoaded() {
        LeastLoaded tasks = new LeastLoaded(2);
        assertThat(tasks.isFull()).isTrue();
        for (int i = 0; i < 20; i++) {
            tasks.join(i);
        }
        assertThat(tasks.free()).isEqualTo(40);
        tasks.quit(19);
        assertThat(tasks.free()).isEqualTo(38);
        for (int round = 1; round <= 2; round++) {
            for (int i = 0; i < 19; i++) {
                assertThat(tasks.take()).isEqualTo(i);
                assertThat(tasks.load(i)).isEqualTo(round);
            }
        }
        assertThat(tasks.isFull()).isTrue();
        assertThat(tasks.free()).isZero();
        tasks.release(7);
        tasks.release(3);
        assertThat(tasks.free()).isEqualTo(2);
        assertThat(tasks.least()).isEqualTo(7);
        tasks.release(3);
        assertThat(tasks.take()).as("none against one").isEqualTo(3);
        tasks.quit(7);
        assertThat(tasks.free()).isEqualTo(1);
        tasks.release(7);
        assertThat(tasks.load(7)).isZero();
        assertThat(tasks.free()).as("what has quit takes no more").isEqualTo(1);
        assertThat(tasks.take()).isEqualTo(3);
        assertThat(tasks.isFull()).isTrue();
    }

    @Test
    @DisplayName("A pinned client keeps its connection until it disconnects, any other gives it back")
    void pinnedClients() {
        PinnedClients clients = new PinnedClients(2);
        clients.begin(0, 20, true);
        clients.begin(0, 3, false);
        clients.begin(1, 40, true);
        assertThat(clients.take(0, 20)).isEqualTo(PinnedClients.NONE);
        assertThat(clients.keep(0, 20, 5)).isTrue();
        assertThat(clients.keep(0, 20, 6)).as("it has one").isFalse();
        assertThat(clients.keep(0, 3, 0)).isFalse();
        assertThat(clients.keep(1, 40, 0)).isTrue();
        assertThat(clients.take(0, 20)).isEqualTo(5);
        assertThat(clients.take(0, 20)).isEqualTo(PinnedClients.NONE);
        assertThat(clients.keep(0, 20, 5)).isTrue();
        assertThat(clients.end(0, 20)).isEqualTo(5);
        assertThat(clients.keep(0, 20, 5)).as("it has gone").isFalse();
        assertThat(clients.end(1, 40)).isZero();
        assertThat(clients.take(0, Requests.NONE)).isEqualTo(PinnedClients.NONE);
        assertThat(clients.keep(0, Requests.NONE, 1)).isFalse();
    }

    @Test
    @DisplayName("A message group is a line: nothing of it is received while others of it are in flight (SQS FIFO)")
    void messageGroups() {
        Requests requests = new Requests();
        GroupedWaiting waiting = new GroupedWaiting(requests);
        int[] m = new int[6];
        int[] group = {0, 0, 20, 0, 20, 3};
        for (int i = 0; i < m.length; i++) {
            m[i] = requests.root(0, i);
            requests.group(m[i], group[i]);
            requests.arrived(m[i], i);
            waiting.add(m[i]);
        }
        assertThat(waiting.first()).isEqualTo(m[0]);
        assertThat(waiting.take()).isEqualTo(m[0]);
        assertThat(waiting.take()).as("a batch goes on with its group").isEqualTo(m[1]);
        waiting.gathered();
        assertThat(waiting.take()).as("the next group").isEqualTo(m[2]);
        waiting.gathered();
        assertThat(waiting.first()).isEqualTo(m[5]);
        assertThat(waiting.take()).isEqualTo(m[5]);
        waiting.gathered();
        assertThat(waiting.first()).as("all groups are in flight").isEqualTo(Requests.NONE);
        assertThat(waiting.take()).isEqualTo(Requests.NONE);
        requests.attempts(m[0], 1);
        requests.attempts(m[1], 1);
        waiting.release(m[1]);
        assertThat(waiting.take()).as("one of the group is still in flight").isEqualTo(Requests.NONE);
        waiting.addAgain(m[1]);
        waiting.release(m[0]);
        waiting.addAgain(m[0]);
        assertThat(waiting.take())
                .as("what comes back goes to the front, in its order")
                .isEqualTo(m[0]);
        assertThat(waiting.take()).isEqualTo(m[1]);
        assertThat(waiting.take()).isEqualTo(m[3]);
        assertThat(waiting.take()).isEqualTo(Requests.NONE);
        waiting.release(m[2]);
        assertThat(waiting.take()).isEqualTo(m[4]);
    }

    @Test
    @DisplayName("What comes back goes before what was never received, in its order; what is new goes last (SQS FIFO)")
    void messagesComeBack() {
        Requests requests = new Requests();
        GroupedWaiting waiting = new GroupedWaiting(requests);
        int[] m = new int[5];
        for (int i = 0; i < m.length; i++) {
            m[i] = requests.root(0, i);
            requests.group(m[i], 17);
            requests.arrived(m[i], i);
        }
        for (int i = 0; i < 3; i++) {
            waiting.add(m[i]);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(waiting.take()).isEqualTo(m[i]);
            requests.attempts(m[i], 1);
        }
        waiting.gathered();
        for (int i = 0; i < 3; i++) {
            waiting.release(m[i]);
        }
        assertThat(waiting.first()).isEqualTo(Requests.NONE);
        waiting.addAgain(m[1]);
        assertThat(waiting.first()).isEqualTo(m[1]);
        waiting.addAgain(m[2]);
        waiting.addAgain(m[0]);
        waiting.add(m[3]);
        for (int i = 0; i < 4; i++) {
            assertThat(waiting.take()).isEqualTo(m[i]);
        }
        waiting.gathered();
        requests.arrived(m[4], 0);
        waiting.add(m[4]);
        waiting.addAgain(m[2]);
        for (int i = 0; i < 4; i++) {
            waiting.release(m[i]);
        }
        assertThat(waiting.take()).isEqualTo(m[2]);
        assertThat(waiting.take()).isEqualTo(m[4]);
        assertThat(waiting.take()).isEqualTo(Requests.NONE);
    }

    @Test
    @DisplayName("A standard queue hands out what has been visible longest, new or back again")
    void oldestFirst() {
        Waiting waiting = new Waiting(new Requests());
        assertThat(waiting.first()).isEqualTo(Requests.NONE);
        assertThat(waiting.take()).isEqualTo(Requests.NONE);
        waiting.add(5);
        waiting.addAgain(3);
        assertThat(waiting.first()).isEqualTo(5);
        assertThat(waiting.take()).isEqualTo(5);
        assertThat(waiting.take()).isEqualTo(3);
        assertThat(waiting.take()).isEqualTo(Requests.NONE);
    }

    private static ServerlessCapacity halfToEight() {
        return new ServerlessCapacity(Component.of("Db", Database.KIND)
                .with(Database.MIN_CAPACITY, 0.5)
                .with(Database.MAX_CAPACITY, 8.0));
    }

    @Test
    @DisplayName("Above 70 % a serverless database grows by half, by half an ACU at least, up to its most (assumed)")
    void serverlessGrows() {
        ServerlessCapacity capacity = halfToEight();
        assertThat(capacity.isLeast()).isTrue();
        assertThat(capacity.follow(0.7)).isFalse();
        List<Long> halves = new ArrayList<>();
        while (capacity.follow(0.71)) {
            halves.add(capacity.halves());
        }
        assertThat(halves).containsExactly(2L, 3L, 4L, 6L, 9L, 13L, 16L);
        assertThat(capacity.isLeast()).isFalse();
        assertThat(capacity.processors()).isEqualTo(8 * DatabaseSize.PROCESSORS_PER_ACU);
        capacity.restart();
        assertThat(capacity.halves()).isEqualTo(1);
        assertThat(capacity.isLeast()).isTrue();
    }

    @Test
    @DisplayName("Below 2/3 of 70 % for 60 s it shrinks by a tenth a second, by half an ACU at least (assumed)")
    void serverlessShrinks() {
        ServerlessCapacity capacity = halfToEight();
        while (capacity.follow(1)) {
            assertThat(capacity.halves()).isLessThanOrEqualTo(16);
        }
        for (int i = 0; i < 59; i++) {
            assertThat(capacity.follow(0.46)).isFalse();
        }
        assertThat(capacity.follow(0.47)).as("not calm: it counts anew").isFalse();
        for (int i = 0; i < 59; i++) {
            assertThat(capacity.follow(0.46)).isFalse();
        }
        for (long halves = 15; halves >= 1; halves--) {
            assertThat(capacity.follow(0.46)).isTrue();
            assertThat(capacity.halves()).isEqualTo(halves);
        }
        assertThat(capacity.follow(0.46)).isFalse();
        assertThat(capacity.isLeast()).isTrue();
        ServerlessCapacity large = new ServerlessCapacity(Component.of("Db", Database.KIND)
                .with(Database.MIN_CAPACITY, 0.5)
                .with(Database.MAX_CAPACITY, 20.0));
        while (large.follow(1)) {
            assertThat(large.halves()).isLessThanOrEqualTo(40);
        }
        for (int i = 0; i < 60; i++) {
            large.follow(0);
        }
        assertThat(large.halves()).as("40 less a tenth").isEqualTo(36);
    }
}
