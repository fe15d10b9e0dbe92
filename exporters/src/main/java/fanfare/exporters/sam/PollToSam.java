package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Container;
import fanfare.model.kind.Poll;
import java.util.List;
import java.util.Map;

/** The event source mapping of a queue. */
record PollToSam(Connection poll, Context in) implements SamMapping {
    private static final long MOST_OF_FIFO = 10;

    @Override
    public void addTo(Template template) {
        Component queue = in.from(poll);
        if (in.to(poll).kind() == Container.KIND) {
            new Grants(in.to(poll), in, template).receiveFrom(queue);
            return;
        }
        boolean fifo = QueueToSam.isFifo(queue);
        long batch = poll.get(Poll.BATCH_SIZE);
        Map<String, Object> properties = Ordered.of("Queue", in.references().arnOf(queue));
        properties.put("BatchSize", fifo ? Math.min(batch, MOST_OF_FIFO) : batch);
        long window = Seconds.of(poll.get(Poll.BATCH_WINDOW));
        if (window > 0 && fifo) {
            template.remark(queue.name() + " is a FIFO queue: it takes no batch window, and the one of " + window
                    + " s is left out.");
        } else if (window > 0) {
            properties.put("MaximumBatchingWindowInSeconds", window);
        }
        poll.value(Poll.MAXIMUM_CONCURRENCY)
                .ifPresent(most -> properties.put("ScalingConfig", Map.of("MaximumConcurrency", most)));
        if (poll.get(Poll.PARTIAL_BATCH_RESPONSE)) {
            properties.put("FunctionResponseTypes", List.of("ReportBatchItemFailures"));
        }
        poll.value(Poll.FILTER).ifPresent(filter -> properties.put("FilterCriteria", Filters.pattern(filter)));
        Events.add(template.resource(poll.to()), queue.name(), "SQS", properties);
    }
}
