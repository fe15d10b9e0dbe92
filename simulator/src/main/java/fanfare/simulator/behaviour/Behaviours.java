package fanfare.simulator.behaviour;

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
import java.util.Optional;

/** Which behaviour each kind has. Read while a run is compiled, never inside it. */
final class Behaviours {
    /** Makes the behaviour of a component. */
    @FunctionalInterface
    interface Maker {
        Behaviour at(Site site);
    }

    private static final Map<Kind, Maker> OF = Map.ofEntries(
            Map.entry(Api.KIND, ApiBehaviour::new),
            Map.entry(Authorizer.KIND, AuthorizerBehaviour::new),
            Map.entry(Bucket.KIND, BucketBehaviour::new),
            Map.entry(Bus.KIND, BusBehaviour::new),
            Map.entry(Cdn.KIND, CdnBehaviour::new),
            Map.entry(Cache.KIND, CacheBehaviour::new),
            Map.entry(Client.KIND, ClientBehaviour::new),
            Map.entry(Container.KIND, ContainerBehaviour::new),
            Map.entry(Delivery.KIND, DeliveryBehaviour::new),
            Map.entry(Database.KIND, DatabaseBehaviour::new),
            Map.entry(DatabaseProxy.KIND, DatabaseProxyBehaviour::new),
            Map.entry(External.KIND, ExternalBehaviour::new),
            Map.entry(Function.KIND, FunctionBehaviour::new),
            Map.entry(GraphQlApi.KIND, GraphQlApiBehaviour::new),
            Map.entry(Kafka.KIND, KafkaBehaviour::new),
            Map.entry(Pipe.KIND, PipeBehaviour::new),
            Map.entry(Queue.KIND, QueueBehaviour::new),
            Map.entry(Resource.KIND, ResourceBehaviour::new),
            Map.entry(Schedule.KIND, ScheduleBehaviour::new),
            Map.entry(Stream.KIND, StreamBehaviour::new),
            Map.entry(Table.KIND, TableBehaviour::new),
            Map.entry(Topic.KIND, TopicBehaviour::new),
            Map.entry(WebSocketApi.KIND, WebSocketApiBehaviour::new),
            Map.entry(Workflow.KIND, WorkflowBehaviour::new));

    private Behaviours() {}

    static Optional<Maker> of(Kind kind) {
        return Optional.ofNullable(OF.get(kind));
    }
}
