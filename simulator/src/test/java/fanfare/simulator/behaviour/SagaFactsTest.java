package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.CLIENT;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Role;
import fanfare.model.kind.Table;
import fanfare.model.kind.Workflow;
import fanfare.model.workflow.Compensations;
import fanfare.model.workflow.StateMachine;
import fanfare.model.workflow.StatesLanguage;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Sagas (Garcia-Molina and Salem 1987; AWS prescriptive guidance, saga orchestration): Reserve, Pay, Ship; what was done
 * before a failure is undone by Refund and Release.
 */
class SagaFactsTest {
    private static final int N = 1_000;
    private static final Traffic TRAFFIC = new Traffic.Constant(10);
    private static final double SECONDS = N / 10.0 + 0.05;

    private static String task(String target, String more) {
        return "{\"Type\":\"Task\",\"Resource\":\"${" + target + "}\"," + more + "}";
    }

    private static String caught(String to) {
        return ",\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"" + to + "\"}]";
    }

    private static String compensates(boolean says, String step) {
        return says ? ",\"Compensates\":\"" + step + "\"" : "";
    }

    private static String saga(boolean says) {
        return "{\"StartAt\":\"Reserve\",\"States\":{"
                + "\"Reserve\":" + task("Reserve", "\"Next\":\"Pay\"") + ","
                + "\"Pay\":" + task("Pay", "\"Next\":\"Ship\"" + caught("Release")) + ","
                + "\"Ship\":" + task("Ship", "\"End\":true" + caught("Refund")) + ","
                + "\"Refund\":" + task("Refund", "\"Next\":\"Release\"" + compensates(says, "Pay")) + ","
                + "\"Release\":" + task("Release", "\"Next\":\"Failed\"" + compensates(says, "Reserve")) + ","
                + "\"Failed\":{\"Type\":\"Fail\"}}}";
    }

    private static Design design(String definition) {
        Design d = Design.named("Facts")
                .with(CLIENT)
                .with(Component.of("Saga", Workflow.KIND)
                        .with(Workflow.TYPE, "express")
                        .with(Workflow.START_LATENCY, ms(0))
                        .with(Workflow.TRANSITION_LATENCY, ms(0))
                        .with(Workflow.DEFINITION, definition))
                .with(Connection.of("Client", Interactions.INVOKE, "Saga"));
        for (String name : new String[] {"Reserve", "Pay", "Ship", "Refund", "Release"}) {
            d = d.with(function(name)).with(Connection.of("Saga", Interactions.INVOKE, name));
        }
        return d;
    }

    private static Design failing(Design d, String function, double share) {
        return d.with(d.component(function).orElseThrow().with(Function.ERROR_RATE, share));
    }

    private static double count(Result r, String metric) {
        return of(r, "Saga").counts().get(metric);
    }

    private static void assertSagas(Result r, double run, double failed, double compensated, double inconsistent) {
        assertThat(count(r, "CompensationsRun")).as("run").isEqualTo(run);
        assertThat(count(r, "CompensationsFailed")).as("failed").isEqualTo(failed);
        assertThat(count(r, "SagasCompensated")).as("compensated").isEqualTo(compensated);
        assertThat(count(r, "SagasInconsistent")).as("inconsistent").isEqualTo(inconsistent);
    }

    @Test
    @DisplayName("Every payment fails: every saga releases once and is compensated")
    void everyPaymentFails() throws InvalidRun {
        for (boolean says : new boolean[] {true, false}) {
            assertSagas(run(failing(design(saga(says)), "Pay", 1), TRAFFIC, SECONDS), N, 0, N, 0);
        }
    }

    @Test
    @DisplayName("A payment fails with p = 0.3: as many compensations as failures, 0.3 N of them in the mean")
    void paymentFailsSometimes() throws InvalidRun {
        Result r = run(failing(design(saga(true)), "Pay", 0.3), TRAFFIC, SECONDS);
        double failures = of(r, "Pay").errors();
        assertThat(failures).isCloseTo(300, Offset.offset(3 * StrictMath.sqrt(N * 0.3 * 0.7)));
        assertSagas(r, failures, 0, failures, 0);
        assertThat(r.patterns())
                .extracting(Result.Pattern::role)
                .containsExactly(Role.COMPENSATIONS_RUN, Role.SAGAS_COMPENSATED);
    }

    @Test
    @DisplayName("Shipping fails: two compensations for every saga, in the opposite order")
    void shippingFails() throws InvalidRun {
        assertSagas(run(failing(design(saga(true)), "Ship", 1), TRAFFIC, SECONDS), 2 * N, 0, N, 0);
    }

    @Test
    @DisplayName("A compensation fails with q = 0.2 after every payment failed: q N sagas are left inconsistent")
    void compensationFails() throws InvalidRun {
        for (boolean says : new boolean[] {true, false}) {
            Result r = run(failing(failing(design(saga(says)), "Pay", 1), "Release", 0.2), TRAFFIC, SECONDS);
            double left = of(r, "Release").errors();
            assertThat(left).isCloseTo(200, Offset.offset(3 * StrictMath.sqrt(N * 0.2 * 0.8)));
            assertSagas(r, N - left, left, N - left, left);
        }
    }

    @Test
    @DisplayName("The first step fails: nothing was done, nothing is to be undone")
    void nothingDone() throws InvalidRun {
        assertSagas(run(failing(design(saga(true)), "Reserve", 1), TRAFFIC, SECONDS), 0, 0, 0, 0);
        assertSagas(run(failing(design(saga(false)), "Reserve", 1), TRAFFIC, SECONDS), 0, 0, 0, 0);
    }

    @Test
    @DisplayName("All goes well: no saga counts")
    void allWell() throws InvalidRun {
        assertSagas(run(design(saga(true)), TRAFFIC, SECONDS), 0, 0, 0, 0);
    }

    @Test
    @DisplayName("A compensation that is forgotten leaves a saga inconsistent: Ship fails, and only Release runs")
    void forgotten() throws InvalidRun {
        String definition = saga(true).replace(caught("Refund"), caught("Release"));
        assertSagas(run(failing(design(definition), "Ship", 1), TRAFFIC, SECONDS), N, 0, 0, N);
    }

    @Test
    @DisplayName("A failure that nothing catches leaves a write behind: what is drawn tells which tasks write")
    void uncaught() throws InvalidRun {
        Design d = failing(design(saga(false).replace(caught("Release"), "").replace(caught("Refund"), "")), "Pay", 1);
        assertSagas(run(d, TRAFFIC, SECONDS), 0, 0, 0, 0);
        Design written = d.with(Component.of("Stock", Table.KIND).with(Table.WRITE_LATENCY, ms(0)))
                .with(Connection.of("Reserve", Interactions.WRITE, "Stock"));
        assertSagas(run(written, TRAFFIC, SECONDS), 0, 0, 0, N);
        Design read = d.with(Component.of("Stock", Table.KIND).with(Table.READ_LATENCY, ms(0)))
                .with(Connection.of("Reserve", Interactions.READ, "Stock"));
        assertSagas(run(read, TRAFFIC, SECONDS), 0, 0, 0, 0);
    }

    @Test
    @DisplayName("A retried compensation counts once, when it has succeeded")
    void retriedCompensation() throws InvalidRun {
        String retry = ",\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"IntervalSeconds\":0,\"MaxAttempts\":50}]";
        String definition = saga(true).replace(compensates(true, "Reserve"), compensates(true, "Reserve") + retry);
        Result r = run(failing(failing(design(definition), "Pay", 1), "Release", 0.2), TRAFFIC, SECONDS);
        assertThat(of(r, "Release").errors()).isPositive();
        assertSagas(r, N, 0, N, 0);
    }

    @Test
    @DisplayName("A task on a Catch that leads back is another way, not a compensation")
    void anotherWay() {
        String definition = saga(false).replace("\"Next\":\"Failed\"", "\"Next\":\"Ship\"");
        Design d = design(definition);
        StateMachine machine = StateMachine.of(d.component("Saga").orElseThrow(), d);
        assertThat(Compensations.of(machine, d.component("Saga").orElseThrow(), d)
                        .undoes())
                .isEmpty();
        Compensations said = Compensations.of(
                StatesLanguage.read(saga(true)), d.component("Saga").orElseThrow(), d);
        assertThat(said.undoes())
                .containsEntry("Refund", Optional.of("Pay"))
                .containsEntry("Release", Optional.of("Reserve"));
        assertThat(said.steps()).containsExactly("Pay", "Reserve");
    }

    @Test
    @DisplayName("What a task compensates is a task")
    void unknownStep() {
        assertThatThrownBy(() -> StatesLanguage.read(
                        saga(true).replace("\"Compensates\":\"Pay\"", "\"Compensates\":\"Failed\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the state “Refund” compensates “Failed”, which is no task of the workflow");
    }
}
