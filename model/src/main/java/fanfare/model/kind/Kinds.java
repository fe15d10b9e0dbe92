package fanfare.model.kind;

import java.util.List;
import java.util.Optional;

/** Every kind, in the order of the palette. */
public final class Kinds {
    /** All kinds. */
    public static final List<Kind> ALL = List.of(
            Client.KIND,
            Schedule.KIND,
            Cdn.KIND,
            Api.KIND,
            WebSocketApi.KIND,
            GraphQlApi.KIND,
            Authorizer.KIND,
            Function.KIND,
            Container.KIND,
            Workflow.KIND,
            Queue.KIND,
            Topic.KIND,
            Bus.KIND,
            Stream.KIND,
            Kafka.KIND,
            Pipe.KIND,
            Delivery.KIND,
            Table.KIND,
            Bucket.KIND,
            Database.KIND,
            DatabaseProxy.KIND,
            Cache.KIND,
            External.KIND,
            Resource.KIND);

    private Kinds() {}

    /** The kind of this name. */
    public static Optional<Kind> named(String name) {
        return ALL.stream().filter(k -> k.name().equals(name)).findFirst();
    }
}
