package fanfare.exporters.picture;

import static java.util.Map.entry;

import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.util.Map;

/** The table of icons. A new kind gets a line here. */
final class Icons {
    private static final Map<Kind, String> OF = Map.ofEntries(
            entry(Client.KIND, "M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z M4 20.5c.8-4 3.9-5.5 8-5.5s7.2 1.5 8 5.5"),
            entry(Schedule.KIND, "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M12 7.5v4.7l3.2 2"),
            entry(
                    Api.KIND,
                    "M8 4.5c-2.2 0-2.7 1-2.7 2.7v2c0 1.6-.8 2.8-2.3 2.8c1.5 0 2.3 1.2 2.3 2.8v2c0 1.7 .5 2.7 2.7 2.7"
                            + " M16 4.5c2.2 0 2.7 1 2.7 2.7v2c0 1.6 .8 2.8 2.3 2.8c-1.5 0-2.3 1.2-2.3 2.8v2c0 1.7-.5 2.7-2.7 2.7"
                            + " M9 12h5.8 M12.6 9.6l2.4 2.4l-2.4 2.4"),
            entry(WebSocketApi.KIND, "M3 8.5h14 M13.5 5l3.5 3.5l-3.5 3.5 M21 15.5h-14 M10.5 12l-3.5 3.5l3.5 3.5"),
            entry(GraphQlApi.KIND, "M12 3.5l7.4 4.2v8.6l-7.4 4.2l-7.4-4.2v-8.6z M12 3.5l7.4 12.8h-14.8z"),
            entry(
                    Cdn.KIND,
                    "M12 8.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z M12 8.5v-5 M12 15.5v5 M8.5 12h-5 M15.5 12h5"
                            + " M9.5 9.5l-3.5-3.5 M14.5 14.5l3.5 3.5 M14.5 9.5l3.5-3.5 M9.5 14.5l-3.5 3.5"),
            entry(
                    Authorizer.KIND,
                    "M12 3l7 2.6v5.6c0 4.6-2.9 7.9-7 9.8c-4.1-1.9-7-5.2-7-9.8v-5.6z M8.8 11.8l2.3 2.3l4.2-4.5"),
            entry(Function.KIND, "M7 4h1.7c1.2 0 1.9.6 2.4 1.8l5.1 12.4c.4 1 1 1.5 2.1 1.5h.4 M11.9 8.3L6.5 20"),
            entry(
                    Queue.KIND,
                    "M5 7h14a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2z M9 7v10 M13 7v10 M17 7v10"),
            entry(
                    Topic.KIND,
                    "M5 9.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4z M7.2 12h9.6 M7 11l9.8-5 M7 13l9.8 5"
                            + " M18.8 3.4a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4z"
                            + " M18.8 10.3a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4z"
                            + " M18.8 17.2a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4z"),
            entry(
                    Bus.KIND,
                    "M2.5 12h19 M6.5 12v-4.2 M17.5 12v-4.2 M12 12v4.2"
                            + " M6.5 3.8a2 2 0 1 0 0 4a2 2 0 1 0 0-4z M17.5 3.8a2 2 0 1 0 0 4a2 2 0 1 0 0-4z"
                            + " M12 16.2a2 2 0 1 0 0 4a2 2 0 1 0 0-4z"),
            entry(
                    Container.KIND,
                    "M3.5 7.5h17v10h-17z M7 10v5 M10.3 10v5 M13.7 10v5 M17 10v5 M6 7.5v-3h12v3 M6 17.5v2.5 M18 17.5v2.5"),
            entry(
                    Workflow.KIND,
                    "M9 3h6v4h-6z M3 17h6v4h-6z M15 17h6v4h-6z M12 7v5 M6 17v-2.5a2.5 2.5 0 0 1 2.5-2.5h7a2.5 2.5 0 0 1 2.5 2.5v2.5"),
            entry(
                    Stream.KIND,
                    "M3 7.5c3 0 3-2.5 6-2.5s3 2.5 6 2.5s3-2.5 6-2.5 M3 13.2c3 0 3-2.5 6-2.5s3 2.5 6 2.5s3-2.5 6-2.5"
                            + " M3 18.9c3 0 3-2.5 6-2.5s3 2.5 6 2.5s3-2.5 6-2.5"),
            entry(
                    Kafka.KIND,
                    "M8.5 9.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6z M8.5 2.8a2 2 0 1 0 0 4a2 2 0 1 0 0-4z"
                            + " M8.5 17.2a2 2 0 1 0 0 4a2 2 0 1 0 0-4z M17 5.7a2 2 0 1 0 0 4a2 2 0 1 0 0-4z"
                            + " M17 14.3a2 2 0 1 0 0 4a2 2 0 1 0 0-4z M8.5 6.8v2.4 M8.5 14.8v2.4 M11 10.8l4.2-2.2 M11 13.2l4.2 2.2"),
            entry(Pipe.KIND, "M3 8.5h3v7h-3z M6 10h12v4h-12z M18 8.5h3v7h-3z M12 10v-4.5 M9.8 5.5h4.4"),
            entry(Delivery.KIND, "M4 4.5h16 M6 8h12 M8 11.5h8 M12 11.5v6 M9.5 15.2l2.5 2.6l2.5-2.6 M5 17.5v3h14v-3"),
            entry(
                    Table.KIND,
                    "M5.5 4.5h13a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1-1.5 1.5h-13a1.5 1.5 0 0 1-1.5-1.5v-12"
                            + "a1.5 1.5 0 0 1 1.5-1.5z M4 9.5h16 M4 14.5h16 M10 9.5v10"),
            entry(
                    Bucket.KIND,
                    "M4.5 6c0-1.6 3.3-2.7 7.5-2.7s7.5 1.1 7.5 2.7s-3.3 2.7-7.5 2.7s-7.5-1.1-7.5-2.7z"
                            + " M4.5 6l1.9 12.4c.2 1.3 2.6 2.3 5.6 2.3s5.4-1 5.6-2.3l1.9-12.4"),
            entry(
                    Database.KIND,
                    "M4.5 6c0-1.6 3.3-2.8 7.5-2.8s7.5 1.2 7.5 2.8s-3.3 2.8-7.5 2.8s-7.5-1.2-7.5-2.8z"
                            + " M4.5 6v12c0 1.6 3.3 2.8 7.5 2.8s7.5-1.2 7.5-2.8v-12 M4.5 12c0 1.6 3.3 2.8 7.5 2.8s7.5-1.2 7.5-2.8"),
            entry(
                    DatabaseProxy.KIND,
                    "M9 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10z M1.5 12h2.5 M14 12h3 M17 7v10 M17 8.5h5 M17 12h5 M17 15.5h5"),
            entry(Cache.KIND, "M13 2.5l-8.5 11h6l-1.5 8l9-11.5h-6.3z"),
            entry(
                    External.KIND,
                    "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M3.5 12h17"
                            + " M12 3.5c2.6 2.3 3.7 5.2 3.7 8.5s-1.1 6.2-3.7 8.5c-2.6-2.3-3.7-5.2-3.7-8.5s1.1-6.2 3.7-8.5z"),
            entry(Resource.KIND, "M12 3l7.8 4.5v9l-7.8 4.5l-7.8-4.5v-9z M4.2 7.5l7.8 4.5l7.8-4.5 M12 12v9"));

    private Icons() {}

    static String of(Kind kind) {
        String path = OF.get(kind);
        if (path == null) {
            throw new IllegalArgumentException("no icon for kind " + kind.name() + ": add a line to Icons");
        }
        return path;
    }
}
