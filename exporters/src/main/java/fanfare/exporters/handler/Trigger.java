package fanfare.exporters.handler;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Transform;
import fanfare.model.kind.WebSocketApi;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One way in which a function is invoked.
 *
 * @param shape of the event
 * @param from what sends it
 * @param partial whether the answer names the records that failed
 * @param ordered whether nothing after a failed record may be processed
 * @param enveloped whether messages come in the envelope of the topic that delivered them to the queue
 * @param objects whether messages may be a bucket's notifications of new objects
 */
record Trigger(
        Shape shape,
        Component from,
        Connection by,
        boolean partial,
        boolean ordered,
        boolean enveloped,
        boolean objects) {
    /** What events look like. */
    enum Shape {
        VERDICT_V2("a request to judge"),
        VERDICT_V1("a request to judge"),
        HTTP_BALANCER("an HTTP request"),
        HTTP_V2("an HTTP request"),
        HTTP_V1("an HTTP request"),
        WEBSOCKET("a message of a client, or its coming and going"),
        SQS("messages of a queue"),
        SNS("a message of a topic"),
        S3("a new object"),
        DYNAMODB("changes of a table"),
        KINESIS("records of a stream"),
        KAFKA("records of a Kafka topic"),
        PIPE("events of a pipe"),
        TRANSFORM("records of a delivery stream"),
        EVENT("an event of a bus"),
        SCHEDULE("a schedule"),
        OUTCOME("the outcome of another function"),
        DIRECT("a direct invocation");

        private final String words;

        Shape(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean isHttp() {
            return this == HTTP_V1 || this == HTTP_V2 || this == HTTP_BALANCER;
        }

        boolean isVerdict() {
            return this == VERDICT_V1 || this == VERDICT_V2;
        }

        /** True if a message that is delivered again has the id that it had before. */
        boolean isRepeated() {
            return this == SQS
                    || this == SNS
                    || this == DYNAMODB
                    || this == KINESIS
                    || this == KAFKA
                    || this == PIPE
                    || this == EVENT;
        }

        boolean isBatch() {
            return this == SQS || this == SNS || this == S3 || this == DYNAMODB || this == KINESIS;
        }
    }

    /** All triggers of a function, in the order in which they were drawn. */
    static List<Trigger> of(Component function, Design design) {
        return design.to(function.name())
                .flatMap(c -> design.component(c.from()).stream().flatMap(from -> of(c, from, design).stream()))
                .toList();
    }

    private static Optional<Trigger> of(Connection c, Component from, Design design) {
        return shape(c.as(), from, design).map(shape -> switch (shape) {
            case SQS ->
                new Trigger(
                        shape,
                        from,
                        c,
                        c.get(Poll.PARTIAL_BATCH_RESPONSE),
                        isFifo(from),
                        enveloped(from, design),
                        objects(from, design));
            case DYNAMODB, KINESIS ->
                new Trigger(shape, from, c, c.get(PollStream.PARTIAL_BATCH_RESPONSE), true, false, false);
            case PIPE -> new Trigger(shape, from, c, reports(c, from, design), ordered(from, design), false, false);
            default -> new Trigger(shape, from, c, false, false, false, objects(from, design));
        });
    }

    /** True if a pipe asks the function that is its target for the events that failed. */
    private static boolean reports(Connection c, Component pipe, Design design) {
        return c.as() == Interactions.INVOKE
                && design.to(pipe.name())
                        .anyMatch(s -> s.get(
                                s.as() == Poll.INTERACTION
                                        ? Poll.PARTIAL_BATCH_RESPONSE
                                        : PollStream.PARTIAL_BATCH_RESPONSE));
    }

    private static boolean ordered(Component pipe, Design design) {
        return design.to(pipe.name()).anyMatch(s -> s.as() != Poll.INTERACTION);
    }

    private static Optional<Shape> shape(Interaction as, Component from, Design design) {
        Kind kind = from.kind();
        if (as == PollKafka.INTERACTION) {
            return Optional.of(Shape.KAFKA);
        }
        if (kind == Pipe.KIND) {
            return Optional.of(Shape.PIPE);
        }
        if (as == Transform.INTERACTION) {
            return Optional.of(Shape.TRANSFORM);
        }
        if (as == Poll.INTERACTION) {
            return Optional.of(Shape.SQS);
        }
        if (as == PollStream.INTERACTION) {
            return Optional.of(kind == fanfare.model.kind.Stream.KIND ? Shape.KINESIS : Shape.DYNAMODB);
        }
        if (as == Deliver.INTERACTION) {
            return Optional.of(kind == Topic.KIND ? Shape.SNS : kind == Bucket.KIND ? Shape.S3 : Shape.EVENT);
        }
        if (as == Interactions.ON_SUCCESS || as == Interactions.ON_FAILURE) {
            return Optional.of(Shape.OUTCOME);
        }
        if (kind == Schedule.KIND) {
            return Optional.of(Shape.SCHEDULE);
        }
        if (kind == Api.KIND) {
            return Optional.of(http(from));
        }
        if (kind == Authorizer.KIND) {
            return Optional.of(judges(from, design) ? Shape.VERDICT_V1 : Shape.VERDICT_V2);
        }
        if (kind == WebSocketApi.KIND) {
            return Optional.of(Shape.WEBSOCKET);
        }
        return as == Interactions.INVOKE || as == Interactions.INVOKE_ASYNC
                ? Optional.of(Shape.DIRECT)
                : Optional.empty();
    }

    private static Shape http(Component api) {
        return switch (api.get(Api.FLAVOUR)) {
            case "rest" -> Shape.HTTP_V1;
            case "alb" -> Shape.HTTP_BALANCER;
            default -> Shape.HTTP_V2;
        };
    }

    /** True if the authorizer judges requests to a REST API. */
    private static boolean judges(Component authorizer, Design design) {
        return design.to(authorizer.name())
                .flatMap(c -> design.component(c.from()).stream())
                .anyMatch(api -> api.kind() == Api.KIND && api.get(Api.FLAVOUR).equals("rest"));
    }

    private static boolean isFifo(Component queue) {
        return queue.get(Queue.FLAVOUR).equals("fifo");
    }

    private static boolean enveloped(Component queue, Design design) {
        return design.to(queue.name())
                .filter(c -> c.as() == Deliver.INTERACTION)
                .anyMatch(c -> !c.get(Deliver.RAW)
                        && design.component(c.from())
                                .map(f -> f.kind() == Topic.KIND)
                                .orElse(false));
    }

    /** True if a bucket notifies the queue or topic, at once or over a topic. */
    private static boolean objects(Component queueOrTopic, Design design) {
        return sendersTo(queueOrTopic, design)
                .anyMatch(c -> c.kind() == Bucket.KIND
                        || c.kind() == Topic.KIND && sendersTo(c, design).anyMatch(b -> b.kind() == Bucket.KIND));
    }

    private static Stream<Component> sendersTo(Component to, Design design) {
        return design.to(to.name())
                .filter(c -> c.as() == Deliver.INTERACTION)
                .flatMap(c -> design.component(c.from()).stream());
    }
}
