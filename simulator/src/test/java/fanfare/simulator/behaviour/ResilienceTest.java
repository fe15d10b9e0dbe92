package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.MS;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.simulator.measure.TimeAverage;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Retries, retry budgets and circuit breakers against closed forms and the documentation of Resilience4j. */
class ResilienceTest {
    private static final double RATE = 50;

    private static Design calling(double errorRate) {
        return Facts.sending(
                Component.of("Partner", External.KIND)
                        .with(External.LATENCY, ms(1))
                        .with(External.ERROR_RATE, errorRate),
                Interactions.INVOKE);
    }

    private static Design with(Design d, java.util.function.UnaryOperator<Connection> change) {
        return d.with(change.apply(d.connections().get(0)));
    }

    private static Result run(Design d) throws InvalidRun {
        return Facts.run(d, new Traffic.Constant(RATE), 600);
    }

    private static double count(Result r, String metric) {
        return r.connections().get(0).counts().get(metric);
    }

    @Test
    @DisplayName("n retries of calls that fail with probability p: p^(n+1) fail in the end, (1-p^(n+1))/(1-p) attempts")
    void retries() throws InvalidRun {
        Result r = run(with(calling(0.4), c -> c.with(Call.RETRIES, 3L).with(Call.BACKOFF, MS)));
        double calls = RATE * 600;
        assertThat(of(r, "Client").errors()).isCloseTo(calls * Math.pow(0.4, 4), Percentage.withPercentage(10));
        double attempts = (1 - Math.pow(0.4, 4)) / 0.6;
        assertThat(of(r, "Partner").arrivals()).isCloseTo(calls * attempts, Percentage.withPercentage(1));
        assertThat(count(r, "Retries")).isEqualTo(of(r, "Partner").arrivals() - calls);
    }

    @Test
    @DisplayName("A retry budget of 10 % lets at most a tenth of the calls be retried, after a reserve of 100")
    void budget() throws InvalidRun {
        Result r = run(with(
                calling(1), c -> c.with(Call.RETRIES, 5L).with(Call.BACKOFF, 0L).with(Call.RETRY_BUDGET, 0.1)));
        assertThat(count(r, "Retries")).isCloseTo(100 + 0.1 * RATE * 600, Offset.offset(2.0));
        assertThat(count(r, "RetriesDenied")).isCloseTo(RATE * 600, Percentage.withPercentage(3));
    }

    @Test
    @DisplayName("Full jitter waits half the backoff on average; without it exactly the backoff, which doubles")
    void backoff() throws InvalidRun {
        Design d = with(calling(1), c -> c.with(Call.RETRIES, 3L).with(Call.BACKOFF, 100 * MS));
        double plain = 4 * 1 + 100 + 200 + 400;
        Result none = run(with(d, c -> c.with(Call.JITTER, "none")));
        assertThat(of(none, "Client").latency().mean()).isCloseTo(plain, Percentage.withPercentage(0.5));
        Result full = run(d);
        assertThat(of(full, "Client").latency().mean()).isCloseTo(4 + 350, Percentage.withPercentage(1));
        assertThat(of(full, "Client").latency().max()).isLessThan(plain);
    }

    @Test
    @DisplayName("The backoff stops doubling at its maximum")
    void maximumBackoff() throws InvalidRun {
        Result r = run(with(
                calling(1),
                c -> c.with(Call.RETRIES, 4L)
                        .with(Call.BACKOFF, 100 * MS)
                        .with(Call.MAX_BACKOFF, 150 * MS)
                        .with(Call.JITTER, "none")));
        assertThat(of(r, "Client").latency().mean()).isCloseTo(5 + 100 + 3 * 150, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("A circuit breaker opens at its threshold and not before its window is full (Resilience4j)")
    void opens() {
        CircuitBreaker b = new CircuitBreaker(0.5, 10, SECOND, 2, new TimeAverage());
        for (int i = 0; i < 9; i++) {
            assertThat(b.permits(i)).isTrue();
            b.ended(false, i);
        }
        assertThat(b.permits(9)).isTrue();
        b.ended(false, 9);
        assertThat(b.permits(10)).isFalse();
    }

    @Test
    @DisplayName("The window slides: old failures are forgotten (Resilience4j, count-based)")
    void slides() {
        CircuitBreaker b = new CircuitBreaker(0.5, 4, SECOND, 2, new TimeAverage());
        for (boolean ok : new boolean[] {false, true, true, true, true, false}) {
            b.ended(ok, 0);
            assertThat(b.permits(0)).isTrue();
        }
        b.ended(false, 0);
        assertThat(b.permits(0)).as("two of the last four failed").isFalse();
    }

    @Test
    @DisplayName("Half open it lets the trial calls through, and closes or opens by their failures (Resilience4j)")
    void halfOpen() {
        TimeAverage open = new TimeAverage();
        CircuitBreaker b = new CircuitBreaker(0.5, 2, SECOND, 3, open);
        b.ended(false, 0);
        b.ended(false, 0);
        assertThat(b.permits(SECOND - 1)).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(b.permits(SECOND)).isTrue();
        }
        assertThat(b.permits(SECOND)).as("a fourth trial").isFalse();
        for (int i = 0; i < 3; i++) {
            b.ended(i == 0, SECOND);
        }
        assertThat(b.permits(SECOND)).as("two of three failed").isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(b.permits(2 * SECOND)).isTrue();
            b.ended(i != 0, 2 * SECOND);
        }
        assertThat(b.permits(2 * SECOND)).as("one of three failed").isTrue();
        assertThat(open.mean(4 * SECOND)).isEqualTo(0.5);
    }

    @Test
    @DisplayName("While the circuit is open nothing reaches the target; open time and calls cut short are counted")
    void spares() throws InvalidRun {
        Design d = with(
                calling(0),
                c -> c.with(Call.CIRCUIT_BREAKER, 0.5)
                        .with(Call.CIRCUIT_WINDOW, 20L)
                        .with(Call.CIRCUIT_TRIALS, 1L));
        Scenario s = Scenario.of("Run", Map.of("Client", new Traffic.Constant(RATE)))
                .lasting(10 * MINUTE, 0)
                .with(List.of(Fault.of(Fault.Type.UNAVAILABLE, "Partner", 5 * MINUTE, 90 * SECOND)));
        Result r = Facts.run(d, s);
        assertThat(of(r, "Partner").errors())
                .as("ten of the last twenty, and one trial after 60 s")
                .isBetween(11.0, 12.0);
        assertThat(r.connections().get(0).levels().get("CircuitOpen").mean())
                .isCloseTo(120.0 / 600, Percentage.withPercentage(2));
        assertThat(count(r, "ShortCircuited")).isCloseTo(RATE * 120, Percentage.withPercentage(2));
    }

    @Test
    @DisplayName("A time-out reaches the caller when it is due, not when the service is done")
    void timeouts() throws InvalidRun {
        Design d = Facts.sending(
                Component.of("Partner", External.KIND).with(External.LATENCY, ms(5_000)), Interactions.INVOKE);
        Result r = run(with(d, c -> c.with(Call.TIMEOUT, SECOND)));
        assertThat(of(r, "Client").latency().max()).isCloseTo(1_000, Percentage.withPercentage(0.5));
        assertThat(of(r, "Partner").concurrency().mean())
                .as("it works on")
                .isCloseTo(RATE * 5, Percentage.withPercentage(2));
        assertThat(count(r, "Timeouts")).isCloseTo(RATE * 599, Percentage.withPercentage(1));
    }

    private static Result duplicates(boolean idempotent, String flavour) throws InvalidRun {
        Design d = Facts.sending(
                        Component.of("Queue", Queue.KIND)
                                .with(Queue.FLAVOUR, flavour)
                                .with(Queue.DUPLICATE_RATE, 0.1),
                        Interactions.SEND)
                .with(Facts.function("Function")
                        .with(Function.WAIT_TIME, ms(20))
                        .with(Function.IDEMPOTENT, idempotent))
                .with(Component.of("Table", Table.KIND))
                .with(Connection.of("Queue", Poll.INTERACTION, "Function"))
                .with(Connection.of("Function", Interactions.WRITE, "Table"));
        return Facts.run(d, Facts.until(20, 500), 600);
    }

    @Test
    @DisplayName(
            "A standard queue delivers at least once: duplicates are worked on twice, unless they are recognised (SQS)")
    void duplicatesAndIdempotency() throws InvalidRun {
        Result careless = duplicates(false, "standard");
        double messages = of(careless, "Client").completed();
        double twice = of(careless, "Queue").counts().get("DuplicatesDelivered");
        assertThat(twice).isCloseTo(0.1 * messages, Percentage.withPercentage(10));
        assertThat(of(careless, "Table").completed()).isEqualTo(messages + twice);
        assertThat(of(careless, "Function").counts()).containsEntry("DuplicatesProcessed", twice);
        Result careful = duplicates(true, "standard");
        assertThat(of(careful, "Table").completed()).isEqualTo(messages);
        assertThat(of(careful, "Function").counts())
                .containsEntry("DuplicatesSuppressed", twice)
                .containsEntry("DuplicatesProcessed", 0.0);
    }

    @Test
    @DisplayName("A FIFO queue delivers exactly once (SQS FIFO)")
    void fifoHasNoDuplicates() throws InvalidRun {
        Result r = duplicates(false, "fifo");
        assertThat(of(r, "Queue").counts()).containsEntry("DuplicatesDelivered", 0.0);
        assertThat(of(r, "Table").completed()).isEqualTo(of(r, "Client").completed());
    }
}
