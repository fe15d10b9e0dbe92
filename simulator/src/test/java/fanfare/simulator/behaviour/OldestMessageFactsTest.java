package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Role;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * ApproximateAgeOfOldestMessage: "the age of the oldest non-deleted message in the queue", in a dead-letter queue since
 * it was moved there (SQS developer guide, available CloudWatch metrics).
 */
class OldestMessageFactsTest {
    private static final long SECOND = Facts.SECOND;

    /** One request after 10.5 s. */
    private static final Traffic ONE = Facts.burst(1, 10.5);

    private static Component queue(String name) {
        return Component.of(name, Queue.KIND)
                .with(Queue.SEND_LATENCY, ms(0))
                .with(Queue.VISIBILITY_TIMEOUT, 30 * SECOND);
    }

    private static Result.Pattern oldest(Result r, String queue) {
        return pattern(r, queue).orElseThrow();
    }

    private static Optional<Result.Pattern> pattern(Result r, String queue) {
        return r.patterns().stream()
                .filter(p -> p.role() == Role.OLDEST_MESSAGE_AGE && p.at().equals(queue))
                .findFirst();
    }

    private static Design unpolled() {
        Design d = Facts.sending(queue("Jobs"), Interactions.SEND);
        return d.with(d.component("Client").orElseThrow().with(fanfare.model.kind.Client.NETWORK_LATENCY, ms(0)));
    }

    private static Design polled(Component work) {
        return unpolled()
                .with(work)
                .with(Connection.of("Jobs", Poll.INTERACTION, "Work")
                        .with(Poll.BATCH_SIZE, 1L)
                        .with(Poll.LATENCY, ms(10)));
    }

    @Test
    @DisplayName("One message that nobody receives is as old at the end as it has been there: 20 − 10.5 s")
    void nobodyPolls() throws InvalidRun {
        Result.Pattern p = oldest(run(unpolled(), ONE, 20), "Jobs");
        assertThat(p.times().max()).isEqualTo(9_500);
        // 0 at seconds 1 to 10, then 0.5 to 9.5 at seconds 11 to 20.
        assertThat(p.times().count()).isEqualTo(20);
        assertThat(p.times().mean()).isEqualTo(2_500);
        assertThat(p.times().p50()).isEqualTo(0);
    }

    @Test
    @DisplayName("The greatest age is exact though the end lies between two samples")
    void endBetweenSamples() throws InvalidRun {
        Result.Pattern p = oldest(run(unpolled(), ONE, 20.25), "Jobs");
        assertThat(p.times().max()).isEqualTo(9_750);
        assertThat(p.times().count()).isEqualTo(21);
    }

    @Test
    @DisplayName(
            "A message in flight is not deleted: it ages until its function is done, 10 ms + 4 s after it was sent")
    void inFlight() throws InvalidRun {
        Component work = function("Work").with(Function.WAIT_TIME, Distribution.constant(4.0 * SECOND));
        Result.Pattern p = oldest(run(polled(work), ONE, 20), "Jobs");
        assertThat(p.times().max()).isEqualTo(4_010);
        // Seconds 11 to 14 see it at 0.5, 1.5, 2.5 and 3.5 s; the greatest age comes on top.
        assertThat(p.times().count()).isEqualTo(21);
        assertThat(p.times().mean()).isCloseTo((8_000 + 4_010) / 21.0, within(1e-9));
    }

    @Test
    @DisplayName("A message that fails again and again keeps its age, through every visibility timeout")
    void stuck() throws InvalidRun {
        Component work = function("Work").with(Function.ERROR_RATE, 1.0);
        Result.Pattern p = oldest(run(polled(work), Facts.burst(1, 150), 290.25), "Jobs");
        assertThat(p.times().max()).isEqualTo(140_250);
    }

    @Test
    @DisplayName("In a dead-letter queue a message is as old as the time since it was moved")
    void deadLetter() throws InvalidRun {
        Component work = function("Work").with(Function.ERROR_RATE, 1.0);
        Design d = polled(work)
                .with(queue("Dead"))
                .with(Connection.of("Jobs", DeadLetter.INTERACTION, "Dead").with(DeadLetter.MAX_RECEIVE_COUNT, 1L));
        Result r = run(d, Facts.burst(1, 50), 95);
        // Received after 10 ms, hidden for 30 s, moved.
        assertThat(oldest(r, "Jobs").times().max()).isEqualTo(30_010);
        assertThat(oldest(r, "Dead").times().max()).isEqualTo(95_000 - 50_000 - 30_010);
    }

    @Test
    @DisplayName("At the end of its retention a message is gone: no age above 60 s")
    void expired() throws InvalidRun {
        Design d = unpolled();
        Design brief = d.with(d.component("Jobs").orElseThrow().with(Queue.RETENTION, 60 * SECOND));
        assertThat(oldest(run(brief, Facts.burst(1, 100), 190), "Jobs").times().max())
                .isEqualTo(60_000);
    }

    @Test
    @DisplayName("After the warm-up period the age is the same, and only later samples count")
    void warmUp() throws InvalidRun {
        Scenario s = Scenario.of("Run", Map.of("Client", ONE)).lasting(20 * SECOND, 15 * SECOND);
        Result.Pattern p = oldest(run(unpolled(), s), "Jobs");
        assertThat(p.times().count()).isEqualTo(5);
        assertThat(p.times().mean()).isEqualTo(7_500);
        assertThat(p.times().max()).isEqualTo(9_500);
    }

    @Test
    @DisplayName("A queue that never holds a message has no age")
    void unused() throws InvalidRun {
        assertThat(pattern(run(unpolled(), Facts.burst(1, 30), 20), "Jobs")).isEmpty();
    }

    @Test
    @DisplayName("The oldest is deleted: the age falls back to that of the next one, wherever the others stand")
    void nextOldest() {
        LatencyHistogram ages = new LatencyHistogram();
        OldestAge oldest = new OldestAge(ages);
        int first = oldest.enter(0);
        int second = oldest.enter(2 * SECOND);
        int third = oldest.enter(3 * SECOND);
        oldest.leave(second, 4 * SECOND);
        assertThat(ages.count()).isZero();
        oldest.leave(first, 5 * SECOND);
        assertThat(ages.count()).isEqualTo(5);
        assertThat(ages.max()).isEqualTo(5 * SECOND);
        assertThat(ages.sum()).isEqualTo(15e9);
        oldest.leave(third, 6 * SECOND);
        assertThat(ages.sum()).isEqualTo(18e9);
        oldest.close(10 * SECOND);
        assertThat(ages.count()).isEqualTo(10);
        assertThat(ages.sum()).isEqualTo(18e9);
        assertThat(ages.max()).isEqualTo(5 * SECOND);
    }

    @Test
    @DisplayName("A message that comes and goes between two samples still tells the greatest age")
    void between() {
        LatencyHistogram ages = new LatencyHistogram();
        OldestAge oldest = new OldestAge(ages);
        oldest.leave(oldest.enter(100), 300);
        oldest.close(SECOND - 1);
        assertThat(ages.count()).isEqualTo(1);
        assertThat(ages.max()).isEqualTo(200);
    }
}
