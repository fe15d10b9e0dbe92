package fanfare.exporters.reading;

import fanfare.exporters.expand.Expansion;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.References;
import java.util.LinkedHashMap;
import java.util.Map;

/** Resources that a drawing shows as one component with another: a task with its service, an instance with its cluster. */
record Parts(Expansion expansion) {
    private static final String TASK = "AWS::ECS::TaskDefinition";

    /** The task definition of every service. */
    Map<String, Resource> tasks() {
        Map<String, Resource> tasks = new LinkedHashMap<>();
        for (Resource r : expansion.resources().values()) {
            if (r.type().equals("AWS::ECS::Service")) {
                referred(r, "TaskDefinition", TASK)
                        .filter(t -> !tasks.containsValue(t))
                        .ifPresent(t -> tasks.put(r.name(), t));
            }
        }
        return tasks;
    }

    /** What each resource is a part of: a task definition of its service, a database instance of its cluster. */
    Map<String, String> wholes() {
        Map<String, String> wholes = new LinkedHashMap<>();
        tasks().forEach((service, task) -> wholes.put(task.name(), service));
        for (Resource r : expansion.resources().values()) {
            if (r.type().equals("AWS::RDS::DBInstance")) {
                referred(r, "DBClusterIdentifier", "AWS::RDS::DBCluster")
                        .ifPresent(cluster -> wholes.put(r.name(), cluster.name()));
            }
        }
        return wholes;
    }

    private java.util.Optional<Resource> referred(Resource from, String property, String type) {
        return References.in(from.properties().at(property), expansion.resources()).stream()
                .map(expansion.resources()::get)
                .filter(r -> r.type().equals(type))
                .findFirst();
    }
}
