package fanfare.exporters.terraform;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** Queues and topics. */
final class MessagingRows {
    private static final int LONGEST_QUEUE = 80;
    private static final int LONGEST_TOPIC = 256;
    private static final String FIFO = ".fifo";

    static final Map<String, Row> ALL = Map.ofEntries(
            entry(
                    "AWS::SQS::Queue",
                    Row.of(
                            "aws_sqs_queue",
                            "url",
                            Shape.plain()
                                    .named("name", LONGEST_QUEUE)
                                    .called(
                                            "QueueName",
                                            "name",
                                            "VisibilityTimeout",
                                            "visibility_timeout_seconds",
                                            "MessageRetentionPeriod",
                                            "message_retention_seconds",
                                            "MaximumMessageSize",
                                            "max_message_size",
                                            "ReceiveMessageWaitTimeSeconds",
                                            "receive_wait_time_seconds")
                                    .json("RedriveAllowPolicy")
                                    .without("RedrivePolicy")
                                    .also(MessagingRows::redrive)
                                    .then(MessagingRows::redriveApart)
                                    .also((s, b, t) -> fifo(s, b, t, "FifoQueue", "QueueName", LONGEST_QUEUE)),
                            "Arn",
                            "arn",
                            "QueueName",
                            "name",
                            "QueueUrl",
                            "url")),
            entry(
                    "AWS::SQS::QueuePolicy",
                    Row.of("aws_sqs_queue_policy", "id", (s, t) -> policies(s, t, "Queues", "queue_url"))),
            entry(
                    "AWS::SNS::Topic",
                    Row.of(
                            "aws_sns_topic",
                            "arn",
                            Shape.plain()
                                    .named("name", LONGEST_TOPIC)
                                    .called("TopicName", "name")
                                    .also((s, b, t) -> fifo(s, b, t, "FifoTopic", "TopicName", LONGEST_TOPIC)),
                            "TopicArn",
                            "arn",
                            "TopicName",
                            "name")),
            entry(
                    "AWS::SNS::TopicPolicy",
                    Row.of("aws_sns_topic_policy", "id", (s, t) -> policies(s, t, "Topics", "arn"))),
            entry(
                    "AWS::SNS::Subscription",
                    Row.of(
                            "aws_sns_topic_subscription",
                            "arn",
                            Shape.plain().json("FilterPolicy", "RedrivePolicy", "DeliveryPolicy"))));

    private MessagingRows() {}

    /** Names of FIFO queues and topics end so; what CloudFormation makes up does by itself. */
    private static void fifo(Source source, Block block, Translation into, String property, String name, int longest) {
        if (Boolean.TRUE.equals(source.get(property)) && !source.has(name)) {
            block.with(
                    "name",
                    Expression.joined(
                            List.of(into.name(source, longest - FIFO.length(), false), Expression.text(FIFO))));
        }
    }

    private static void redrive(Source queue, Block block, Translation into) {
        if (queue.has("RedrivePolicy") && !into.isCircling(queue)) {
            block.with("redrive_policy", into.values().json(queue.get("RedrivePolicy")));
        }
    }

    /** Queues that are each other's dead-letter queues are made before either is told of the other. */
    private static void redriveApart(Source queue, Translation into) {
        if (queue.has("RedrivePolicy") && into.isCircling(queue)) {
            into.add(
                    queue,
                    into.beside(queue, "aws_sqs_queue_redrive_policy")
                            .with("queue_url", into.of(queue, "url"))
                            .with("redrive_policy", into.values().json(queue.get("RedrivePolicy"))));
        }
    }

    /** One policy for each of several resources. */
    private static void policies(Source source, Translation into, String property, String argument) {
        Expression document = PolicyDocument.of(source.get("PolicyDocument"), into.local(source), source, into);
        boolean first = true;
        for (Object of : Trees.list(source.get(property))) {
            Block block = first
                    ? into.block(source)
                    : into.beside(source, Rows.of(source).type());
            first = false;
            into.emit(source, block.with(argument, into.value(of)).with("policy", document));
        }
    }
}
