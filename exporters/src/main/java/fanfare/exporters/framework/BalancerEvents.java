package fanfare.exporters.framework;

import fanfare.exporters.template.Part;
import java.util.ArrayList;
import java.util.List;

/** Rules of a load balancer's listener. */
final class BalancerEvents {
    private BalancerEvents() {}

    static void read(Event e) {
        String name = LogicalIds.normal(e.function());
        String group = e.stack()
                .make(
                        name + "AlbTargetGroup" + e.number(),
                        "AWS::ElasticLoadBalancingV2::TargetGroup",
                        e.line(),
                        "TargetType",
                        Part.text("lambda"),
                        "Targets",
                        Part.items(Part.fields(e.line(), "Id", e.target())));
        Part action = Part.fields(e.line(), "Type", Part.text("forward"), "TargetGroupArn", Part.ref(group, e.line()));
        e.stack()
                .make(
                        name + "AlbListenerRule" + e.at("priority").wordsOr("1"),
                        "AWS::ElasticLoadBalancingV2::ListenerRule",
                        e.line(),
                        "ListenerArn",
                        e.at("listenerArn"),
                        "Priority",
                        e.at("priority"),
                        "Actions",
                        Part.items(action),
                        "Conditions",
                        conditions(e.at("conditions")));
    }

    private static Part conditions(Part said) {
        List<Part> all = new ArrayList<>();
        condition(said.at("path"), "path-pattern", "PathPatternConfig", all);
        condition(said.at("method"), "http-request-method", "HttpRequestMethodConfig", all);
        condition(said.at("host"), "host-header", "HostHeaderConfig", all);
        return new Part.Items(all, said.line());
    }

    private static void condition(Part values, String field, String config, List<Part> into) {
        if (values.exists()) {
            into.add(Part.fields(
                    values.line(),
                    "Field",
                    Part.text(field),
                    config,
                    Part.fields(values.line(), "Values", new Part.Items(values.list(), values.line()))));
        }
    }
}
