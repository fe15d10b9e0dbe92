package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.kind.Topic;

/** A topic. */
record TopicToSam(Component topic, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        TemplateResource r = template.add(topic.name(), "AWS::SNS::Topic");
        if (isFifo(topic)) {
            r.with("FifoTopic", true).with("ContentBasedDeduplication", true);
        }
        template.output(topic.name() + "Arn", "ARN of the topic " + topic.name(), ref(topic.name()));
    }

    static boolean isFifo(Component topic) {
        return topic.kind() == Topic.KIND && topic.get(Topic.FLAVOUR).equals("fifo");
    }
}
