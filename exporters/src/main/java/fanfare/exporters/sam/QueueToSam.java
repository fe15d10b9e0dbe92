package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.kind.Queue;

/** A queue, encrypted with keys of the service. */
record QueueToSam(Component queue, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        TemplateResource r = template.add(queue.name(), "AWS::SQS::Queue");
        if (isFifo(queue)) {
            r.with("FifoQueue", true).with("ContentBasedDeduplication", true);
            if (queue.get(Queue.HIGH_THROUGHPUT)) {
                r.with("DeduplicationScope", "messageGroup").with("FifoThroughputLimit", "perMessageGroupId");
            }
        }
        r.with("VisibilityTimeout", Seconds.of(queue.get(Queue.VISIBILITY_TIMEOUT)));
        r.with("MessageRetentionPeriod", Seconds.of(queue.get(Queue.RETENTION)));
        if (queue.get(Queue.DELIVERY_DELAY) > 0) {
            r.with("DelaySeconds", Seconds.of(queue.get(Queue.DELIVERY_DELAY)));
        }
        r.with("SqsManagedSseEnabled", true);
        r.map("RedrivePolicy");
        template.output(queue.name() + "Url", "URL of the queue " + queue.name(), ref(queue.name()));
    }

    static boolean isFifo(Component queue) {
        return queue.kind() == Queue.KIND && queue.get(Queue.FLAVOUR).equals("fifo");
    }
}
