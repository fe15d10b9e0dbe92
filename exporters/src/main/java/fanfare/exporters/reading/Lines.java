package fanfare.exporters.reading;

import fanfare.exporters.Imported.Sort;
import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Edge;
import fanfare.exporters.graph.References;
import fanfare.exporters.graph.TemplateGraph;
import fanfare.exporters.template.Part;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The lines of a template's graph as connections. */
final class Lines {
    private static final Set<Interaction> OUTCOMES =
            Set.of(DeadLetter.INTERACTION, Interactions.ON_FAILURE, Interactions.ON_SUCCESS);
    private static final Set<Interaction> POLLS =
            Set.of(Poll.INTERACTION, PollStream.INTERACTION, PollKafka.INTERACTION);
    private static final List<Interaction> USUAL_ORDER = List.of(
            Interactions.READ,
            Interactions.INVOKE,
            Interactions.WRITE,
            Interactions.SEND,
            Interactions.PUT,
            Interactions.PUBLISH,
            Interactions.START,
            Interactions.INVOKE_ASYNC);

    private final Drawing drawing;
    private final List<Resource> mappings;

    Lines(Drawing drawing) {
        this.drawing = drawing;
        this.mappings = ofType("AWS::Lambda::EventSourceMapping");
    }

    private List<Resource> ofType(String type) {
        return drawing.expansion().resources().values().stream()
                .filter(r -> r.type().equals(type))
                .toList();
    }

    void draw() {
        drawing.graph().core().forEach(this::line);
        schedules();
        drawing.design().components().stream()
                .filter(c -> c.kind() == Function.KIND)
                .map(Component::name)
                .toList()
                .forEach(this::order);
    }

    private void line(Edge e) {
        if (e.source().equals(TemplateGraph.SCHEDULE)) {
            return;
        }
        Optional<Component> from = drawing.component(source(e));
        Optional<Component> to = drawing.component(e.target()).map(t -> door(e, t));
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        if (e.evidence().contains("event-source-mapping") && isOff(mapping(e))) {
            return;
        }
        if (e.relation() == Relation.AUTH && Authorizers.draw(from.get(), to.get(), e, drawing)
                || isTold(from.get(), e)) {
            return;
        }
        List<Interaction> as = interactions(e, from.get(), to.get());
        if (as.isEmpty()) {
            String line = from.get().name() + " → " + to.get().name() + " ("
                    + e.relation().word() + ")";
            drawing.remark(Sort.NOT_UNDERSTOOD, first(e.lines()), line + " is not drawn" + why(from.get(), to.get()));
        }
        as.forEach(i -> connect(from.get(), i, to.get(), e));
    }

    /** What is fetched from a function over HTTP is fetched from its URL. */
    private Component door(Edge e, Component to) {
        boolean fetched = e.evidence().stream().anyMatch(w -> w.startsWith("cloudfront-origin"));
        return fetched && to.kind() == Function.KIND
                ? drawing.design()
                        .to(to.name())
                        .flatMap(c -> drawing.design().component(c.from()).stream())
                        .filter(c -> c.kind() == Api.KIND && c.get(Api.FLAVOUR).equals("function-url"))
                        .findFirst()
                        .orElse(to)
                : to;
    }

    /** A bucket whose events a rule wants tells the default bus, on which the rule listens. */
    private boolean isTold(Component from, Edge e) {
        Optional<Component> bus = drawing.component(TemplateGraph.DEFAULT_BUS);
        boolean byRule = e.evidence().stream().anyMatch(w -> w.startsWith("event-pattern"));
        if (from.kind() != Bucket.KIND || bus.isEmpty() || !byRule) {
            return false;
        }
        connect(from, Deliver.INTERACTION, bus.get(), e);
        return true;
    }

    private static String why(Component from, Component to) {
        for (Component end : List.of(from, to)) {
            if (end.kind() == fanfare.model.kind.Resource.KIND) {
                return ": " + end.name() + ", " + end.get(fanfare.model.kind.Resource.TYPE)
                        + ", is kept and not simulated.";
            }
        }
        return ConnectionRules.between(from, to) instanceof Verdict.Refused r ? ". " + r.reason() : ".";
    }

    /** A stream's failed records leave the stream, not the function or the pipe that could not process them. */
    private String source(Edge e) {
        boolean ofMapping = e.relation() == Relation.DESTINATION && says(e, "esm-on-failure");
        if (!ofMapping && !says(e, "pipe-dlq")) {
            return e.source();
        }
        return drawing.graph().core().stream()
                .filter(t -> t.target().equals(e.source()) && t.relation() == Relation.TRIGGER)
                .filter(t -> t.evidence().contains(ofMapping ? "event-source-mapping" : "pipe-source"))
                .map(Edge::source)
                .findFirst()
                .orElse(e.source());
    }

    /** Whether by a reference or by a name. */
    private static boolean says(Edge e, String evidence) {
        return e.evidence().stream().anyMatch(w -> w.startsWith(evidence));
    }

    private static int first(List<Integer> lines) {
        return lines.isEmpty() ? 0 : lines.get(0);
    }

    private List<Interaction> interactions(Edge e, Component from, Component to) {
        Verdict verdict = ConnectionRules.between(drawing.design(), from, to);
        List<Interaction> allowed = verdict.interactions();
        return switch (e.relation()) {
            case DEAD_LETTER -> only(allowed, DeadLetter.INTERACTION);
            case DESTINATION -> destination(e, allowed);
            case READ_WRITE -> data(e, allowed);
            case AUTH, REFERENCE, CONNECTOR -> List.of();
            default -> {
                List<Interaction> enriching = enrichment(e, allowed);
                yield enriching.isEmpty() ? call(allowed, from, to) : enriching;
            }
        };
    }

    private static List<Interaction> only(List<Interaction> allowed, Interaction wanted) {
        return allowed.contains(wanted) ? List.of(wanted) : List.of();
    }

    private static List<Interaction> enrichment(Edge e, List<Interaction> allowed) {
        return e.evidence().contains("pipe-enrichment") ? only(allowed, Interactions.ENRICH) : List.of();
    }

    private static List<Interaction> destination(Edge e, List<Interaction> allowed) {
        if (says(e, "esm-on-failure")) {
            return only(allowed, DeadLetter.INTERACTION);
        }
        List<Interaction> all = new ArrayList<>();
        if (says(e, "invoke-config:OnFailure")) {
            all.addAll(only(allowed, Interactions.ON_FAILURE));
        }
        if (says(e, "invoke-config:OnSuccess")) {
            all.addAll(only(allowed, Interactions.ON_SUCCESS));
        }
        return all.isEmpty() ? active(allowed) : all;
    }

    /** A function that calls itself does not wait for itself. */
    private static List<Interaction> call(List<Interaction> allowed, Component from, Component to) {
        return from.name().equals(to.name()) ? only(allowed, Interactions.INVOKE_ASYNC) : active(allowed);
    }

    private static List<Interaction> active(List<Interaction> allowed) {
        return allowed.stream().filter(i -> !OUTCOMES.contains(i)).limit(1).toList();
    }

    private static List<Interaction> data(Edge e, List<Interaction> allowed) {
        Edge.Mode mode = e.mode().orElse(Edge.Mode.READ_WRITE);
        List<Interaction> all = new ArrayList<>();
        if (mode != Edge.Mode.WRITE) {
            all.addAll(only(allowed, Interactions.READ));
        }
        if (mode != Edge.Mode.READ) {
            all.addAll(only(allowed, Interactions.WRITE));
        }
        return all.isEmpty() ? otherwise(mode, allowed) : all;
    }

    /** Who reads waits for an answer; who only sends is no reader. */
    private static List<Interaction> otherwise(Edge.Mode mode, List<Interaction> allowed) {
        return active(allowed).stream()
                .filter(i -> mode != Edge.Mode.READ || i.style() == Interaction.Style.CALL)
                .toList();
    }

    private void connect(Component from, Interaction as, Component to, Edge e) {
        if (ConnectionRules.against(from, as, to).isPresent()) {
            return;
        }
        Reading reading = reading(from, as, e);
        Connection c = new Connection(from.name(), as, to.name(), 1, reading.settings());
        boolean there = drawing.design().connections().stream().anyMatch(x -> x.id().equals(c.id()));
        if (!there) {
            drawing.add(c, e.lines());
        }
    }

    private Reading reading(Component from, Interaction as, Edge e) {
        Part properties = POLLS.contains(as) ? polled(e) : Part.NONE;
        Reading r = new Reading(
                properties,
                drawing.values(),
                doubt -> drawing.remark(
                        Sort.NOT_UNDERSTOOD, first(e.lines()), from.name() + " → " + e.target() + ": " + doubt + "."));
        if (as == Poll.INTERACTION) {
            ConnectionReadings.poll(r);
        } else if (as == PollStream.INTERACTION) {
            ConnectionReadings.pollStream(r);
            if (isByConsumer(properties)) {
                r.set(PollStream.CONSUMER, "enhanced-fan-out");
            }
        } else if (as == PollKafka.INTERACTION) {
            ConnectionReadings.pollKafka(r);
        } else if (as == Deliver.INTERACTION) {
            DeliveryReadings.deliver(from.kind(), e, drawing, r);
        } else if (as == DeadLetter.INTERACTION) {
            Resource source = drawing.expansion().resources().get(e.source());
            ConnectionReadings.deadLetter(
                    source == null ? Part.NONE : source.properties().at("RedrivePolicy"), r);
        } else if (as == Interactions.INVOKE) {
            ConnectionReadings.route(e.details(), r);
        }
        return r;
    }

    /** What a mapping or a pipe says of its source. */
    private Part polled(Edge e) {
        Resource target = drawing.expansion().resources().get(e.target());
        if (target != null && target.type().equals("AWS::Pipes::Pipe")) {
            return ConnectionReadings.ofPipe(target.properties());
        }
        return mapping(e).map(Resource::properties).orElse(Part.NONE);
    }

    private Optional<Resource> mapping(Edge e) {
        return ConnectionReadings.mapping(e, mappings, drawing.expansion().resources());
    }

    private boolean isByConsumer(Part mapping) {
        Map<String, Resource> resources = drawing.expansion().resources();
        return References.in(mapping.at("EventSourceArn"), resources).stream()
                .anyMatch(r -> resources.get(r).type().equals("AWS::Kinesis::StreamConsumer"));
    }

    /** True if what says a line is switched off, which is told. */
    private boolean isOff(Optional<Resource> says) {
        Optional<String> why = says.flatMap(r -> Switches.off(r, drawing.values()));
        why.ifPresent(w -> drawing.remark(
                Sort.ASSUMED, says.get().line(), says.get().name() + " " + w + ", and sets nothing off here."));
        return why.isPresent();
    }

    /** Every schedule and every timed rule is a component of its own. */
    private void schedules() {
        for (Edge e : drawing.graph().edges()) {
            Optional<Component> schedule = drawing.component(e.source()).filter(c -> c.kind() == Schedule.KIND);
            Optional<Component> target = drawing.component(e.target());
            boolean drawn = schedule.isPresent() && target.isPresent();
            if (drawn
                    && !isOff(
                            Optional.ofNullable(drawing.expansion().resources().get(e.source())))) {
                interactions(e, schedule.get(), target.get()).forEach(i -> connect(schedule.get(), i, target.get(), e));
            }
        }
    }

    /** A function's calls in the order of its code, or as is usual: reads first, then what changes things, then news. */
    private void order(String function) {
        Part properties = resource(function).map(Resource::properties).orElse(Part.NONE);
        CodeOrder code = CodeOrder.of(
                properties, drawing.values(), drawing.expansion().template().beside());
        List<Connection> calls = drawing.design()
                .from(function)
                .filter(c -> USUAL_ORDER.contains(c.as()))
                .toList();
        if (calls.size() < 2) {
            return;
        }
        TreeMap<Integer, List<Connection>> byPlace = new TreeMap<>();
        calls.stream()
                .sorted(Comparator.comparingInt(c -> USUAL_ORDER.indexOf(c.as())))
                .forEach(c -> byPlace.computeIfAbsent(place(c, code), p -> new ArrayList<>())
                        .add(c));
        int step = 1;
        for (List<Connection> together : byPlace.values()) {
            for (Connection c : together) {
                if (c.step() != step) {
                    drawing.replace(c, c.inStep(step));
                }
            }
            step++;
        }
    }

    private Optional<Resource> resource(String function) {
        for (Map.Entry<String, Resource> r : drawing.expansion().resources().entrySet()) {
            if (drawing.component(r.getKey())
                    .filter(c -> c.name().equals(function))
                    .isPresent()) {
                return Optional.of(r.getValue());
            }
        }
        return Optional.empty();
    }

    private int place(Connection c, CodeOrder code) {
        int usual = USUAL_ORDER.indexOf(c.as());
        return drawing.design()
                .component(c.to())
                .map(to -> code.first(c.as(), to.kind()).orElse(1_000_000_000 + usual))
                .orElse(usual);
    }
}
