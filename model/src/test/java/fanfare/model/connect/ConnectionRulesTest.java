package fanfare.model.connect;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Client;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionRulesTest {
    private static final Component STANDARD_QUEUE = Component.of("Jobs", Queue.KIND);
    private static final Component FIFO_QUEUE = STANDARD_QUEUE.named("Ordered").with(Queue.FLAVOUR, "fifo");
    private static final Component STANDARD_TOPIC = Component.of("News", Topic.KIND);
    private static final Component FIFO_TOPIC =
            STANDARD_TOPIC.named("OrderedNews").with(Topic.FLAVOUR, "fifo");
    private static final Component FUNCTION = Component.of("Work", Function.KIND);
    private static final Component TABLE = Component.of("Orders", Table.KIND);

    static Stream<Arguments> pairs() {
        return Kinds.ALL.stream().flatMap(a -> Kinds.ALL.stream().map(b -> Arguments.of(a, b)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyOrderedPairIsInExactlyOneTable(Kind from, Kind to) {
        assertThat(AllowedPairs.find(from, to).isPresent())
                .isNotEqualTo(RefusedPairs.find(from, to).isPresent());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsPutBetweenJoinsTheTwo(Kind from, Kind to) {
        if (ConnectionRules.between(from, to) instanceof Verdict.Refused refused
                && !refused.between().isEmpty()
                && to.receives()
                && to != Client.KIND) {
            assertThat(refused.between())
                    .allSatisfy(k -> assertThat(ConnectionRules.between(from, k).allowed()
                                    || ConnectionRules.between(k, to).allowed())
                            .isTrue());
        }
    }

    @Test
    void noTwoRefusalsSayTheSame() {
        Map<String, String> pairs = new TreeMap<>();
        for (Kind from : Kinds.ALL) {
            for (Kind to : Kinds.ALL) {
                if (ConnectionRules.between(from, to) instanceof Verdict.Refused refused) {
                    String pair = from + " → " + to;
                    assertThat(pairs.put(refused.reason(), pair)).as(pair).isNull();
                    assertThat(refused.reason()).endsWith(".").hasSizeBetween(40, 220);
                }
            }
        }
        long allowed = pairs().filter(p -> ConnectionRules.between((Kind) p.get()[0], (Kind) p.get()[1])
                        .allowed())
                .count();
        assertThat(pairs).hasSize((int) (Kinds.ALL.size() * Kinds.ALL.size() - allowed));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void onlyKindsWithPortsAreConnected(Kind from, Kind to) {
        if (ConnectionRules.between(from, to).allowed()) {
            assertThat(from.sends() && to.receives()).isTrue();
        }
    }

    @Test
    void everyInteractionHappensSomewhere() {
        List<Interaction> used = pairs().flatMap(
                        p -> ConnectionRules.between((Kind) p.get()[0], (Kind) p.get()[1]).interactions().stream())
                .distinct()
                .toList();
        assertThat(used).containsExactlyInAnyOrderElementsOf(Interactions.ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "client, api, invoke",
        "client, function, invoke",
        "client, bucket, write",
        "schedule, function, invoke-async",
        "api, function, invoke",
        "function, table, read",
        "function, queue, send",
        "queue, function, poll",
        "queue, queue, dead-letter",
        "topic, queue, deliver",
        "bus, external, deliver",
        "table, function, poll-stream",
        "bucket, topic, deliver"
    })
    void theDefaultIsWhatMostConnectionsMean(String from, String to, String as) {
        Verdict verdict = ConnectionRules.between(
                Kinds.named(from).orElseThrow(), Kinds.named(to).orElseThrow());
        assertThat(verdict.interactions().get(0).name()).isEqualTo(as);
    }

    @Test
    void fifoTopicsReachFunctionsOnlyThroughFifoQueues() {
        assertThat(ConnectionRules.between(FIFO_TOPIC, FUNCTION))
                .isEqualTo(new Verdict.Refused(
                        "An SNS FIFO topic cannot invoke a Lambda function. Put an SQS FIFO queue between.",
                        List.of(Queue.KIND)));
        assertThat(ConnectionRules.between(FIFO_TOPIC, Component.of("Partner", External.KIND))
                        .allowed())
                .isFalse();
        assertThat(ConnectionRules.between(FIFO_TOPIC, FIFO_QUEUE).interactions())
                .containsExactly(Deliver.INTERACTION, DeadLetter.INTERACTION);
        assertThat(ConnectionRules.between(FIFO_TOPIC, STANDARD_QUEUE).interactions())
                .containsExactly(Deliver.INTERACTION);
        assertThat(ConnectionRules.between(STANDARD_TOPIC, FIFO_QUEUE).allowed())
                .isFalse();
    }

    @Test
    void bucketsNotifyNothingThatIsFifo() {
        Component bucket = Component.of("Uploads", Bucket.KIND);
        assertThat(ConnectionRules.between(bucket, FIFO_QUEUE).allowed()).isFalse();
        assertThat(ConnectionRules.between(bucket, FIFO_TOPIC).allowed()).isFalse();
        assertThat(ConnectionRules.between(bucket, STANDARD_QUEUE).allowed()).isTrue();
    }

    @Test
    void deadLetterQueuesHaveTheFlavourOfTheirQueue() {
        assertThat(ConnectionRules.between(FIFO_QUEUE, STANDARD_QUEUE).allowed())
                .isFalse();
        assertThat(ConnectionRules.between(STANDARD_QUEUE, FIFO_QUEUE).allowed())
                .isFalse();
        assertThat(ConnectionRules.between(FIFO_QUEUE, FIFO_QUEUE.named("Failed"))
                        .allowed())
                .isTrue();
        assertThat(ConnectionRules.between(STANDARD_QUEUE, STANDARD_QUEUE).allowed())
                .isFalse();
    }

    @Test
    void asynchronousOutcomesAndSchedulesGoToStandardQueues() {
        assertThat(ConnectionRules.between(FUNCTION, FIFO_QUEUE).interactions()).containsExactly(Interactions.SEND);
        assertThat(ConnectionRules.between(FUNCTION, FIFO_TOPIC).interactions()).containsExactly(Interactions.PUBLISH);
        assertThat(ConnectionRules.between(Component.of("Nightly", Schedule.KIND), FIFO_QUEUE)
                        .interactions())
                .containsExactly(Interactions.SEND);
        assertThat(ConnectionRules.against(FUNCTION, DeadLetter.INTERACTION, FIFO_QUEUE))
                .map(Verdict.Refused::reason)
                .hasValueSatisfying(r -> assertThat(r).contains("standard queues only"));
    }

    @Test
    void functionsMayCallThemselvesAndBusesMayNot() {
        assertThat(ConnectionRules.between(FUNCTION, FUNCTION).allowed()).isTrue();
        Component bus = Component.of("Events", Bus.KIND);
        assertThat(ConnectionRules.between(bus, bus).allowed()).isFalse();
        assertThat(ConnectionRules.between(bus, bus.named("Others")).allowed()).isTrue();
    }

    @Test
    void aThirdReaderOfAChangeStreamIsRefused() {
        Design design = design(TABLE, FUNCTION, FUNCTION.named("Second"), FUNCTION.named("Third"))
                .with(Connection.of("Orders", PollStream.INTERACTION, "Work"));
        assertThat(ConnectionRules.between(design, TABLE, FUNCTION.named("Second"))
                        .allowed())
                .isTrue();
        Design full = design.with(Connection.of("Orders", PollStream.INTERACTION, "Second"));
        assertThat(ConnectionRules.between(full, TABLE, FUNCTION.named("Third")))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class, r -> assertThat(r.reason()).contains("2 readers"));
    }

    @Test
    void whatIsConnectedAlreadyComesLast() {
        Design design = design(FUNCTION, TABLE).with(Connection.of("Work", Interactions.READ, "Orders"));
        assertThat(ConnectionRules.between(design, FUNCTION, TABLE).interactions())
                .containsExactly(Interactions.WRITE, Interactions.READ);
    }

    @Test
    void aQueueHasOneDeadLetterQueueAndOnePollPerFunction() {
        Component failed = STANDARD_QUEUE.named("Failed");
        Design design = design(STANDARD_QUEUE, failed, FUNCTION)
                .with(Connection.of("Jobs", DeadLetter.INTERACTION, "Failed"))
                .with(Connection.of("Jobs", Poll.INTERACTION, "Work"));
        assertThat(ConnectionRules.between(design, STANDARD_QUEUE, failed.named("Others"))
                        .allowed())
                .isFalse();
        assertThat(ConnectionRules.between(design, STANDARD_QUEUE, FUNCTION))
                .isEqualTo(new Verdict.Refused("Jobs and Work are connected as “poll” already.", List.of()));
    }

    @Test
    void aFunctionUrlHasOneFunction() {
        Component url = Component.of("Url", Api.KIND).with(Api.FLAVOUR, "function-url");
        Design design =
                design(url, FUNCTION, FUNCTION.named("Second")).with(Connection.of("Url", Interactions.INVOKE, "Work"));
        assertThat(ConnectionRules.between(design, url, FUNCTION.named("Second"))
                        .allowed())
                .isFalse();
    }

    @Test
    void aWrongInteractionIsAnsweredWithTheRightOnes() {
        assertThat(ConnectionRules.against(TABLE, Poll.INTERACTION, FUNCTION))
                .isEqualTo(Optional.of(new Verdict.Refused(
                        "A table and a function cannot be connected as “poll”, but as “poll-stream”.", List.of())));
    }

    private static Design design(Component... components) {
        return Design.named("Rules").withComponents(List.of(components));
    }
}
