package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Connection;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Topic;
import java.util.List;
import java.util.Map;

/** The event source mapping of a stream or of a table's change stream. */
record PollStreamToSam(Connection poll, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        boolean kinesis = in.from(poll).kind() == Stream.KIND;
        Map<String, Object> properties = Ordered.of(
                "Stream", kinesis ? source(template) : new Intrinsic.GetAtt(poll.from(), "StreamArn"),
                "StartingPosition", poll.get(PollStream.STARTING_POSITION),
                "BatchSize", poll.get(PollStream.BATCH_SIZE));
        long window = Seconds.of(poll.get(PollStream.BATCH_WINDOW));
        if (window > 0) {
            properties.put("MaximumBatchingWindowInSeconds", window);
        }
        if (poll.get(PollStream.PARALLELIZATION_FACTOR) > 1) {
            properties.put("ParallelizationFactor", poll.get(PollStream.PARALLELIZATION_FACTOR));
        }
        failures(properties);
        poll.value(PollStream.FILTER).ifPresent(filter -> properties.put("FilterCriteria", Filters.pattern(filter)));
        Events.add(template.resource(poll.to()), poll.from(), kinesis ? "Kinesis" : "DynamoDB", properties);
    }

    /** The stream itself, or a consumer of its own with enhanced fan-out. */
    private Object source(Template template) {
        if (poll.get(PollStream.CONSUMER).equals("shared")) {
            return arn(poll.from());
        }
        String id = template.unique(poll.to() + "Of" + poll.from());
        template.add(id, "AWS::Kinesis::StreamConsumer")
                .with("ConsumerName", poll.to())
                .with("StreamARN", arn(poll.from()));
        return new Intrinsic.GetAtt(id, "ConsumerARN");
    }

    private void failures(Map<String, Object> properties) {
        poll.value(PollStream.MAXIMUM_RETRY_ATTEMPTS).ifPresent(n -> properties.put("MaximumRetryAttempts", n));
        poll.value(PollStream.MAXIMUM_RECORD_AGE)
                .ifPresent(age -> properties.put("MaximumRecordAgeInSeconds", Seconds.of(age)));
        if (poll.get(PollStream.BISECT_BATCH_ON_ERROR)) {
            properties.put("BisectBatchOnFunctionError", true);
        }
        if (poll.get(PollStream.PARTIAL_BATCH_RESPONSE)) {
            properties.put("FunctionResponseTypes", List.of("ReportBatchItemFailures"));
        }
        in.deadLetters(poll.from()).ifPresent(to -> {
            boolean topic = to.kind() == Topic.KIND;
            Object destination = topic ? ref(to.name()) : in.references().arnOf(to);
            properties.put(
                    "DestinationConfig",
                    Map.of("OnFailure", Ordered.of("Type", topic ? "SNS" : "SQS", "Destination", destination)));
        });
    }
}
