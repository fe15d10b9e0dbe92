package fanfare.exporters.terraform;

import static java.util.Map.entry;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Function;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which file a block stands in: by the kind of the component that it belongs to, the components in their order. */
final class Concerns {
    private static final String OTHERS = "resources.tf";
    private static final Map<Kind, String> FILES = Map.ofEntries(
            entry(Api.KIND, "api.tf"),
            entry(WebSocketApi.KIND, "api.tf"),
            entry(GraphQlApi.KIND, "api.tf"),
            entry(Authorizer.KIND, "api.tf"),
            entry(Cdn.KIND, "api.tf"),
            entry(Function.KIND, "functions.tf"),
            entry(Container.KIND, "containers.tf"),
            entry(Workflow.KIND, "workflows.tf"),
            entry(Schedule.KIND, "schedules.tf"),
            entry(Queue.KIND, "messaging.tf"),
            entry(Topic.KIND, "messaging.tf"),
            entry(Bus.KIND, "messaging.tf"),
            entry(Stream.KIND, "messaging.tf"),
            entry(Kafka.KIND, "messaging.tf"),
            entry(Pipe.KIND, "messaging.tf"),
            entry(Delivery.KIND, "messaging.tf"),
            entry(Table.KIND, "stores.tf"),
            entry(Bucket.KIND, "stores.tf"),
            entry(Database.KIND, "stores.tf"),
            entry(DatabaseProxy.KIND, "stores.tf"),
            entry(Cache.KIND, "stores.tf"));

    private final Design design;
    private final Map<String, List<Block>> byComponent = new LinkedHashMap<>();

    Concerns(Design design) {
        this.design = design;
        design.components().forEach(c -> byComponent.put(c.name(), new ArrayList<>()));
        byComponent.put("", new ArrayList<>());
    }

    /** Adds a block that belongs to the resource of this id. */
    void add(String id, Block block) {
        byComponent.get(Addresses.owner(design, id)).add(block);
    }

    /** The blocks of each file. */
    Map<String, List<Block>> files() {
        Map<String, List<Block>> files = new TreeMap<>();
        byComponent.forEach((name, blocks) -> {
            if (!blocks.isEmpty()) {
                String file = design.component(name)
                        .map(Component::kind)
                        .map(k -> FILES.getOrDefault(k, OTHERS))
                        .orElse("shared.tf");
                files.computeIfAbsent(file, f -> new ArrayList<>()).addAll(blocks);
            }
        });
        return files;
    }
}
