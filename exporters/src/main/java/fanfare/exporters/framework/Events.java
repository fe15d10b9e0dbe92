package fanfare.exporters.framework;

import static java.util.Map.entry;

import fanfare.exporters.template.Part;
import java.util.Map;
import java.util.Set;

/** What functions listen to: one entry per type of event. */
final class Events {
    /** Turns an event into resources. */
    @FunctionalInterface
    private interface Reader {
        void read(Event event);
    }

    private static final Map<String, Reader> READERS = Map.ofEntries(
            entry("http", RestEvents::read),
            entry("httpApi", HttpEvents::read),
            entry("websocket", WebSocketEvents::read),
            entry("alb", BalancerEvents::read),
            entry("sqs", PollEvents::queue),
            entry("stream", PollEvents::stream),
            entry("msk", PollEvents::msk),
            entry("kafka", PollEvents::kafka),
            entry("activemq", e -> PollEvents.broker(e, "ActiveMQ")),
            entry("rabbitmq", e -> PollEvents.broker(e, "RabbitMQ")),
            entry("sns", PushEvents::topic),
            entry("s3", PushEvents::bucket),
            entry("cloudwatchLog", PushEvents::logs),
            entry("iot", PushEvents::things),
            entry("cognitoUserPool", PushEvents::userPool),
            entry("cloudFront", PushEvents::distribution),
            entry("schedule", RuleEvents::schedule),
            entry("eventBridge", RuleEvents::eventBridge),
            entry("cloudwatchEvent", RuleEvents::cloudwatchEvent));

    /** Sent by devices and by services that no kind of component stands for. */
    private static final Set<String> NOT_DRAWN = Set.of("alexaSkill", "alexaSmartHome", "iotFleetProvisioning");

    private Events() {}

    static void read(String function, Part events, Service in) {
        int number = 0;
        for (Part event : events.list()) {
            number++;
            if (event.words().isPresent()) {
                one(function, number, event.wordsOr(""), new Part.Fields(Map.of(), event.line()), event.line(), in);
            }
            for (Map.Entry<String, Part> e : event.entries().entrySet()) {
                one(function, number, e.getKey(), e.getValue(), event.line(), in);
            }
        }
    }

    private static void one(String function, int number, String type, Part said, int line, Service in) {
        Reader reader = READERS.get(type);
        if (reader != null) {
            reader.read(new Event(function, number, said, line, in));
        } else if (!NOT_DRAWN.contains(type)) {
            in.warn(
                    line,
                    function + " listens to “" + type + "”, which is no event of the framework's own; it is not drawn");
        }
    }
}
