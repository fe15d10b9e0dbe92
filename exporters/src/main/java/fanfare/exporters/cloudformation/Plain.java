package fanfare.exporters.cloudformation;

import static java.util.Map.entry;

import fanfare.exporters.sam.SamExporter;
import fanfare.model.design.Design;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A design as plain CloudFormation: trees of maps, lists, texts, numbers and {@link Intrinsic}s. A function's {@code Code}
 * is its folder, {@code src/NAME/}, or a map with {@code ImageUri}; a state machine's {@code Definition} is a tree.
 *
 * @param parameters by id, each with {@code Type} and {@code Description}
 * @param resources by logical id, in the order of the design, each with {@code Type}, {@code Properties} and attributes such
 *     as {@code DependsOn} and {@code DeletionPolicy}
 * @param outputs by id, each with {@code Description} and {@code Value}
 * @param remarks what the user must know or is left to do
 */
public record Plain(
        Map<String, Map<String, Object>> parameters,
        Map<String, Map<String, Object>> resources,
        Map<String, Map<String, Object>> outputs,
        List<String> remarks) {
    /** What becomes of a SAM resource. */
    @FunctionalInterface
    interface Expander {
        void expand(Sam resource, Making into);
    }

    private static final Map<String, Expander> OF = Map.ofEntries(
            entry("AWS::Serverless::Function", FunctionParts::expand),
            entry("AWS::Serverless::HttpApi", HttpApiParts::expand),
            entry("AWS::Serverless::Api", RestApiParts::expand),
            entry("AWS::Serverless::WebSocketApi", WebSocketParts::expand),
            entry("AWS::Serverless::StateMachine", StateMachineParts::expand),
            entry("AWS::Serverless::GraphQLApi", GraphQlParts::expand),
            entry("AWS::Serverless::SimpleTable", SimpleParts::table),
            entry("AWS::Serverless::LayerVersion", SimpleParts.as("AWS::Lambda::LayerVersion")),
            entry("AWS::Serverless::Application", SimpleParts::application));

    /** The resources of a design. */
    public static Plain of(Design design) {
        SamExporter.Sections sam = SamExporter.written(design);
        Map<String, Map<String, Object>> resources = read(sam.resources());
        Making making = new Making(resources.keySet());
        List<Sam> serverless = new ArrayList<>();
        resources.forEach((id, resource) -> {
            Sam each = new Sam(id, resource, resources);
            if (OF.containsKey(each.type())) {
                making.resources().put(id, resource);
                serverless.add(each);
            } else {
                making.replace(id, each.type(), each.properties(), resource);
            }
        });
        serverless.forEach(s -> OF.get(s.type()).expand(s, making));
        return new Plain(
                read(sam.parameters()), aliased(making.resources()), aliased(read(sam.outputs())), sam.remarks());
    }

    /**
     * The same before the transform is applied: functions, APIs and state machines are still of SAM's types, which say in one
     * place what triggers them and what they may do.
     */
    public static Plain beforeTransform(Design design) {
        SamExporter.Sections sam = SamExporter.written(design);
        return new Plain(read(sam.parameters()), read(sam.resources()), read(sam.outputs()), sam.remarks());
    }

    private static Map<String, Map<String, Object>> read(Map<String, ?> section) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        section.forEach((id, value) -> all.put(id, Tree.readMap((Map<?, ?>) value)));
        return all;
    }

    /** SAM lets {@code Name.Alias} and {@code Name.Version} be referred to. */
    private static Map<String, Map<String, Object>> aliased(Map<String, Map<String, Object>> section) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        section.forEach((id, value) -> all.put(id, Tree.renamedMap(value, Sam::reference)));
        return Collections.unmodifiableMap(all);
    }
}
