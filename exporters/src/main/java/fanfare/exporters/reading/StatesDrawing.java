package fanfare.exporters.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fanfare.exporters.Imported;
import fanfare.exporters.Imported.Remark;
import fanfare.exporters.Imported.Sort;
import fanfare.exporters.graph.TemplateGraph;
import fanfare.exporters.picture.LayeredPlaces;
import fanfare.exporters.template.Part;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Property;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A state machine as a design: the workflow, a component for each thing that its tasks call, the lines between them. */
final class StatesDrawing {
    private static final Pattern TOKEN = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z]+)?)}");
    private static final List<String> NUMBERS =
            List.of("TimeoutSeconds", "HeartbeatSeconds", "Seconds", "MaxConcurrency", "ItemCount");
    private static final List<String> CALL_FIELDS = List.of("Resource", "Parameters", "Arguments");

    private final Part machine;
    private final ObjectNode definition;
    private final String workflow;
    private final CalledNames names;
    private final Map<String, Integer> componentLines = new LinkedHashMap<>();
    private final Map<Connection.Id, List<Integer>> connectionLines = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private Design design;

    /**
     * Begins a drawing.
     *
     * @param definition the same as JSON; names of components are written into it
     */
    StatesDrawing(String file, Part machine, ObjectNode definition) {
        this.machine = machine;
        this.definition = definition;
        String base = file.replaceFirst("(\\.asl)?\\.(json|ya?ml|asl)$", "");
        String name = CalledNames.letters(base);
        this.workflow = name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "Workflow" + name : name;
        this.names = new CalledNames(workflow);
        this.design = Design.named(base.isEmpty() ? workflow : base).with(Component.of(workflow, Workflow.KIND));
        componentLines.put(workflow, Math.max(1, machine.line()));
    }

    /** Finds what the tasks call, and names it in the definition. */
    void draw() {
        openNumbers(workflow, machine, definition);
        walk(machine, definition);
        TreeSet<String> others = new TreeSet<>();
        without(definition, drawn(), others);
        others.forEach(t ->
                remark(Sort.NOT_UNDERSTOOD, 0, "${" + t + "} names nothing that is drawn and stays as <" + t + ">."));
    }

    private Set<String> drawn() {
        Set<String> names = new HashSet<>();
        design.components().forEach(c -> names.add(c.name()));
        return names;
    }

    /** A number that a token stands for is only known in an account. */
    private void openNumbers(String name, Part said, ObjectNode json) {
        for (String field : NUMBERS) {
            if (TOKEN.matcher(json.path(field).asText()).matches()) {
                remark(
                        Sort.NOT_UNDERSTOOD,
                        said.line(),
                        name + ": its " + field + " " + json.path(field).asText()
                                + " is only known in an account and is left out.");
                json.remove(field);
            }
        }
    }

    Imported imported() {
        design = design.with(design.component(workflow).orElseThrow().with(Workflow.DEFINITION, definition.toString()));
        remark(Sort.ASSUMED, 1, workflow + " is a standard workflow; a definition does not say whether it is express.");
        assumeCallers();
        Map<String, Layout.Point> places = LayeredPlaces.of(design);
        design = design.with(design.layout().with(places));
        remarks.add(0, new Remark(Sort.UNDERSTOOD, 0, summary()));
        TemplateGraph none = new TemplateGraph(List.of(), List.of(), List.of(), List.of(), List.of());
        return new Imported(design, remarks, none, componentLines, connectionLines);
    }

    private void remark(Sort sort, int line, String text) {
        remarks.add(new Remark(sort, line, text));
    }

    private String summary() {
        int called = componentLines.size() - 1;
        return workflow + " and " + called + (called == 1 ? " component" : " components") + " that its tasks call.";
    }

    private void walk(Part said, ObjectNode json) {
        Part states = said.at("States");
        json.path("States").fields().forEachRemaining(e -> {
            if (e.getValue() instanceof ObjectNode state) {
                openNumbers(e.getKey(), states.at(e.getKey()), state);
                state(e.getKey(), states.at(e.getKey()), state);
            }
        });
    }

    private void state(String name, Part said, ObjectNode state) {
        switch (state.path("Type").asText()) {
            case "Task" -> task(name, said, state);
            case "Choice" -> choice(name, said, state);
            case "Parallel" -> branches(said, state);
            case "Map" -> map(name, said, state);
            case "Wait" -> pause(name, said, state);
            default -> {
                // Pass, Succeed and Fail call nothing.
            }
        }
    }

    private void branches(Part said, ObjectNode state) {
        List<Part> parts = said.at("Branches").list();
        if (state.path("Branches") instanceof ArrayNode all) {
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i) instanceof ObjectNode branch) {
                    walk(parts.get(i), branch);
                }
            }
        }
    }

    private void map(String name, Part said, ObjectNode state) {
        String field = state.has("ItemProcessor") ? "ItemProcessor" : "Iterator";
        if (state.path(field) instanceof ObjectNode iterator) {
            walk(said.at(field), iterator);
        }
        if (!state.has("ItemCount")) {
            remark(Sort.ASSUMED, said.line(), name + " has 10 items; write “ItemCount” into it.");
        }
        for (String reader : new String[] {"ItemReader", "ResultWriter"}) {
            if (state.has(reader)) {
                remark(Sort.NOT_UNDERSTOOD, said.line(), name + ": its " + reader + " is kept and takes no time.");
            }
        }
    }

    private void choice(String name, Part said, ObjectNode state) {
        boolean silent = false;
        for (JsonNode rule : state.path("Choices")) {
            silent |= !rule.has("Probability");
        }
        if (silent) {
            remark(
                    Sort.ASSUMED,
                    said.line(),
                    name + " goes all its ways equally often; write “Probability” into its rules.");
        }
    }

    private void pause(String name, Part said, ObjectNode state) {
        if (!state.path("Seconds").isNumber()) {
            remark(
                    Sort.NOT_UNDERSTOOD,
                    said.line(),
                    name + " waits for a time that only a run knows; it waits no time. Write “Seconds” into it.");
        }
    }

    private void task(String name, Part said, ObjectNode task) {
        if (CalledByTask.waitsForToken(task)) {
            remark(
                    Sort.NOT_UNDERSTOOD,
                    said.line(),
                    name + " waits until its token comes back; it goes on when its call is answered.");
        }
        CalledByTask.of(task).ifPresentOrElse(call -> called(name, said, task, call), () -> outside(name, said, task));
    }

    private void outside(String name, Part said, ObjectNode task) {
        tokensStayOut(name, said, task, "");
        if (!task.path("Resource").asText().isEmpty()) {
            remark(
                    Sort.NOT_UNDERSTOOD,
                    said.line(),
                    name + " calls " + task.path("Resource").asText() + ", which is not drawn; it takes no time.");
        }
    }

    private void called(String name, Part said, ObjectNode task, CalledByTask call) {
        String component = names.of(call.kind(), call.name(), name);
        if (call.name().isEmpty()) {
            remark(
                    Sort.ASSUMED,
                    said.line(),
                    name + " does not say by name what it calls; it is drawn as " + component + ".");
        }
        call.nameIt(component);
        tokensStayOut(name, said, task, component);
        if (design.component(component).isEmpty()) {
            design = design.with(component(component, call));
            componentLines.put(component, said.line());
        }
        Connection connection = Connection.of(workflow, call.as(), component);
        if (!connectionLines.containsKey(connection.id())) {
            design = design.with(connection);
        }
        connectionLines
                .computeIfAbsent(connection.id(), id -> new ArrayList<>())
                .add(said.line());
        if (call.as() == Interactions.INVOKE && task.path("Resource").asText().contains("startSyncExecution")) {
            design = design.with(design.component(component).orElseThrow().with(Workflow.TYPE, "express"));
        }
    }

    private static Component component(String name, CalledByTask call) {
        Component plain = Component.of(name, call.kind());
        return call.name().endsWith(".fifo")
                ? flavoured(plain, call.kind() == Topic.KIND ? Topic.FLAVOUR : Queue.FLAVOUR)
                : plain;
    }

    private static Component flavoured(Component plain, Property<String> flavour) {
        Kind kind = plain.kind();
        return kind == Queue.KIND || kind == Topic.KIND ? plain.with(flavour, "fifo") : plain;
    }

    /** A token that names nothing drawn would be taken for a component. */
    private void tokensStayOut(String name, Part said, ObjectNode task, String component) {
        TreeSet<String> others = new TreeSet<>();
        for (String field : CALL_FIELDS) {
            if (task.has(field)) {
                task.set(field, without(task.path(field), Set.of(component), others));
            }
        }
        others.forEach(t -> remark(
                Sort.NOT_UNDERSTOOD,
                said.line(),
                name + ": ${" + t + "} names nothing that is drawn and stays as <" + t + ">."));
    }

    private static JsonNode without(JsonNode node, Set<String> kept, TreeSet<String> others) {
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(e -> e.setValue(without(e.getValue(), kept, others)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, without(array.get(i), kept, others));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(TOKEN.matcher(node.asText()).replaceAll(m -> {
                if (kept.contains(m.group(1))) {
                    return Matcher.quoteReplacement(m.group());
                }
                others.add(m.group(1));
                return Matcher.quoteReplacement("<" + m.group(1) + ">");
            }));
        }
        return node;
    }

    private void assumeCallers() {
        Design before = design;
        design = Callers.added(design, Set.of());
        design.components().stream()
                .filter(c -> before.component(c.name()).isEmpty())
                .forEach(c -> remark(
                        Sort.ASSUMED,
                        0,
                        c.name() + " starts 10 executions a second; a definition does not say how many come."));
        if (design.components().stream().anyMatch(c -> c.kind() == Function.KIND)) {
            remark(
                    Sort.ASSUMED,
                    0,
                    "Functions compute for 10 ms at one vCPU and an invocation; set what you measured.");
        }
    }
}
