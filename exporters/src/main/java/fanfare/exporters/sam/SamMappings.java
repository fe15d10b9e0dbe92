package fanfare.exporters.sam;

import static java.util.Map.entry;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
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
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Fetch;
import fanfare.model.kind.Function;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.ReadStream;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Transform;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.util.Map;
import java.util.Optional;

/** The table of mappings. A new kind or interaction gets a line here. */
final class SamMappings {
    private static final Map<Kind, SamMapping.OfComponent> KINDS = Map.ofEntries(
            entry(Client.KIND, ClientToSam::new),
            entry(Schedule.KIND, ScheduleToSam::new),
            entry(Cdn.KIND, CdnToSam::new),
            entry(Api.KIND, ApiToSam::new),
            entry(WebSocketApi.KIND, WebSocketApiToSam::new),
            entry(GraphQlApi.KIND, GraphQlApiToSam::new),
            entry(Authorizer.KIND, AuthorizerToSam::new),
            entry(Function.KIND, FunctionToSam::new),
            entry(Queue.KIND, QueueToSam::new),
            entry(Workflow.KIND, WorkflowToSam::new),
            entry(Topic.KIND, TopicToSam::new),
            entry(Bus.KIND, BusToSam::new),
            entry(Stream.KIND, StreamToSam::new),
            entry(Kafka.KIND, KafkaToSam::new),
            entry(Pipe.KIND, PipeToSam::new),
            entry(Delivery.KIND, DeliveryToSam::new),
            entry(Table.KIND, TableToSam::new),
            entry(Bucket.KIND, BucketToSam::new),
            entry(Container.KIND, ContainerToSam::new),
            entry(Database.KIND, DatabaseToSam::new),
            entry(DatabaseProxy.KIND, DatabaseProxyToSam::new),
            entry(Cache.KIND, CacheToSam::new),
            entry(External.KIND, ExternalToSam::new),
            entry(Resource.KIND, ResourceToSam::new));

    private static final Map<Interaction, SamMapping.OfConnection> INTERACTIONS = Map.ofEntries(
            entry(Interactions.INVOKE, InvokeToSam::new),
            entry(Interactions.INVOKE_ASYNC, InvokeAsyncToSam::new),
            entry(Interactions.START, StartToSam::new),
            entry(Interactions.SEND, SendToSam::new),
            entry(Interactions.PUBLISH, PublishToSam::new),
            entry(Interactions.PUT, PutToSam::new),
            entry(Interactions.PUSH, PushToSam::new),
            entry(Fetch.INTERACTION, FetchToSam::new),
            entry(Interactions.READ, ReadToSam::new),
            entry(Interactions.WRITE, WriteToSam::new),
            entry(Interactions.FORWARD, ForwardToSam::new),
            entry(Interactions.AUTHORIZE, AuthorizeToSam::new),
            entry(Poll.INTERACTION, PollToSam::new),
            entry(PollStream.INTERACTION, PollStreamToSam::new),
            entry(PollKafka.INTERACTION, PollKafkaToSam::new),
            entry(ReadStream.INTERACTION, InPipeToSam::new),
            entry(Transform.INTERACTION, InPipeToSam::new),
            entry(Interactions.ENRICH, InPipeToSam::new),
            entry(Deliver.INTERACTION, DeliverToSam::new),
            entry(DeadLetter.INTERACTION, DeadLetterToSam::new),
            entry(Interactions.ON_SUCCESS, OutcomeToSam::new),
            entry(Interactions.ON_FAILURE, OutcomeToSam::new));

    private SamMappings() {}

    /** The maker for a kind. */
    static Optional<SamMapping.OfComponent> find(Kind kind) {
        return Optional.ofNullable(KINDS.get(kind));
    }

    /** The maker for an interaction. */
    static Optional<SamMapping.OfConnection> find(Interaction as) {
        return Optional.ofNullable(INTERACTIONS.get(as));
    }

    static SamMapping of(Component component, Context in) {
        return find(component.kind())
                .orElseThrow(() -> new IllegalStateException("no mapping for kind " + component.kind()))
                .of(component, in);
    }

    static SamMapping of(Connection connection, Context in) {
        if (in.from(connection).kind() == Pipe.KIND || in.to(connection).kind() == Pipe.KIND) {
            return new InPipeToSam(connection, in);
        }
        return find(connection.as())
                .orElseThrow(() -> new IllegalStateException("no mapping for interaction " + connection.as()))
                .of(connection, in);
    }
}
