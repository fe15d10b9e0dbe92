package fanfare.exporters.reading;

import fanfare.exporters.graph.TemplateGraph;
import fanfare.exporters.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What resources are called in the source of a template that the AWS CDK synthesised. Their logical ids end with a hash; the path
 * of their construct, which is in their metadata, does not: {@code Shop/Orders/Resource} is the construct Orders of the stack
 * Shop.
 */
final class ConstructPaths {
    private final Map<String, List<String>> paths = new LinkedHashMap<>();
    /** The only drawn resource of a construct of the stack; empty if it has several. */
    private final Map<String, String> drawn = new LinkedHashMap<>();

    ConstructPaths(Template template, TemplateGraph graph) {
        template.resources()
                .forEach((id, whole) -> whole.at("Metadata", "aws:cdk:path")
                        .words()
                        .ifPresent(path -> paths.put(id, new ArrayList<>(List.of(path.split("/"))))));
        int common = common();
        paths.values().forEach(path -> {
            path.subList(0, Math.min(common, path.size() - 1)).clear();
            if (path.size() > 1 && List.of("Resource", "Default").contains(path.get(path.size() - 1))) {
                path.remove(path.size() - 1);
            }
        });
        graph.nodes().stream()
                .filter(TemplateGraph.Node::drawn)
                .map(n -> n.resource().name())
                .filter(paths::containsKey)
                .forEach(id -> drawn.merge(paths.get(id).get(0), id, (one, other) -> ""));
    }

    /** How many parts all paths begin with: the stack, and the stage around it. */
    private int common() {
        List<String> first = paths.values().stream().findFirst().orElse(List.of());
        int common = 1;
        while (common < first.size() && startsAll(first.subList(0, common + 1))) {
            common++;
        }
        return paths.size() > 1 ? common : 1;
    }

    private boolean startsAll(List<String> start) {
        return paths.values().stream()
                .allMatch(p ->
                        p.size() > start.size() && p.subList(0, start.size()).equals(start));
    }

    /** The name of a resource's construct; where that has several drawn resources, with what this is in it. */
    Optional<String> name(String resource) {
        return Optional.ofNullable(paths.get(resource))
                .map(path -> resource.equals(drawn.get(path.get(0))) ? path.get(0) : String.join("", path));
    }
}
