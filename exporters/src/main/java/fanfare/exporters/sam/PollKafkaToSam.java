package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Connection;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Topic;
import java.util.List;
import java.util.Map;

/** The event source mapping of a Kafka topic. */
record PollKafkaToSam(Connection poll, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Map<String, Object> properties = Ordered.of(
                "Stream", ref(poll.from()),
                "Topics", List.of(poll.from()),
                "StartingPosition", poll.get(PollStream.STARTING_POSITION),
                "BatchSize", poll.get(PollStream.BATCH_SIZE));
        long window = Seconds.of(poll.get(PollKafka.BATCH_WINDOW));
        if (poll.set().find(PollKafka.BATCH_WINDOW).isPresent()) {
            properties.put("MaximumBatchingWindowInSeconds", window);
        }
        poll.value(PollKafka.CONSUMER_GROUP).ifPresent(group -> properties.put("ConsumerGroupId", group));
        poll.value(PollStream.MAXIMUM_RETRY_ATTEMPTS).ifPresent(n -> properties.put("MaximumRetryAttempts", n));
        poll.value(PollStream.MAXIMUM_RECORD_AGE)
                .ifPresent(age -> properties.put("MaximumRecordAgeInSeconds", Seconds.of(age)));
        if (poll.get(PollStream.BISECT_BATCH_ON_ERROR)) {
            properties.put("BisectBatchOnFunctionError", true);
        }
        poll.value(PollStream.FILTER).ifPresent(f -> properties.put("FilterCriteria", Filters.pattern(f)));
        in.deadLetters(poll.from()).ifPresent(to -> {
            boolean topic = to.kind() == Topic.KIND;
            Object destination = topic ? ref(to.name()) : in.references().arnOf(to);
            properties.put(
                    "DestinationConfig",
                    Map.of("OnFailure", Ordered.of("Type", topic ? "SNS" : "SQS", "Destination", destination)));
        });
        Events.add(template.resource(poll.to()), poll.from(), "MSK", properties);
    }
}
