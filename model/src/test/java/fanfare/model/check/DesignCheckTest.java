package fanfare.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Bound;
import fanfare.model.design.Objective.Measure;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignCheckTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Component USERS = Component.of("Users", Client.KIND);
    private static final Component WORK = Component.of("Work", Function.KIND);
    private static final Component JOBS = Component.of("Jobs", Queue.KIND);

    private static Design design(Component... components) {
        return Design.named("Checked").withComponents(List.of(components));
    }

    private static List<String> texts(Design design) {
        return DesignCheck.check(design).stream().map(Problem::text).toList();
    }

    @Test
    void anEmptyDesignHasNoProblem() {
        assertThat(texts(Design.named("New"))).isEmpty();
    }

    @Test
    void boundsAreThoseOfTheKind() {
        assertThat(texts(design(WORK.with(Function.MEMORY, 127L))))
                .containsExactly("/components/Work/memory: 127 MB is out of bounds: expected 128 MB to 10 GB");
        assertThat(texts(design(WORK.with(Function.MEMORY, 128L), JOBS))).isEmpty();
        assertThat(texts(design(JOBS.with(Function.MEMORY, 512L))))
                .containsExactly("/components/Jobs/memory: a queue has no property “memory”. Remove it.");
    }

    @Test
    void aBatchOfTenNeedsNoWindowAndElevenDo() {
        Design design = design(JOBS, WORK);
        Connection poll = Connection.of("Jobs", Poll.INTERACTION, "Work");
        assertThat(texts(design.with(poll.with(Poll.BATCH_SIZE, 10L)))).isEmpty();
        assertThat(texts(design.with(poll.with(Poll.BATCH_SIZE, 11L)))).hasSize(1);
        assertThat(texts(design.with(poll.with(Poll.BATCH_SIZE, 11L).with(Poll.BATCH_WINDOW, SECOND))))
                .isEmpty();
        Design fifo = design(JOBS.with(Queue.FLAVOUR, "fifo"), WORK);
        assertThat(texts(fifo.with(poll.with(Poll.BATCH_SIZE, 11L).with(Poll.BATCH_WINDOW, SECOND))))
                .singleElement()
                .asString()
                .contains("FIFO queue hands over 10");
        assertThat(texts(fifo.with(poll.with(Poll.BATCH_WINDOW, SECOND))))
                .containsExactly(
                        "/connections/0/batchWindow: a mapping of a FIFO queue has no batch window. Remove it.");
    }

    @ParameterizedTest
    @CsvSource({"30, 30, true", "31, 30, false", "900, 900, true"})
    void aFunctionMayRunAsLongAsItsMessagesAreHidden(long timeout, long visibility, boolean right) {
        Design design = design(
                        JOBS.with(Queue.VISIBILITY_TIMEOUT, visibility * SECOND),
                        WORK.with(Function.TIMEOUT, timeout * SECOND))
                .with(Connection.of("Jobs", Poll.INTERACTION, "Work"));
        assertThat(texts(design).isEmpty()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"http, 30, true", "http, 31, false", "rest, 31, true", "function-url, 900, true"})
    void frontDoorsWaitAsLongAsTheirFlavourAllows(String flavour, long seconds, boolean right) {
        Component api =
                Component.of("Door", Api.KIND).with(Api.FLAVOUR, flavour).with(Api.TIMEOUT, seconds * SECOND);
        assertThat(texts(design(api)).isEmpty()).isEqualTo(right);
    }

    @Test
    void provisionedConcurrencyFitsIntoTheReserved() {
        Component both = WORK.with(Function.RESERVED_CONCURRENCY, 10L);
        assertThat(texts(design(both.with(Function.PROVISIONED_CONCURRENCY, 10L))))
                .isEmpty();
        assertThat(texts(design(both.with(Function.PROVISIONED_CONCURRENCY, 11L))))
                .hasSize(1);
    }

    @Test
    void routesDifferByMethodOrPath() {
        Component other = WORK.named("Other");
        Connection get = Connection.of("Door", Interactions.INVOKE, "Work")
                .with(Interactions.METHOD, "GET")
                .with(Interactions.PATH, "/items");
        Connection same = get.between("Door", "Other");
        Design design = design(Component.of("Door", Api.KIND), WORK, other).with(get);
        assertThat(texts(design.with(same))).singleElement().asString().contains("GET /items of “Door” exists twice");
        assertThat(texts(design.with(same.with(Interactions.METHOD, "PUT")))).isEmpty();
    }

    @Test
    void messagesMayNotGoRoundWithoutEnd() {
        Design queues = design(JOBS, JOBS.named("Failed"))
                .with(Connection.of("Jobs", DeadLetter.INTERACTION, "Failed"))
                .with(Connection.of("Failed", DeadLetter.INTERACTION, "Jobs"));
        assertThat(texts(queues)).singleElement().asString().contains("Jobs → Failed → Jobs");
        Component bus = Component.of("A", Bus.KIND);
        Connection back = Connection.of("B", Deliver.INTERACTION, "A");
        Design buses = design(bus, bus.named("B")).with(Connection.of("A", Deliver.INTERACTION, "B"));
        assertThat(texts(buses.with(back))).hasSize(1);
        assertThat(texts(buses.with(back.with(Deliver.MATCHING, 0.5)))).isEmpty();
    }

    @Test
    void recursionNeedsAWayOut() {
        Connection self = Connection.of("Work", Interactions.INVOKE, "Work");
        assertThat(texts(design(WORK).with(self))).hasSize(1);
        assertThat(texts(design(WORK).with(self.with(Call.PROBABILITY, 0.5)))).isEmpty();
        assertThat(texts(design(WORK).with(Connection.of("Work", Interactions.INVOKE_ASYNC, "Work"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rate(5 minutes)", "cron(0 6 * * ? *)", "cron(0/15 8-18 ? * 2-6 *)", "cron(0 0 L * ? 2027)"})
    void scheduleExpressionsOfTheProviderAreRight(String expression) {
        assertThat(texts(design(Component.of("Tick", Schedule.KIND).with(Schedule.EXPRESSION, expression))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every minute",
                "rate(0 minutes)",
                "cron(0 6 * * *)",
                "cron(0 6 * * * *)",
                "cron(0 6 ? * ? *)",
                "cron(61 6 * * ? *)",
                "cron(0 24 * * ? *)",
                "cron(a b c d ? f)",
                "rate(99999999999999999999 days)"
            })
    void otherExpressionsAreExplained(String expression) {
        assertThat(texts(design(Component.of("Tick", Schedule.KIND).with(Schedule.EXPRESSION, expression))))
                .hasSize(1);
    }

    @Test
    void trafficHasASourceAndSensibleNumbers() {
        Design design = design(USERS, WORK).with(Connection.of("Users", Interactions.INVOKE, "Work"));
        assertThat(wrongTraffic(design, new Traffic.Poisson(5))).isEmpty();
        assertThat(wrongTraffic(design, new Traffic.Poisson(-1))).hasSize(1);
        assertThat(wrongTraffic(design, new Traffic.Poisson(Double.NaN))).hasSize(1);
        assertThat(wrongTraffic(design, new Traffic.Ramp(1, 2, 0))).hasSize(1);
        assertThat(wrongTraffic(design, new Traffic.Steps(List.of()))).hasSize(1);
        assertThat(wrongTraffic(design, new Traffic.Spike(1, 2, 0, 0))).hasSize(1);
        assertThat(wrongTraffic(design, new Traffic.Sine(1, 2, SECOND, 0))).hasSize(1);
        assertThat(wrongTraffic(design, new Traffic.Users(0, Distribution.constant(1e9))))
                .hasSize(1);
        assertThat(wrongTraffic(design, new Traffic.Users(5, Distribution.constant(0))))
                .hasSize(1);
        assertThat(wrongTraffic(design, new Traffic.Replay("", "t", Traffic.Replay.Of.ARRIVAL_SECONDS)))
                .hasSize(1);
    }

    private static List<String> wrongTraffic(Design design, Traffic traffic) {
        return texts(design.with(Scenario.of("S", Map.of("Users", traffic))));
    }

    @Test
    void aScenarioInWhichNothingHappensIsOnlyAWarning() {
        List<Problem> problems = DesignCheck.check(design(USERS).with(Scenario.of("Silence", Map.of())));
        assertThat(problems)
                .singleElement()
                .satisfies(p -> assertThat(p.severity()).isEqualTo(Severity.WARNING));
        Design scheduled = design(Component.of("Tick", Schedule.KIND)).with(Scenario.of("By the clock", Map.of()));
        assertThat(texts(scheduled)).isEmpty();
    }

    @Test
    void objectivesAreMeasuredWhereTheyCanBe() {
        Design design = design(WORK, JOBS);
        assertThat(objective(design, Measure.COLD_START_RATE, "Work", 0.1)).isEmpty();
        assertThat(objective(design, Measure.COLD_START_RATE, "Jobs", 0.1)).hasSize(1);
        assertThat(objective(design, Measure.ERROR_RATE, "Work", 1.1)).hasSize(1);
        assertThat(objective(design, Measure.LATENCY_P99, "Work", -1)).hasSize(1);
        assertThat(objective(design, Measure.COST_MONTH, "Work", 1)).hasSize(1);
    }

    @Test
    void anObjectiveOnWhatItsComponentDoesNotObserveIsRefused() {
        Component stream = Component.of("Clicks", Stream.KIND);
        Design design = design(WORK, JOBS, stream).with(Connection.of("Clicks", PollStream.INTERACTION, "Work"));
        Measure age = Measure.named("iteratorAge.max").orElseThrow();
        Measure oldest = Measure.named("oldestMessageAge.max").orElseThrow();
        assertThat(objective(design, age, "Work", 1)).as("the reader").isEmpty();
        assertThat(objective(design, age, "Clicks", 1))
                .singleElement()
                .asString()
                .contains("not observed at “Clicks”", "“Work”");
        assertThat(objective(design, oldest, "Jobs", 1)).as("a queue").isEmpty();
        assertThat(objective(design, oldest, "Work", 1))
                .singleElement()
                .asString()
                .contains("“Jobs”");
        assertThat(objective(design(WORK), age, "Work", 1))
                .singleElement()
                .asString()
                .contains("No component");
    }

    @Test
    void anObjectiveOnWhatTheDesignObservesNowhereIsRefused() {
        Measure age = Measure.named("iteratorAge.max").orElseThrow();
        Measure sagas = Measure.named("sagasInconsistent").orElseThrow();
        Objective anywhere = new Objective(age, Optional.empty(), Bound.BELOW, 1);
        assertThat(texts(design(WORK).withObjectives(List.of(anywhere))))
                .singleElement()
                .asString()
                .contains("observed nowhere in this design");
        Component stream = Component.of("Clicks", Stream.KIND);
        assertThat(texts(design(WORK, stream)
                        .with(Connection.of("Clicks", PollStream.INTERACTION, "Work"))
                        .withObjectives(List.of(anywhere))))
                .isEmpty();
        assertThat(objective(design(WORK), sagas, "Work", 1)).as("a count").hasSize(1);
        Objective lost = new Objective(Measure.named("lost").orElseThrow(), Optional.empty(), Bound.BELOW, 1);
        assertThat(texts(design(WORK).withObjectives(List.of(lost)))).isEmpty();
    }

    private static List<String> objective(Design design, Measure measure, String of, double limit) {
        return texts(design.withObjectives(List.of(new Objective(measure, Optional.of(of), Bound.BELOW, limit))));
    }

    @Test
    void theNearestWordIsTheOneWithTheFewestChanges() {
        assertThat(Nearest.distance("memroy", "memory")).as("one swap").isEqualTo(1);
        assertThat(Nearest.distance("kitten", "sitting"))
                .as("Levenshtein's own example")
                .isEqualTo(3);
        assertThat(Nearest.to("Quue", List.of("topic", "queue"))).contains("queue");
        assertThat(Nearest.to("blockchain", List.of("topic", "queue"))).isEmpty();
    }

    @Test
    void aProblemInOneLineNamesItsPlace() {
        Problem problem = Problem.error("/a/b", "it is wrong", "Mend it.").in("x.fanfare.json", 7);
        assertThat(problem.text()).isEqualTo("x.fanfare.json:7: /a/b: it is wrong. Mend it.");
        assertThat(Pointers.to("a/b", "c~d", 3)).as("RFC 6901, section 3").isEqualTo("/a~1b/c~0d/3");
    }
}
