package fanfare.exporters.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fanfare.exporters.graph.References;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.PartJson;
import java.util.Optional;

/** The pattern of a rule, in which nothing refers to anything but components. */
record EventPattern(Part pattern, Drawing drawing) {
    /** Marks what only an account knows. */
    private static final String UNKNOWN = "\u0000";

    /** As JSON; empty if there is none, or if only an account knows it. */
    Optional<String> json() {
        if (!pattern.exists()) {
            return Optional.empty();
        }
        JsonNode json = PartJson.of(pattern, this::known, text -> text);
        return json.toString().contains("\\u0000") ? Optional.empty() : Optional.of(json.toString());
    }

    private JsonNode known(Part.Call call) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        Optional<String> meant = References.meant(call, drawing.expansion().resources()).stream()
                .flatMap(r -> drawing.component(r).stream())
                .map(fanfare.model.design.Component::name)
                .findFirst();
        if (meant.isPresent()) {
            return call.is("Fn::GetAtt")
                    ? PartJson.of(call)
                    : nodes.objectNode().put("Ref", meant.get());
        }
        return nodes.textNode(drawing.values().words(call).orElse(UNKNOWN));
    }
}
