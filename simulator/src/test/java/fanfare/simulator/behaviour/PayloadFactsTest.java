package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.KB;
import static fanfare.simulator.behaviour.Facts.MB;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Call;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sizes of requests and responses of functions. */
class PayloadFactsTest {
    private static final Offset<Double> EXACT = offset(1e-9);
    private static final Traffic TEN = new Traffic.Constant(1);

    private static Result called(Component f, Interaction as, long bytes) throws InvalidRun {
        Design d = Facts.sending(f, as);
        return run(d.with(d.connections().get(0).with(Call.PAYLOAD, bytes).with(retriesOf(as), 0L)), TEN, 10.9);
    }

    private static fanfare.model.kind.Property<Long> retriesOf(Interaction as) {
        return as.properties().contains(Call.RETRIES) ? Call.RETRIES : Call.SDK_RETRIES;
    }

    private static Result answering(Component f) throws InvalidRun {
        return run(Facts.sending(f.with(Function.MEMORY, 1_024L), Interactions.INVOKE), TEN, 10.9);
    }

    @Test
    @DisplayName(
            "A synchronous request of 6 MB is invoked, a larger one is refused with 413 and not billed (Lambda quotas)")
    void synchronousRequests() throws InvalidRun {
        Result within = called(function("Function"), Interactions.INVOKE, 6 * MB);
        assertThat(of(within, "Function").completed()).isEqualTo(10);
        assertThat(of(within, "Function").counts().get("PayloadsTooLarge")).isZero();
        Result beyond = called(function("Function"), Interactions.INVOKE, 6 * MB + 1);
        assertThat(of(beyond, "Function").errors()).isEqualTo(10);
        assertThat(of(beyond, "Function").counts().get("PayloadsTooLarge")).isEqualTo(10);
        assertThat(of(beyond, "Function").counts().get("Invocations")).isZero();
        assertThat(usage(beyond, "request")).isZero();
    }

    @Test
    @DisplayName("An asynchronous event may have 1 MB (Lambda quotas)")
    void events() throws InvalidRun {
        Result within = called(function("Function"), Interactions.INVOKE_ASYNC, MB);
        assertThat(of(within, "Function").completed()).isEqualTo(10);
        Result beyond = called(function("Function"), Interactions.INVOKE_ASYNC, MB + 1);
        assertThat(of(beyond, "Function").errors()).isEqualTo(10);
        assertThat(of(beyond, "Function").counts().get("PayloadsTooLarge")).isEqualTo(10);
        assertThat(of(beyond, "Function").counts().get("Invocations")).isZero();
    }

    @Test
    @DisplayName(
            "A notification names the object and does not carry it: 1 GB in a bucket is one request to the function")
    void notificationsAreSmall() throws InvalidRun {
        Design d = Facts.sending(Component.of("Bucket", Bucket.KIND), Interactions.WRITE)
                .with(function("Function"))
                .with(Connection.of("Bucket", Deliver.INTERACTION, "Function"));
        Result r = run(d.with(d.connections().get(0).with(Call.PAYLOAD, 1_024 * MB)), TEN, 4.9);
        assertThat(of(r, "Function").completed()).isPositive();
        assertThat(usage(r, "request")).isEqualTo(of(r, "Function").completed());
    }

    @Test
    @DisplayName(
            "A buffered response may have 6 MB; a larger one is an error of an invocation that ran (Lambda quotas)")
    void bufferedResponses() throws InvalidRun {
        Component f = function("Function").with(Function.WAIT_TIME, ms(10));
        Result within = answering(f.with(Function.RESPONSE_SIZE, 6 * MB));
        assertThat(of(within, "Function").completed()).isEqualTo(10);
        assertThat(usage(within, "response-streaming-gb")).isZero();
        Result beyond = answering(f.with(Function.RESPONSE_SIZE, 6 * MB + 1));
        assertThat(of(beyond, "Function").errors()).isEqualTo(10);
        assertThat(of(beyond, "Function").counts().get("PayloadsTooLarge")).isEqualTo(10);
        assertThat(usage(beyond, "gb-second-x86")).isCloseTo(0.1, EXACT);
        assertThat(usage(beyond, "request")).isEqualTo(10);
    }

    @Test
    @DisplayName(
            "Streamed: 6 MB at once, then 2 MB/s while the invocation runs; billed beyond 6 MB (Lambda quotas, pricing)")
    void streamedResponses() throws InvalidRun {
        Component f =
                function("Function").with(Function.WAIT_TIME, ms(10)).with(Function.INVOKE_MODE, "response-stream");
        Result within = answering(f.with(Function.RESPONSE_SIZE, 6 * MB));
        assertThat(of(within, "Function").times().get("Duration").max()).isCloseTo(10, offset(0.05));
        assertThat(usage(within, "response-streaming-gb")).isZero();
        Result beyond = answering(f.with(Function.RESPONSE_SIZE, 7 * MB));
        assertThat(of(beyond, "Function").times().get("Duration").max()).isCloseTo(510, offset(0.5));
        assertThat(usage(beyond, "response-streaming-gb")).isCloseTo(10.0 / 1_024, EXACT);
        assertThat(usage(beyond, "gb-second-x86")).isCloseTo(10 * 0.510, EXACT);
    }

    @Test
    @DisplayName("A stream may have 200 MB: 97 s; a larger one is cut there and an error (Lambda quotas)")
    void longStreams() throws InvalidRun {
        Component f =
                function("Function").with(Function.TIMEOUT, 200 * SECOND).with(Function.INVOKE_MODE, "response-stream");
        Traffic one = new Traffic.Constant(0.01);
        Result within = run(Facts.sending(f.with(Function.RESPONSE_SIZE, 200 * MB), Interactions.INVOKE), one, 199);
        assertThat(of(within, "Function").completed()).isEqualTo(1);
        assertThat(of(within, "Function").times().get("Duration").max()).isCloseTo(97_000, offset(100.0));
        Result beyond = run(Facts.sending(f.with(Function.RESPONSE_SIZE, 201 * MB), Interactions.INVOKE), one, 199);
        assertThat(of(beyond, "Function").errors()).isEqualTo(1);
        assertThat(of(beyond, "Function").times().get("Duration").max()).isCloseTo(97_000, offset(100.0));
        assertThat(usage(beyond, "response-streaming-gb")).isCloseTo(194.0 / 1_024, EXACT);
    }

    @Test
    @DisplayName("A stream that lasts longer than the time-out is stopped with the invocation")
    void streamsEndWithTheTimeout() throws InvalidRun {
        Component f = function("Function")
                .with(Function.TIMEOUT, SECOND)
                .with(Function.INVOKE_MODE, "response-stream")
                .with(Function.RESPONSE_SIZE, 9 * MB);
        Result r = answering(f);
        assertThat(of(r, "Function").counts().get("Timeouts")).isEqualTo(9);
        assertThat(usage(r, "response-streaming-gb")).isZero();
    }

    @Test
    @DisplayName("Nobody gets the response of an event or a batch: its size matters to callers who wait only")
    void onlyCallersWhoWaitGetAResponse() throws InvalidRun {
        Component f =
                function("Function").with(Function.RESPONSE_SIZE, 7 * MB).with(Function.INVOKE_MODE, "response-stream");
        Result event = called(f, Interactions.INVOKE_ASYNC, KB);
        assertThat(of(event, "Function").times().get("Duration").max()).isZero();
        assertThat(usage(event, "response-streaming-gb")).isZero();
        Design d = Facts.sending(Component.of("Queue", Queue.KIND), Interactions.SEND)
                .with(f.with(Function.INVOKE_MODE, "buffered"))
                .with(Connection.of("Queue", Poll.INTERACTION, "Function"));
        Result batch = run(d, TEN, 10.9);
        assertThat(of(batch, "Function").errors()).isZero();
        assertThat(of(batch, "Function").times().get("Duration").max()).isZero();
    }
}
