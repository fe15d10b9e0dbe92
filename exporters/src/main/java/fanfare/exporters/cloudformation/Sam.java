package fanfare.exporters.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A SAM resource to be expanded.
 *
 * @param all the resources of the template, itself among them
 */
record Sam(String id, Map<String, Object> resource, Map<String, Map<String, Object>> all) {
    private static final String ALIAS = ".Alias";

    String type() {
        return String.valueOf(resource.get("Type"));
    }

    Map<String, Object> properties() {
        return new LinkedHashMap<>(Tree.map(resource, "Properties"));
    }

    /** The functions with events, each with the name of the event, for those of a type. */
    void events(String type, BiConsumer<Event, Map<String, Object>> each) {
        all.forEach((id, r) -> {
            Sam owner = new Sam(id, r, all);
            Tree.map(owner.properties(), "Events").forEach((name, e) -> {
                Map<?, ?> event = (Map<?, ?>) e;
                if (type.equals(event.get("Type"))) {
                    each.accept(new Event(owner, name), Tree.map(Tree.readMap(event), "Properties"));
                }
            });
        });
    }

    /** An event of a function or a state machine. */
    record Event(Sam owner, String name) {
        /** The start of the ids of what belongs to it. */
        String id() {
            return owner.id() + name;
        }
    }

    /** The alias under which SAM publishes a function; null if it does not. */
    Object alias() {
        return properties().get("AutoPublishAlias");
    }

    /** What to call the function by: its alias, if it has one. */
    Intrinsic target() {
        return alias() == null ? Intrinsic.arn(id) : Intrinsic.ref(aliasId());
    }

    String aliasId() {
        return id + "Alias" + alias();
    }

    List<Object> policies() {
        return Statements.of(Tree.list(properties(), "Policies"), all.keySet());
    }

    /** How API Gateway calls a function. */
    static Intrinsic invocation(Object functionArn) {
        return Intrinsic.sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
                + Tree.within(functionArn) + "/invocations");
    }

    /** Another name for what SAM lets be referred to by the name of a function. */
    static String reference(String name) {
        if (name.endsWith(ALIAS)) {
            return name.substring(0, name.length() - ALIAS.length()) + "Aliaslive";
        }
        return name.endsWith(".Version") ? name.replace(".Version", "Version") : name;
    }
}
