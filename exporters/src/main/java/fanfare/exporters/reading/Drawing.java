package fanfare.exporters.reading;

import fanfare.exporters.Imported;
import fanfare.exporters.Imported.Remark;
import fanfare.exporters.Imported.Sort;
import fanfare.exporters.expand.Expansion;
import fanfare.exporters.graph.References;
import fanfare.exporters.graph.TemplateGraph;
import fanfare.exporters.picture.LayeredPlaces;
import fanfare.exporters.template.Part;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.design.Settings;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A template's graph as a design: a component per resource, a connection per line, callers, places, remarks. */
final class Drawing {
    private static final int LONGEST_NAME = 64;
    private static final String DEFAULT_BUS = "DefaultBus";
    private static final String OTHER_BUS = "ExternalBus";

    private final Expansion expansion;
    private final TemplateGraph graph;
    private final Values values;
    private final ConstructPaths paths;
    private final SaidElsewhere elsewhere;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Integer> componentLines = new LinkedHashMap<>();
    private final Map<Connection.Id, List<Integer>> connectionLines = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private int inStacks;
    private Design design;

    Drawing(Expansion expansion, TemplateGraph graph) {
        this.expansion = expansion;
        this.graph = graph;
        this.values = new Values(expansion.template());
        this.paths = new ConstructPaths(expansion.template(), graph);
        this.elsewhere = new SaidElsewhere(expansion);
        this.design = Design.named(title());
    }

    Imported imported() {
        graph.nodes().forEach(n -> name(n.resource().name()));
        Parts parts = new Parts(expansion);
        Map<String, fanfare.exporters.expand.Resource> tasks = parts.tasks();
        Map<String, String> wholes = parts.wholes();
        tasks.forEach((service, task) -> {
            if (service.equals(task.name() + "Service")) {
                names.put(service, names.get(task.name()));
            }
        });
        wholes.forEach((part, whole) -> names.put(part, names.get(whole)));
        graph.nodes().stream()
                .map(TemplateGraph.Node::resource)
                .filter(r -> !wholes.containsKey(r.name()))
                .forEach(r -> component(r, Optional.ofNullable(tasks.get(r.name()))));
        urls();
        graph.core().forEach(e -> {
            bus(e.source(), TemplateGraph.DEFAULT_BUS, DEFAULT_BUS);
            bus(e.source(), TemplateGraph.EXTERNAL_BUS, OTHER_BUS);
        });
        new Lines(this).draw();
        Externals.draw(this);
        graph.nodes().stream().map(TemplateGraph.Node::resource).forEach(this::keepUnused);
        graph.nodes().stream().map(TemplateGraph.Node::resource).forEach(this::definition);
        callers();
        outside();
        stacks();
        place();
        remarks.add(0, new Remark(Sort.UNDERSTOOD, 0, summary()));
        return new Imported(design, remarks, graph, componentLines, connectionLines);
    }

    private String title() {
        return expansion
                .template()
                .root()
                .at("Description")
                .words()
                .map(d -> d.strip().lines().findFirst().orElse("").strip())
                .filter(d -> !d.isEmpty() && d.length() <= 80)
                .orElse(expansion.template().name().replaceFirst("\\.(ya?ml|json|template)$", ""));
    }

    Expansion expansion() {
        return expansion;
    }

    TemplateGraph graph() {
        return graph;
    }

    Values values() {
        return values;
    }

    Design design() {
        return design;
    }

    /** The component of a resource, or of an end that stands for one. */
    Optional<Component> component(String resource) {
        return Optional.ofNullable(names.get(resource)).flatMap(design::component);
    }

    /** Adds a component that no resource stands for by itself. */
    Component add(String wanted, Kind kind, Settings settings, int line) {
        Component component = new Component(Callers.free(design, wanted), kind, settings);
        design = design.with(component);
        names.put("@" + component.name(), component.name());
        if (line > 0) {
            componentLines.put(component.name(), line);
        }
        return component;
    }

    void add(Connection connection, List<Integer> lines) {
        design = design.with(connection);
        connectionLines.put(connection.id(), lines);
    }

    void replace(Connection before, Connection after) {
        design = design.without(before.id()).with(after);
        List<Integer> lines = connectionLines.remove(before.id());
        connectionLines.put(after.id(), lines == null ? List.of() : lines);
    }

    void remark(Sort sort, int line, String text) {
        remarks.add(new Remark(sort, line, text));
    }

    private String name(String resource) {
        return names.computeIfAbsent(resource, r -> {
            String wanted = paths.name(r)
                    .orElseGet(() -> expansion.template().called().getOrDefault(r, r))
                    .replaceAll("[^A-Za-z0-9]", "");
            wanted = wanted.isEmpty() || !Character.isLetter(wanted.charAt(0)) ? "R" + wanted : wanted;
            String shortened = wanted.length() > LONGEST_NAME ? wanted.substring(0, LONGEST_NAME - 4) : wanted;
            String name = shortened;
            for (int i = 2; names.containsValue(name); i++) {
                name = shortened + i;
            }
            return name;
        });
    }

    private void component(fanfare.exporters.expand.Resource r, Optional<fanfare.exporters.expand.Resource> task) {
        String name = names.get(r.name());
        Optional<Kind> kind = KindReadings.kind(r);
        if (r.line() > 0) {
            componentLines.put(name, r.line());
        }
        if (kind.isEmpty() || tellsOfAlarms(r)) {
            keep(name, r);
            return;
        }
        Reading reading = new Reading(
                elsewhere.properties(r, task),
                values,
                doubt -> remark(Sort.NOT_UNDERSTOOD, r.line(), r.name() + ": " + doubt + "."));
        KindReadings.read(r, reading);
        design = design.with(new Component(name, kind.get(), reading.settings()));
    }

    /** A topic for nothing but alarms is told by no component. */
    private boolean tellsOfAlarms(fanfare.exporters.expand.Resource r) {
        return r.type().equals("AWS::SNS::Topic")
                && graph.core().stream()
                        .noneMatch(
                                e -> e.source().equals(r.name()) || e.target().equals(r.name()))
                && expansion.resources().values().stream()
                        .filter(a -> a.type().equals("AWS::CloudWatch::Alarm"))
                        .anyMatch(a -> References.in(a.properties().at("AlarmActions"), expansion.resources())
                                .contains(r.name()));
    }

    /** A schedule or a pipe between things that are not drawn is kept, because no connection says what it does. */
    private void keepUnused(fanfare.exporters.expand.Resource r) {
        component(r.name())
                .filter(c -> c.kind() == Schedule.KIND || c.kind() == Pipe.KIND)
                .filter(c -> design.from(c.name()).findAny().isEmpty()
                        && design.to(c.name()).findAny().isEmpty())
                .filter(c -> !r.generated())
                .ifPresent(c -> {
                    design = design.without(c.name());
                    keep(c.name(), r);
                });
    }

    /** Anything else is kept as the template says it. */
    private void keep(String name, fanfare.exporters.expand.Resource r) {
        if (r.generated()) {
            names.remove(r.name());
            return;
        }
        if (!expansion.template().resources().containsKey(r.name())) {
            inStacks++;
            names.remove(r.name());
            return;
        }
        Settings settings = new KeptResource(r, expansion.template()).settings();
        design = design.with(new Component(name, Resource.KIND, settings));
    }

    /** Every URL is a front door of its function. */
    private void urls() {
        for (fanfare.exporters.expand.Resource r : expansion.resources().values()) {
            if (!r.type().equals("AWS::Lambda::Url")) {
                continue;
            }
            References.owners(r.properties().at("TargetFunctionArn"), expansion.resources()).stream()
                    .flatMap(f -> component(f).stream())
                    .filter(f -> f.kind() == Function.KIND)
                    .findFirst()
                    .ifPresent(f -> url(r, f.name()));
        }
    }

    /** Named after its function, whatever its own resource is called, if it has one. */
    private void url(fanfare.exporters.expand.Resource r, String function) {
        Optional.ofNullable(names.remove(r.name())).ifPresent(kept -> {
            design = design.without(kept);
            componentLines.remove(kept);
        });
        String name = Callers.free(design, function + "Url");
        names.put(r.name(), name);
        design = design.with(Component.of(name, Api.KIND).with(Api.FLAVOUR, "function-url"));
        componentLines.put(name, r.line());
        add(Connection.of(name, Interactions.INVOKE, function), List.of(r.line()));
    }

    private void bus(String source, String end, String wanted) {
        if (source.equals(end) && !names.containsKey(end)) {
            String name = Callers.free(design, wanted);
            names.put(end, name);
            Component bus = Component.of(name, Bus.KIND);
            design = design.with(end.equals(TemplateGraph.DEFAULT_BUS) ? bus.with(Bus.ACCOUNT_DEFAULT, true) : bus);
            remark(
                    Sort.ASSUMED,
                    0,
                    end.equals(TemplateGraph.DEFAULT_BUS)
                            ? "Rules without a bus listen to the account's default bus, drawn as " + name + "."
                            : "Rules listen to a bus of another template, drawn as " + name + ".");
        }
    }

    private void definition(fanfare.exporters.expand.Resource r) {
        Optional<Component> component = component(r.name()).filter(c -> c.kind() == Workflow.KIND);
        if (component.isEmpty()) {
            return;
        }
        Optional<Part> said = expansion.definition(r.name());
        Optional<String> read = said.flatMap(d ->
                new Definitions(calledBy(component.get()), r.properties().at("DefinitionSubstitutions"), this).read(d));
        if (read.isPresent()) {
            design = design.with(component.get().with(Workflow.DEFINITION, read.get()));
        } else {
            remark(
                    Sort.NOT_UNDERSTOOD,
                    r.line(),
                    r.name() + ": its definition " + (said.isEmpty() ? "is not at hand" : "is not understood")
                            + "; it calls what it may call, one after the other.");
        }
    }

    /** Only what a workflow is connected with can be called by it. */
    private Map<String, String> calledBy(Component workflow) {
        Map<String, String> called = new LinkedHashMap<>();
        names.forEach((resource, name) -> {
            if (design.from(workflow.name()).anyMatch(c -> c.to().equals(name))) {
                called.put(resource, name);
            }
        });
        return called;
    }

    private void callers() {
        Design before = design;
        design = Callers.added(design, deploying());
        design.components().stream()
                .filter(c -> before.component(c.name()).isEmpty())
                .forEach(c -> remark(
                        Sort.ASSUMED,
                        0,
                        c.name() + " sends 10 requests a second; a template does not say how many come."));
        long functions = design.components().stream()
                .filter(c -> c.kind() == Function.KIND)
                .count();
        if (functions > 0) {
            remark(
                    Sort.ASSUMED,
                    0,
                    "Functions compute for 10 ms at one vCPU and an invocation; set what you measured.");
        }
    }

    /** Functions behind custom resources. */
    private Set<String> deploying() {
        return graph.edges().stream()
                .filter(e -> e.evidence().contains("custom-resource"))
                .flatMap(e -> component(e.target()).stream())
                .map(Component::name)
                .collect(Collectors.toSet());
    }

    private void outside() {
        for (TemplateGraph.Outside o : graph.outside()) {
            remark(
                    Sort.NOT_UNDERSTOOD,
                    o.line(),
                    o.resource() + (o.leaving() ? " leads to " : " is reached from ") + o.expression()
                            + ", which is not in the template.");
        }
    }

    private void stacks() {
        List<Layout.Group> groups = new ArrayList<>();
        expansion.stacks().forEach((stack, resources) -> {
            List<String> members = resources.stream()
                    .flatMap(r -> component(r).stream())
                    .map(Component::name)
                    .distinct()
                    .toList();
            if (!members.isEmpty()) {
                groups.add(new Layout.Group(stack, members));
            }
        });
        if (!groups.isEmpty()) {
            String names =
                    String.join(", ", groups.stream().map(Layout.Group::name).toList());
            remark(Sort.UNDERSTOOD, 0, "Drawn as groups, each with a template of its own: " + names + ".");
        }
        design = design.with(design.layout().withGroups(groups));
        if (inStacks > 0) {
            remark(Sort.UNDERSTOOD, 0, inStacks + " other resources there stay in their own files and are not shown.");
        }
    }

    private void place() {
        Map<String, Layout.Point> places = LayeredPlaces.of(design, c -> c.kind() != Resource.KIND);
        design = design.with(design.layout().with(KeptPlaces.below(design, places)));
    }

    private String summary() {
        long kept = design.components().stream()
                .filter(c -> c.kind() == Resource.KIND)
                .count();
        return (design.components().size() - kept) + " components, "
                + design.connections().size() + " connections; " + kept + " other resources are kept as they are.";
    }
}
