package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Call;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Topic;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Chains of events that cause themselves again (Lambda recursive loop detection: about 16 invocations). */
class RecursionFactsTest {
    private static final Traffic ONE = new Traffic.Constant(0.01);

    private static Design through(Component middle, Connection back, Connection on) {
        return Design.named("Circle")
                .with(Facts.CLIENT)
                .with(function("Function"))
                .with(middle)
                .with(Component.of("Dead", Queue.KIND))
                .with(Connection.of("Client", on.as(), middle.name()))
                .with(on)
                .with(back);
    }

    private static Design queue() {
        return through(
                        Component.of("Middle", Queue.KIND).with(Queue.VISIBILITY_TIMEOUT, 30 * SECOND),
                        Connection.of("Middle", Poll.INTERACTION, "Function"),
                        Connection.of("Function", Interactions.SEND, "Middle"))
                .with(Connection.of("Middle", DeadLetter.INTERACTION, "Dead").with(DeadLetter.MAX_RECEIVE_COUNT, 2L));
    }

    private static Design topic() {
        return through(
                        Component.of("Middle", Topic.KIND),
                        Connection.of("Middle", Deliver.INTERACTION, "Function"),
                        Connection.of("Function", Interactions.PUBLISH, "Middle"))
                .with(Connection.of("Function", DeadLetter.INTERACTION, "Dead"));
    }

    private static Design bucket() {
        return through(
                        Component.of("Middle", Bucket.KIND),
                        Connection.of("Middle", Deliver.INTERACTION, "Function"),
                        Connection.of("Function", Interactions.WRITE, "Middle"))
                .with(Connection.of("Function", DeadLetter.INTERACTION, "Dead"));
    }

    private static Design allowing(Design d, String function) {
        return d.with(d.component(function).orElseThrow().with(Function.RECURSIVE_LOOP, "allow"));
    }

    @Test
    @DisplayName("Lambda ↔ SQS, SNS, S3: a chain ends after 16 invocations, and its event is in the dead-letter queue")
    void endsAfterSixteen() throws InvalidRun {
        for (Design d : new Design[] {queue(), topic(), bucket()}) {
            Result r = run(d, ONE, 199);
            assertThat(of(r, "Function").counts().get("Invocations")).isEqualTo(16);
            assertThat(of(r, "Function").completed()).isEqualTo(16);
            assertThat(of(r, "Dead").counts().get("NumberOfMessagesSent")).isEqualTo(1);
            assertThat(r.remarks()).noneMatch(x -> x.contains("cut off"));
        }
        assertThat(of(run(topic(), ONE, 199), "Function").counts().get("RecursiveInvocationsDropped"))
                .isEqualTo(1);
        assertThat(of(run(queue(), ONE, 199), "Function").counts().get("RecursiveInvocationsDropped"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("Without detection the chain goes on; a bus in the circle is not seen by it either")
    void goesOn() throws InvalidRun {
        for (Design d : new Design[] {queue(), topic(), bucket()}) {
            Result r = run(allowing(d, "Function"), ONE, 199);
            assertThat(of(r, "Function").counts().get("Invocations")).isGreaterThan(40);
            assertThat(of(r, "Function").counts().get("RecursiveInvocationsDropped"))
                    .isZero();
        }
        Design bus = through(
                Component.of("Middle", Bus.KIND),
                Connection.of("Middle", Deliver.INTERACTION, "Function"),
                Connection.of("Function", Interactions.PUT, "Middle"));
        assertThat(of(run(bus, ONE, 199), "Function").counts().get("Invocations"))
                .isGreaterThan(40);
    }

    @Test
    @DisplayName("Two functions in a circle share the 16; a long chain without a circle is not ended")
    void twoFunctions() throws InvalidRun {
        Design circle = topic().with(function("Other"))
                .with(Connection.of("Function", Interactions.INVOKE_ASYNC, "Other"))
                .with(Connection.of("Other", Interactions.PUBLISH, "Middle"))
                .without(Connection.of("Function", Interactions.PUBLISH, "Middle")
                        .id());
        Result r = run(circle, ONE, 199);
        assertThat(of(r, "Function").counts().get("Invocations")).isEqualTo(8);
        assertThat(of(r, "Other").counts().get("Invocations")).isEqualTo(8);
        Design chain = Facts.sending(function("F0"), Interactions.INVOKE_ASYNC);
        for (int i = 1; i < 20; i++) {
            chain = chain.with(function("F" + i))
                    .with(Connection.of("F" + (i - 1), Interactions.INVOKE_ASYNC, "F" + i));
        }
        assertThat(of(run(chain, ONE, 199), "F19").completed()).isEqualTo(1);
    }

    @Test
    @DisplayName("Calls that wait do not count, and do not make the chain forget what it counted")
    void callsThatWait() throws InvalidRun {
        Design d = topic().with(function("Helper"))
                .with(Connection.of("Function", Interactions.INVOKE, "Helper"))
                .with(Connection.of("Helper", Interactions.PUBLISH, "Middle"))
                .without(Connection.of("Function", Interactions.PUBLISH, "Middle")
                        .id());
        Result r = run(d, ONE, 199);
        assertThat(of(r, "Function").counts().get("Invocations")).isEqualTo(16);
        assertThat(of(r, "Helper").counts().get("Invocations")).isEqualTo(16);
    }

    @Test
    @DisplayName("Retries of the same event are no further step of the chain")
    void retriesDoNotCount() throws InvalidRun {
        Design d = topic();
        d = d.with(d.component("Function").orElseThrow().with(Function.ERROR_RATE, 0.5))
                .with(Connection.of("Function", DeadLetter.INTERACTION, "Dead"));
        Result r = run(d, new Traffic.Constant(0.1), 3_000);
        double invocations = of(r, "Function").counts().get("Invocations");
        assertThat(of(r, "Function").counts().get("RecursiveInvocationsDropped"))
                .isPositive();
        assertThat(of(r, "Function").completed())
                .isLessThanOrEqualTo(16 * of(r, "Middle").arrivals());
        assertThat(invocations).isGreaterThan(of(r, "Function").completed());
    }

    @Test
    @DisplayName("A chain that doubles at every step without detection is cut off, and the result says so")
    void amplificationIsBounded() throws InvalidRun {
        Design d = allowing(queue(), "Function");
        d = d.with(d.connection(
                        Connection.of("Function", Interactions.SEND, "Middle").id())
                .orElseThrow()
                .with(Call.CALLS, Distribution.constant(2)));
        d = d.with(d.component("Function").orElseThrow().with(Function.WAIT_TIME, ms(20)));
        Result r = run(d, ONE, 86_400);
        assertThat(r.remarks().get(0)).contains("cut off").contains("in a circle");
        assertThat(r.of().events()).isLessThan(3_000_000);
    }

    @Test
    @DisplayName("A run that is cut off in its warm-up period has a result all the same")
    void cutOffInTheWarmUp() throws InvalidRun {
        Design d = allowing(queue(), "Function");
        d = d.with(d.connection(
                        Connection.of("Function", Interactions.SEND, "Middle").id())
                .orElseThrow()
                .with(Call.CALLS, Distribution.constant(2)));
        Result r = run(
                d,
                fanfare.model.design.Scenario.of("Run", java.util.Map.of("Client", ONE))
                        .lasting(24 * 3_600 * SECOND, 23 * 3_600 * SECOND));
        assertThat(r.remarks().get(0)).contains("cut off");
        assertThat(of(r, "Function").counts().get("Invocations")).isZero();
    }

    @Test
    @DisplayName("Running away: ten thousand events, or fifty requests in flight, for every event of a source")
    void runaway() {
        assertThat(Circles.runaway(1_000_000, 0, 1)).isFalse();
        assertThat(Circles.runaway(1_000_001, 0, 100)).isTrue();
        assertThat(Circles.runaway(1_000_001, 0, 101)).isFalse();
        assertThat(Circles.runaway(20_000_000, 0, 9_999)).isFalse();
        assertThat(Circles.runaway(20_000_001, 0, 10_000)).isTrue();
        assertThat(Circles.runaway(20_000_001, 0, 10_001)).isFalse();
        assertThat(Circles.runaway(0, 500_000, 1)).isFalse();
        assertThat(Circles.runaway(0, 500_001, 10_000)).isTrue();
        assertThat(Circles.runaway(0, 500_001, 10_001)).isFalse();
    }
}
