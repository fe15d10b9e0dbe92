package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Bus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The account's own bus is in no template: what refers to it names it instead. */
record DefaultBus(String component) {
    private static final String NAME = "default";
    private static final Intrinsic ARN =
            sub("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/" + NAME);

    static boolean is(Component c) {
        return c.kind() == Bus.KIND && c.get(Bus.ACCOUNT_DEFAULT);
    }

    /** Names it wherever a template refers to it. */
    static void name(Design design, Template template) {
        for (Component c : design.components()) {
            if (is(c)) {
                DefaultBus bus = new DefaultBus(c.name());
                template.resources().forEach(r -> r.replace(bus.named(r.properties()), bus.named(r.attributes())));
            }
        }
    }

    private Map<String, Object> named(Map<?, ?> tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach((k, v) -> copy.put(String.valueOf(k), value(v)));
        return copy;
    }

    private Object value(Object value) {
        if (value instanceof Map<?, ?> m) {
            return named(m);
        } else if (value instanceof List<?> l) {
            return l.stream().map(this::value).toList();
        } else if (value instanceof Intrinsic.Ref ref && ref.argument().equals(component)) {
            return NAME;
        } else if (value instanceof Intrinsic.GetAtt attribute
                && attribute.resource().equals(component)) {
            return ARN;
        } else if (value instanceof Intrinsic.Sub text) {
            return sub(text.argument().replace("${" + component + "}", NAME));
        }
        return value;
    }
}
