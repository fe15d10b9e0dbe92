package fanfare.model.connect;

import fanfare.model.design.Component;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What flavours forbid beyond the kinds: one row per interaction that is taken away, with the reason. */
final class FlavourRules {
    private static final List<Interaction> OUTCOMES =
            List.of(DeadLetter.INTERACTION, Interactions.ON_SUCCESS, Interactions.ON_FAILURE);
    private static final List<Interaction> ACCESS = List.of(Interactions.READ, Interactions.WRITE);
    private static final List<Interaction> DELIVER = List.of(Deliver.INTERACTION);
    private static final List<Interaction> DEAD_LETTER = List.of(DeadLetter.INTERACTION);

    private static final List<Interaction> AUTHORIZE = List.of(Interactions.AUTHORIZE);

    /** A flavour of either side. */
    private enum Only {
        ANY(c -> true),
        STANDARD(c -> !isFifo(c)),
        FIFO(FlavourRules::isFifo),
        HTTP_API(c -> isApi(c, "http")),
        REST_API(c -> isApi(c, "rest")),
        FUNCTION_URL(c -> isApi(c, "function-url")),
        BALANCER(c -> isApi(c, "alb")),
        JWT(c -> isAuthorizer(c, "jwt")),
        TOKEN(c -> isAuthorizer(c, "lambda") && c.get(Authorizer.EVENT_TYPE).equals("token")),
        COGNITO(c -> isAuthorizer(c, "cognito")),
        DAX(c -> c.kind().equals(Cache.KIND) && c.get(Cache.FLAVOUR).equals("dax"));

        private final Predicate<Component> test;

        Only(Predicate<Component> test) {
            this.test = test;
        }

        boolean fits(Component c) {
            return test.test(c);
        }
    }

    private record Row(
            Only fromFlavour, Kind from, Only toFlavour, Kind to, List<Interaction> not, Verdict.Refused because) {
        boolean fits(Component sender, Component receiver) {
            return sender.kind().equals(from)
                    && receiver.kind().equals(to)
                    && fromFlavour.fits(sender)
                    && toFlavour.fits(receiver);
        }
    }

    private static final List<Interaction> EVERYTHING = Interactions.ALL;

    /** What a route of API Gateway leads to without a function between. */
    private static final List<Kind> SERVICES = List.of(
            Workflow.KIND, Queue.KIND, Topic.KIND, Bus.KIND, fanfare.model.kind.Stream.KIND, Table.KIND, External.KIND);

    private static final List<Row> ROWS = Stream.concat(
                    Stream.of(
                            row(
                                    Only.FUNCTION_URL,
                                    Api.KIND,
                                    Only.ANY,
                                    Container.KIND,
                                    EVERYTHING,
                                    "A function URL belongs to a function and leads to no container. Use another flavour of API.",
                                    Function.KIND),
                            row(
                                    Only.DAX,
                                    Cache.KIND,
                                    Only.ANY,
                                    Database.KIND,
                                    ACCESS,
                                    "DAX stands in front of DynamoDB tables only, not of a database. Use a cache of the flavour valkey or redis."),
                            row(
                                    Only.DAX,
                                    Cache.KIND,
                                    Only.ANY,
                                    DatabaseProxy.KIND,
                                    ACCESS,
                                    "DAX stands in front of DynamoDB tables only, not of a database proxy. Use a cache of the flavour valkey or redis."),
                            row(
                                    Only.DAX,
                                    Cache.KIND,
                                    Only.ANY,
                                    External.KIND,
                                    ACCESS,
                                    "DAX stands in front of DynamoDB tables only, not of an external service. Use a cache of the flavour valkey or redis."),
                            row(
                                    Only.FIFO,
                                    Topic.KIND,
                                    Only.ANY,
                                    Delivery.KIND,
                                    DELIVER,
                                    "An SNS FIFO topic cannot deliver to Firehose. Put an SQS FIFO queue and a function between.",
                                    Queue.KIND,
                                    Function.KIND),
                            row(
                                    Only.ANY,
                                    Kafka.KIND,
                                    Only.FIFO,
                                    Queue.KIND,
                                    DEAD_LETTER,
                                    "Records of a Kafka topic that were given up go to standard queues only. Make the queue standard."),
                            row(
                                    Only.ANY,
                                    Kafka.KIND,
                                    Only.FIFO,
                                    Topic.KIND,
                                    DEAD_LETTER,
                                    "Records of a Kafka topic that were given up go to standard topics only. Make the topic standard."),
                            row(
                                    Only.FIFO,
                                    Topic.KIND,
                                    Only.ANY,
                                    Function.KIND,
                                    DELIVER,
                                    "An SNS FIFO topic cannot invoke a Lambda function. Put an SQS FIFO queue between.",
                                    Queue.KIND),
                            row(
                                    Only.FIFO,
                                    Topic.KIND,
                                    Only.ANY,
                                    External.KIND,
                                    DELIVER,
                                    "An SNS FIFO topic cannot deliver to HTTP endpoints. Put an SQS FIFO queue and a function between.",
                                    Queue.KIND,
                                    Function.KIND),
                            row(
                                    Only.STANDARD,
                                    Topic.KIND,
                                    Only.FIFO,
                                    Queue.KIND,
                                    DELIVER,
                                    "A standard SNS topic cannot deliver to an SQS FIFO queue. Make the topic FIFO or the queue standard.",
                                    Function.KIND),
                            row(
                                    Only.STANDARD,
                                    Topic.KIND,
                                    Only.FIFO,
                                    Queue.KIND,
                                    DEAD_LETTER,
                                    "The dead-letter queue of a standard topic must be a standard queue. Make the queue standard."),
                            row(
                                    Only.FIFO,
                                    Topic.KIND,
                                    Only.STANDARD,
                                    Queue.KIND,
                                    DEAD_LETTER,
                                    "The dead-letter queue of a FIFO topic must be a FIFO queue. Make the queue FIFO."),
                            row(
                                    Only.ANY,
                                    Bucket.KIND,
                                    Only.FIFO,
                                    Queue.KIND,
                                    DELIVER,
                                    "S3 cannot notify an SQS FIFO queue. Make the queue standard, or put a function between that sends the messages.",
                                    Function.KIND),
                            row(
                                    Only.ANY,
                                    Bucket.KIND,
                                    Only.FIFO,
                                    Topic.KIND,
                                    DELIVER,
                                    "S3 cannot notify an SNS FIFO topic. Make the topic standard, or put a function between that publishes.",
                                    Function.KIND),
                            row(
                                    Only.FIFO,
                                    Queue.KIND,
                                    Only.STANDARD,
                                    Queue.KIND,
                                    DEAD_LETTER,
                                    "The dead-letter queue of a FIFO queue must be a FIFO queue too. Make the second queue FIFO."),
                            row(
                                    Only.STANDARD,
                                    Queue.KIND,
                                    Only.FIFO,
                                    Queue.KIND,
                                    DEAD_LETTER,
                                    "The dead-letter queue of a standard queue must be a standard queue too. Make the second queue standard."),
                            row(
                                    Only.ANY,
                                    Function.KIND,
                                    Only.FIFO,
                                    Queue.KIND,
                                    OUTCOMES,
                                    "Lambda sends failed events and invocation records to standard queues only. Make the queue standard, or let the function send."),
                            row(
                                    Only.ANY,
                                    Function.KIND,
                                    Only.FIFO,
                                    Topic.KIND,
                                    OUTCOMES,
                                    "Lambda sends failed events and invocation records to standard topics only. Make the topic standard, or let the function publish."),
                            row(
                                    Only.ANY,
                                    Schedule.KIND,
                                    Only.FIFO,
                                    Queue.KIND,
                                    DEAD_LETTER,
                                    "The dead-letter queue of a schedule must be a standard queue. Make the queue standard."),
                            row(
                                    Only.ANY,
                                    Bus.KIND,
                                    Only.FIFO,
                                    Queue.KIND,
                                    DEAD_LETTER,
                                    "The dead-letter queue of a rule must be a standard queue. Make the queue standard."),
                            row(
                                    Only.ANY,
                                    Bus.KIND,
                                    Only.FIFO,
                                    Topic.KIND,
                                    DELIVER,
                                    "EventBridge cannot deliver to an SNS FIFO topic. Make the topic standard, or put a function between that publishes.",
                                    Function.KIND),
                            row(
                                    Only.ANY,
                                    Table.KIND,
                                    Only.FIFO,
                                    Queue.KIND,
                                    DEAD_LETTER,
                                    "Records of a change stream that were given up go to standard queues only. Make the queue standard."),
                            row(
                                    Only.ANY,
                                    Table.KIND,
                                    Only.FIFO,
                                    Topic.KIND,
                                    DEAD_LETTER,
                                    "Records of a change stream that were given up go to standard topics only. Make the topic standard."),
                            row(
                                    Only.ANY,
                                    fanfare.model.kind.Stream.KIND,
                                    Only.FIFO,
                                    Queue.KIND,
                                    DEAD_LETTER,
                                    "Records of a stream that were given up go to standard queues only. Make the queue standard."),
                            row(
                                    Only.ANY,
                                    fanfare.model.kind.Stream.KIND,
                                    Only.FIFO,
                                    Topic.KIND,
                                    DEAD_LETTER,
                                    "Records of a stream that were given up go to standard topics only. Make the topic standard."),
                            row(
                                    Only.HTTP_API,
                                    Api.KIND,
                                    Only.ANY,
                                    Topic.KIND,
                                    EVERYTHING,
                                    "An HTTP API has no integration with SNS. Make it a REST API, or put a function between that publishes the message.",
                                    Function.KIND),
                            row(
                                    Only.HTTP_API,
                                    Api.KIND,
                                    Only.ANY,
                                    Table.KIND,
                                    EVERYTHING,
                                    "An HTTP API has no integration with DynamoDB. Make it a REST API, or put a function between that reads or writes the items.",
                                    Function.KIND),
                            row(
                                    Only.HTTP_API,
                                    Api.KIND,
                                    Only.COGNITO,
                                    Authorizer.KIND,
                                    AUTHORIZE,
                                    "Cognito authorizers exist for REST APIs only. Make the authorizer's type jwt with the user pool as issuer, or the API a REST API."),
                            row(
                                    Only.HTTP_API,
                                    Api.KIND,
                                    Only.TOKEN,
                                    Authorizer.KIND,
                                    AUTHORIZE,
                                    "The function of an HTTP API's authorizer gets the whole request. Make the authorizer's event type request, or the API a REST API."),
                            row(
                                    Only.REST_API,
                                    Api.KIND,
                                    Only.JWT,
                                    Authorizer.KIND,
                                    AUTHORIZE,
                                    "JWT authorizers exist for HTTP APIs only. Make the authorizer's type cognito or lambda, or the API an HTTP API."),
                            row(
                                    Only.FUNCTION_URL,
                                    Api.KIND,
                                    Only.ANY,
                                    Authorizer.KIND,
                                    AUTHORIZE,
                                    "A function URL knows IAM or nothing, and asks no authorizer. Make it an HTTP API or a REST API."),
                            row(
                                    Only.BALANCER,
                                    Api.KIND,
                                    Only.ANY,
                                    Authorizer.KIND,
                                    AUTHORIZE,
                                    "A load balancer asks no authorizer of API Gateway. Make it an HTTP API or a REST API, or let the function check the caller."),
                            row(
                                    Only.JWT,
                                    Authorizer.KIND,
                                    Only.ANY,
                                    Function.KIND,
                                    EVERYTHING,
                                    "A JWT authorizer checks the token itself and calls no function. Make its type lambda."),
                            row(
                                    Only.COGNITO,
                                    Authorizer.KIND,
                                    Only.ANY,
                                    Function.KIND,
                                    EVERYTHING,
                                    "A Cognito authorizer checks the token itself and calls no function. Make its type lambda.")),
                    SERVICES.stream()
                            .flatMap(to -> Stream.of(
                                    row(
                                            Only.FUNCTION_URL,
                                            Api.KIND,
                                            Only.ANY,
                                            to,
                                            EVERYTHING,
                                            "A function URL leads to its function and to nothing else. Put a function between, or make it a REST API.",
                                            Function.KIND),
                                    row(
                                            Only.BALANCER,
                                            Api.KIND,
                                            Only.ANY,
                                            to,
                                            EVERYTHING,
                                            "A load balancer's targets here are functions and containers. Put a function between, or make it a REST API.",
                                            Function.KIND))))
            .toList();

    private FlavourRules() {}

    private static Row row(
            Only fromFlavour, Kind from, Only toFlavour, Kind to, List<Interaction> not, String why, Kind... between) {
        return new Row(fromFlavour, from, toFlavour, to, not, new Verdict.Refused(why, List.of(between)));
    }

    /** Takes away what the flavours of these two forbid; the first reason when nothing is left. */
    static Verdict narrow(List<Interaction> as, Component from, Component to) {
        List<Interaction> left = new ArrayList<>(as);
        Verdict.Refused why = null;
        for (Row row : ROWS) {
            if (row.fits(from, to) && left.removeAll(row.not()) && why == null) {
                why = row.because();
            }
        }
        return left.isEmpty() ? why : new Verdict.Allowed(left);
    }

    /** Why this interaction is forbidden between these two, if it is. */
    static java.util.Optional<Verdict.Refused> against(Interaction as, Component from, Component to) {
        return ROWS.stream()
                .filter(r -> r.fits(from, to) && r.not().contains(as))
                .map(Row::because)
                .findFirst();
    }

    private static boolean isApi(Component c, String flavour) {
        return c.kind().equals(Api.KIND) && c.get(Api.FLAVOUR).equals(flavour);
    }

    private static boolean isAuthorizer(Component c, String type) {
        return c.kind().equals(Authorizer.KIND) && c.get(Authorizer.TYPE).equals(type);
    }

    static boolean isFifo(Component c) {
        return (c.kind().equals(Queue.KIND) && c.get(Queue.FLAVOUR).equals("fifo"))
                || (c.kind().equals(Topic.KIND) && c.get(Topic.FLAVOUR).equals("fifo"));
    }
}
