package fanfare.exporters.reading;

import fanfare.exporters.expand.Expansion;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.References;
import java.util.LinkedHashMap;
import java.util.Map;

/** A container service and its task definition are one component. */
record Tasks(Expansion expansion) {
    Map<String, Resource> byService() {
        Map<String, Resource> tasks = new LinkedHashMap<>();
        Map<String, Resource> all = expansion.resources();
        for (Resource r : all.values()) {
            if (r.type().equals("AWS::ECS::Service")) {
                References.in(r.properties().at("TaskDefinition"), all).stream()
                        .map(all::get)
                        .filter(t -> t.type().equals("AWS::ECS::TaskDefinition"))
                        .filter(t -> !tasks.containsValue(t))
                        .findFirst()
                        .ifPresent(t -> tasks.put(r.name(), t));
            }
        }
        return tasks;
    }
}
