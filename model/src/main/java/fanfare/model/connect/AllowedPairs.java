package fanfare.model.connect;

import static fanfare.model.kind.Interactions.AUTHORIZE;
import static fanfare.model.kind.Interactions.ENRICH;
import static fanfare.model.kind.Interactions.FORWARD;
import static fanfare.model.kind.Interactions.INVOKE;
import static fanfare.model.kind.Interactions.INVOKE_ASYNC;
import static fanfare.model.kind.Interactions.ON_FAILURE;
import static fanfare.model.kind.Interactions.ON_SUCCESS;
import static fanfare.model.kind.Interactions.PUBLISH;
import static fanfare.model.kind.Interactions.PUSH;
import static fanfare.model.kind.Interactions.PUT;
import static fanfare.model.kind.Interactions.READ;
import static fanfare.model.kind.Interactions.SEND;
import static fanfare.model.kind.Interactions.START;
import static fanfare.model.kind.Interactions.WRITE;

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
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.ReadStream;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Transform;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.util.List;
import java.util.Optional;

/** The table of the legal pairs: sender, receiver, and what may happen between them, the default first. */
final class AllowedPairs {
    private static final Interaction DELIVER = Deliver.INTERACTION;
    private static final Interaction DEAD_LETTER = DeadLetter.INTERACTION;

    private record Row(Kind from, Kind to, List<Interaction> as) {}

    private static final List<Row> ROWS = List.of(
            row(Client.KIND, Cdn.KIND, INVOKE),
            row(Client.KIND, Api.KIND, INVOKE),
            row(Client.KIND, WebSocketApi.KIND, INVOKE),
            row(Client.KIND, GraphQlApi.KIND, INVOKE),
            row(Client.KIND, Function.KIND, INVOKE, INVOKE_ASYNC),
            row(Client.KIND, Container.KIND, INVOKE),
            row(Client.KIND, Workflow.KIND, START, INVOKE),
            row(Client.KIND, Queue.KIND, SEND),
            row(Client.KIND, Topic.KIND, PUBLISH),
            row(Client.KIND, Bus.KIND, PUT),
            row(Client.KIND, Stream.KIND, PUT),
            row(Client.KIND, Table.KIND, READ, WRITE),
            row(Client.KIND, Bucket.KIND, WRITE, READ),
            row(Client.KIND, External.KIND, INVOKE),
            row(Schedule.KIND, Function.KIND, INVOKE_ASYNC),
            row(Schedule.KIND, Workflow.KIND, START),
            row(Schedule.KIND, Container.KIND, START),
            row(Schedule.KIND, Queue.KIND, SEND, DEAD_LETTER),
            row(Schedule.KIND, Topic.KIND, PUBLISH),
            row(Schedule.KIND, Bus.KIND, PUT),
            row(Schedule.KIND, Stream.KIND, PUT),
            row(Api.KIND, Authorizer.KIND, AUTHORIZE),
            row(Api.KIND, Function.KIND, INVOKE),
            row(Cdn.KIND, Api.KIND, Fetch.INTERACTION),
            row(Cdn.KIND, Bucket.KIND, Fetch.INTERACTION),
            row(Cdn.KIND, External.KIND, Fetch.INTERACTION),
            row(WebSocketApi.KIND, Function.KIND, INVOKE),
            row(GraphQlApi.KIND, Function.KIND, INVOKE),
            row(GraphQlApi.KIND, Table.KIND, READ, WRITE),
            row(GraphQlApi.KIND, Bus.KIND, PUT),
            row(GraphQlApi.KIND, External.KIND, INVOKE),
            row(Api.KIND, Container.KIND, INVOKE),
            row(Api.KIND, Workflow.KIND, START, INVOKE),
            row(Api.KIND, Queue.KIND, SEND),
            row(Api.KIND, Topic.KIND, PUBLISH),
            row(Api.KIND, Bus.KIND, PUT),
            row(Api.KIND, Stream.KIND, PUT),
            row(Api.KIND, Table.KIND, READ, WRITE),
            row(Api.KIND, External.KIND, INVOKE),
            row(Authorizer.KIND, Function.KIND, INVOKE),
            row(Function.KIND, Function.KIND, INVOKE, INVOKE_ASYNC, ON_SUCCESS, ON_FAILURE),
            row(Function.KIND, Workflow.KIND, START, INVOKE),
            row(Function.KIND, Container.KIND, INVOKE, START),
            row(Container.KIND, Container.KIND, INVOKE, START),
            row(Container.KIND, Function.KIND, INVOKE, INVOKE_ASYNC),
            row(Container.KIND, Workflow.KIND, START, INVOKE),
            row(Container.KIND, Queue.KIND, SEND),
            row(Container.KIND, Topic.KIND, PUBLISH),
            row(Container.KIND, Bus.KIND, PUT),
            row(Container.KIND, Stream.KIND, PUT),
            row(Container.KIND, Table.KIND, READ, WRITE),
            row(Container.KIND, Bucket.KIND, READ, WRITE),
            row(Container.KIND, External.KIND, INVOKE),
            row(Container.KIND, Api.KIND, INVOKE),
            row(Workflow.KIND, Container.KIND, INVOKE, START),
            row(Workflow.KIND, Function.KIND, INVOKE, INVOKE_ASYNC),
            row(Workflow.KIND, Workflow.KIND, INVOKE, START),
            row(Workflow.KIND, Queue.KIND, SEND),
            row(Workflow.KIND, Topic.KIND, PUBLISH),
            row(Workflow.KIND, Bus.KIND, PUT),
            row(Workflow.KIND, Stream.KIND, PUT),
            row(Workflow.KIND, Table.KIND, READ, WRITE),
            row(Workflow.KIND, Bucket.KIND, READ, WRITE),
            row(Workflow.KIND, External.KIND, INVOKE),
            row(Function.KIND, Queue.KIND, SEND, DEAD_LETTER, ON_SUCCESS, ON_FAILURE),
            row(Function.KIND, Topic.KIND, PUBLISH, DEAD_LETTER, ON_SUCCESS, ON_FAILURE),
            row(Function.KIND, Bus.KIND, PUT, ON_SUCCESS, ON_FAILURE),
            row(Function.KIND, Stream.KIND, PUT),
            row(Function.KIND, Table.KIND, READ, WRITE),
            row(Function.KIND, Bucket.KIND, READ, WRITE),
            row(Function.KIND, External.KIND, INVOKE),
            row(Function.KIND, Database.KIND, READ, WRITE),
            row(Function.KIND, DatabaseProxy.KIND, READ, WRITE),
            row(Function.KIND, Cache.KIND, READ, WRITE),
            row(DatabaseProxy.KIND, Database.KIND, FORWARD),
            row(Cache.KIND, Table.KIND, READ, WRITE),
            row(Cache.KIND, Database.KIND, READ, WRITE),
            row(Cache.KIND, DatabaseProxy.KIND, READ, WRITE),
            row(Cache.KIND, External.KIND, READ),
            row(Function.KIND, Api.KIND, INVOKE),
            row(Function.KIND, WebSocketApi.KIND, PUSH),
            row(Queue.KIND, Function.KIND, Poll.INTERACTION),
            row(Queue.KIND, Container.KIND, Poll.INTERACTION),
            row(Queue.KIND, Queue.KIND, DEAD_LETTER),
            row(Topic.KIND, Function.KIND, DELIVER),
            row(Topic.KIND, Queue.KIND, DELIVER, DEAD_LETTER),
            row(Topic.KIND, External.KIND, DELIVER),
            row(Bus.KIND, Function.KIND, DELIVER),
            row(Bus.KIND, Workflow.KIND, DELIVER),
            row(Bus.KIND, Container.KIND, DELIVER),
            row(Bus.KIND, Queue.KIND, DELIVER, DEAD_LETTER),
            row(Bus.KIND, Topic.KIND, DELIVER),
            row(Bus.KIND, Bus.KIND, DELIVER),
            row(Bus.KIND, Stream.KIND, DELIVER),
            row(Bus.KIND, External.KIND, DELIVER),
            row(Stream.KIND, Function.KIND, PollStream.INTERACTION),
            row(Stream.KIND, Queue.KIND, DEAD_LETTER),
            row(Stream.KIND, Topic.KIND, DEAD_LETTER),
            row(Table.KIND, Function.KIND, PollStream.INTERACTION),
            row(Table.KIND, Queue.KIND, DEAD_LETTER),
            row(Table.KIND, Topic.KIND, DEAD_LETTER),
            row(Client.KIND, Kafka.KIND, PUT),
            row(Function.KIND, Kafka.KIND, PUT),
            row(Container.KIND, Kafka.KIND, PUT),
            row(Container.KIND, Delivery.KIND, PUT),
            row(Container.KIND, Database.KIND, READ, WRITE),
            row(Container.KIND, DatabaseProxy.KIND, READ, WRITE),
            row(Container.KIND, Cache.KIND, READ, WRITE),
            row(Kafka.KIND, Function.KIND, PollKafka.INTERACTION),
            row(Kafka.KIND, Queue.KIND, DEAD_LETTER),
            row(Kafka.KIND, Topic.KIND, DEAD_LETTER),
            row(Client.KIND, Delivery.KIND, PUT),
            row(Schedule.KIND, Delivery.KIND, PUT),
            row(Function.KIND, Delivery.KIND, PUT),
            row(Workflow.KIND, Delivery.KIND, PUT),
            row(Topic.KIND, Delivery.KIND, DELIVER),
            row(Bus.KIND, Delivery.KIND, DELIVER),
            row(Stream.KIND, Delivery.KIND, ReadStream.INTERACTION),
            row(Delivery.KIND, Function.KIND, Transform.INTERACTION),
            row(Delivery.KIND, Bucket.KIND, WRITE, DEAD_LETTER),
            row(Delivery.KIND, External.KIND, INVOKE),
            row(Queue.KIND, Pipe.KIND, Poll.INTERACTION),
            row(Stream.KIND, Pipe.KIND, PollStream.INTERACTION),
            row(Table.KIND, Pipe.KIND, PollStream.INTERACTION),
            row(Pipe.KIND, Function.KIND, INVOKE, INVOKE_ASYNC, ENRICH),
            row(Pipe.KIND, Workflow.KIND, START, INVOKE, ENRICH),
            row(Pipe.KIND, Queue.KIND, SEND),
            row(Pipe.KIND, Topic.KIND, PUBLISH),
            row(Pipe.KIND, Bus.KIND, PUT),
            row(Pipe.KIND, Stream.KIND, PUT),
            row(Pipe.KIND, Delivery.KIND, PUT),
            row(Pipe.KIND, Api.KIND, INVOKE, ENRICH),
            row(Pipe.KIND, External.KIND, INVOKE, ENRICH),
            row(Bucket.KIND, Function.KIND, DELIVER),
            row(Bucket.KIND, Queue.KIND, DELIVER),
            row(Bucket.KIND, Topic.KIND, DELIVER),
            row(Bucket.KIND, Bus.KIND, DELIVER));

    private AllowedPairs() {}

    private static Row row(Kind from, Kind to, Interaction... as) {
        return new Row(from, to, List.of(as));
    }

    static Optional<List<Interaction>> find(Kind from, Kind to) {
        return ROWS.stream()
                .filter(r -> r.from().equals(from) && r.to().equals(to))
                .map(Row::as)
                .findFirst();
    }
}
