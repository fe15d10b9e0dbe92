package fanfare.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.connect.ConnectionRules;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.ReadStream;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Transform;
import fanfare.model.kind.Workflow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pipe and a delivery stream can have once only, and what they cannot have at all. */
class PipeAndDeliveryCheckTest {
    private static final Component PIPE = Component.of("Pipe", Pipe.KIND);
    private static final Component DELIVERY = Component.of("Delivery", Delivery.KIND);
    private static final Component JOBS = Component.of("Jobs", Queue.KIND);
    private static final Component DONE = Component.of("Done", Queue.KIND);
    private static final Component LOG = Component.of("Log", Stream.KIND);
    private static final Component WORK = Component.of("Work", Function.KIND);
    private static final Component LAKE = Component.of("Lake", Bucket.KIND);
    private static final Component OTHER = Component.of("Other", Bucket.KIND);
    private static final Component USERS = Component.of("Users", Client.KIND);

    private static Design design(Component... components) {
        return Design.named("Checked").withComponents(List.of(components));
    }

    private static Connection line(Component from, Interaction as, Component to) {
        return Connection.of(from.name(), as, to.name());
    }

    private static List<String> texts(Design design) {
        return DesignCheck.check(design).stream().map(Problem::text).toList();
    }

    @Test
    void aPipeHasOneSourceOneEnrichmentAndOneTarget() {
        Design d = design(PIPE, JOBS, LOG, WORK, DONE)
                .with(line(JOBS, Poll.INTERACTION, PIPE))
                .with(line(PIPE, Interactions.ENRICH, WORK))
                .with(line(PIPE, Interactions.SEND, DONE));
        assertThat(texts(d)).isEmpty();
        assertThat(texts(d.with(line(LOG, PollStream.INTERACTION, PIPE))))
                .containsExactly("/connections/3: “Pipe” has its source already. Remove one.");
        assertThat(texts(d.with(line(PIPE, Interactions.INVOKE, WORK))))
                .containsExactly("/connections/3: “Pipe” has its target already. Remove one.");
        assertThat(ConnectionRules.between(d, LOG, PIPE).allowed()).isFalse();
        assertThat(ConnectionRules.between(d, PIPE, WORK).allowed()).isFalse();
        Design open = design(PIPE, JOBS, LOG, WORK).with(line(PIPE, Interactions.ENRICH, WORK));
        assertThat(ConnectionRules.between(open, JOBS, PIPE).allowed()).isTrue();
        assertThat(ConnectionRules.between(open, PIPE, WORK).interactions())
                .containsExactly(Interactions.INVOKE, Interactions.INVOKE_ASYNC);
    }

    @Test
    void aDeliveryStreamHasOneDestinationAndOneTransformation() {
        Design d = design(DELIVERY, LAKE, OTHER, WORK, Component.of("Site", External.KIND))
                .with(line(DELIVERY, Interactions.WRITE, LAKE))
                .with(line(DELIVERY, Transform.INTERACTION, WORK));
        assertThat(texts(d)).isEmpty();
        assertThat(texts(d.with(line(DELIVERY, Interactions.WRITE, OTHER))))
                .containsExactly("/connections/2: “Delivery” has its destination already. Remove one.");
        assertThat(texts(d.with(Connection.of("Delivery", Interactions.INVOKE, "Site"))))
                .containsExactly("/connections/2: “Delivery” has its destination already. Remove one.");
        assertThat(ConnectionRules.between(d, DELIVERY, OTHER).interactions())
                .extracting(Interaction::name)
                .containsExactly("dead-letter");
    }

    @Test
    void aDeliveryStreamReadsAStreamOrTakesRecordsNotBoth() {
        Design d = design(USERS, LOG, DELIVERY).with(line(LOG, ReadStream.INTERACTION, DELIVERY));
        assertThat(texts(d)).isEmpty();
        assertThat(ConnectionRules.between(d, USERS, DELIVERY).allowed()).isFalse();
        assertThat(texts(d.with(line(USERS, Interactions.PUT, DELIVERY))))
                .containsExactly(
                        "/connections/0: “Delivery” cannot read a stream and take records from “Users” too. Remove one, or add a second delivery stream.");
    }

    @Test
    void aPipePassesOnNoLargerBatchesThanItsTargetTakes() {
        Design d = design(PIPE, LOG, DONE)
                .with(line(LOG, PollStream.INTERACTION, PIPE).with(PollStream.BATCH_SIZE, 10L))
                .with(line(PIPE, Interactions.SEND, DONE));
        assertThat(texts(d)).isEmpty();
        assertThat(texts(d.with(line(LOG, PollStream.INTERACTION, PIPE).with(PollStream.BATCH_SIZE, 11L))))
                .containsExactly(
                        "/connections/0/batchSize: a batch size of 11 is out of bounds: “Done” takes at most 10 from a pipe at once");
        assertThat(Pipe.largestBatch(Stream.KIND)).isEqualTo(500);
        assertThat(Pipe.largestBatch(Delivery.KIND)).isEqualTo(500);
        assertThat(Pipe.largestBatch(Workflow.KIND)).isEqualTo(10_000);
        assertThat(Pipe.largestBatch(External.KIND)).isEqualTo(1);
    }

    @Test
    void whatIsTriedAgainByOtherRulesTakesNoRetriesOfACall() {
        Design d = design(PIPE, WORK).with(line(PIPE, Interactions.INVOKE, WORK).with(Call.RETRIES, 2L));
        assertThat(texts(d))
                .containsExactly(
                        "/connections/0/retries: a pipe has no “retries” for what it calls. Remove it: what fails is tried again from the source.");
        Design e = design(DELIVERY, LAKE)
                .with(line(DELIVERY, Interactions.WRITE, LAKE).with(Call.PROBABILITY, 0.5));
        assertThat(texts(e))
                .containsExactly(
                        "/connections/0/probability: a delivery has no “probability” for what it calls. Remove it: the retry duration of “Delivery” counts.");
    }

    @Test
    void aPipeCallsRestApisAndExpressWorkflowsOnly() {
        Component api = Component.of("Shop", Api.KIND);
        Design d = design(PIPE, api).with(line(PIPE, Interactions.INVOKE, api));
        assertThat(texts(d.with(api.with(Api.FLAVOUR, "rest")))).isEmpty();
        assertThat(texts(d.with(api.with(Api.FLAVOUR, "http"))))
                .containsExactly(
                        "/connections/0: a pipe calls REST APIs only, and “Shop” is another. Use the flavour rest.");
        Component flow = Component.of("Flow", Workflow.KIND);
        assertThat(texts(design(PIPE, flow).with(line(PIPE, Interactions.ENRICH, flow))))
                .hasSize(1);
    }
}
