package fanfare.exporters.reading;

import fanfare.exporters.expand.Resource;
import fanfare.exporters.template.Part;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Settings;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services of others: their URLs are parameters that only URLs match, given to functions and to subscriptions. */
final class Externals {
    private static final String URL = "Url";

    private final Drawing drawing;
    private final Map<String, Component> drawn = new LinkedHashMap<>();

    private Externals(Drawing drawing) {
        this.drawing = drawing;
    }

    static void draw(Drawing drawing) {
        Externals externals = new Externals(drawing);
        for (Resource r : drawing.expansion().resources().values()) {
            Optional<Component> component = drawing.component(r.name());
            if (component.filter(c -> c.kind() == Function.KIND).isPresent()) {
                r.properties()
                        .at("Environment", "Variables")
                        .entries()
                        .values()
                        .forEach(v -> externals.line(component.get(), Interactions.INVOKE, v));
            } else if (r.type().equals("AWS::SNS::Subscription")) {
                Part topic = r.properties().at("TopicArn");
                fanfare.exporters.graph.References.in(topic, drawing.expansion().resources()).stream()
                        .flatMap(t -> drawing.component(t).stream())
                        .findFirst()
                        .ifPresent(t -> externals.line(
                                t, Deliver.INTERACTION, r.properties().at("Endpoint")));
            }
        }
    }

    private void line(Component from, Interaction as, Part value) {
        parameter(value).ifPresent(p -> {
            Component to = drawn.computeIfAbsent(
                    p,
                    n -> drawing.design()
                            .component(name(n))
                            .filter(c -> ConnectionRules.against(from, as, c).isEmpty())
                            .orElseGet(() -> drawing.add(name(n), External.KIND, Settings.NONE, 0)));
            Connection c = Connection.of(from.name(), as, to.name());
            if (ConnectionRules.against(from, as, to).isEmpty()
                    && drawing.design().connections().stream().noneMatch(x -> x.id().equals(c.id()))) {
                drawing.add(c, List.of(value.line()));
            }
        });
    }

    private static String name(String parameter) {
        return parameter.substring(0, parameter.length() - URL.length());
    }

    private Optional<String> parameter(Part value) {
        if (!(value instanceof Part.Call c) || !c.is("Ref")) {
            return Optional.empty();
        }
        return c.argument()
                .words()
                .filter(n -> n.endsWith(URL) && n.length() > URL.length())
                .filter(n -> Optional.ofNullable(
                                drawing.expansion().template().parameters().get(n))
                        .filter(p -> p.at("AllowedPattern").wordsOr("").startsWith("^https://"))
                        .isPresent());
    }
}
