package fanfare.app.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Settings;
import fanfare.model.file.DesignWriter;
import fanfare.model.kind.Account;
import fanfare.model.kind.Declared;
import fanfare.model.kind.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What differs between two designs: everything that makes them behave or cost otherwise. Titles, places, notes, groups
 * and the order of things do not; nor does a default that one of them spells out.
 *
 * @param changes by section, in the order of the designs
 */
public record Diff(List<Change> changes) {
    private static final JsonMapper JSON = new JsonMapper();
    /** What is of the canvas, or tells a thing apart. */
    private static final Set<String> NO_PROPERTIES = Set.of("at", "from", "to", "as");

    /** A part of a design. */
    public enum Section {
        DESIGN("Design"),
        COMPONENTS("Components"),
        CONNECTIONS("Connections"),
        SCENARIOS("Scenarios"),
        OBJECTIVES("Objectives");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        /** The heading. */
        public String title() {
            return title;
        }
    }

    /** What happened to a thing. */
    public enum Sort {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A thing that is not as it was.
     *
     * @param of the name of a component or scenario; a connection or an objective in words; empty for the design's own
     * @param values what changed; of what was added or removed, all that is set
     */
    public record Change(Section section, Sort sort, String of, List<Value> values) {
        public Change {
            values = List.copyOf(values);
        }
    }

    /** A property before and after, as a file has it; empty where there is none. */
    public record Value(String property, Optional<String> before, Optional<String> after) {}

    /** A thing with its properties, set or by default. */
    private record Thing(Map<String, String> properties, Set<String> set) {}

    public Diff {
        changes = List.copyOf(changes);
    }

    /** True if nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** How many things were added, removed or changed. */
    public long count(Sort sort) {
        return changes.stream().filter(c -> c.sort() == sort).count();
    }

    /** From one design to another. */
    public static Diff of(Design before, Design after) {
        List<Change> changes = new ArrayList<>();
        Set<String> repeated = repeated(before);
        repeated.addAll(repeated(after));
        JsonNode a = tree(spelledOut(before));
        JsonNode b = tree(spelledOut(after));
        compare(Section.DESIGN, own(a, before), own(b, after), changes);
        compare(Section.COMPONENTS, components(a, before), components(b, after), changes);
        compare(Section.CONNECTIONS, connections(a, before, repeated), connections(b, after, repeated), changes);
        compare(Section.SCENARIOS, scenarios(a), scenarios(b), changes);
        compare(Section.OBJECTIVES, objectives(a), objectives(b), changes);
        return new Diff(changes);
    }

    private static JsonNode tree(Design design) {
        try {
            return JSON.readTree(DesignWriter.write(design));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a design is written as JSON", e);
        }
    }

    /** With every default set, so that the file's writer puts all values into words. */
    private static Design spelledOut(Design design) {
        return design.withAccount(full(Account.KIND, design.account()))
                .withComponents(design.components().stream()
                        .map(c -> new Component(c.name(), c.kind(), full(c.kind(), c.set())))
                        .toList())
                .withConnections(design.connections().stream()
                        .map(c -> new Connection(c.from(), c.as(), c.to(), c.step(), full(c.as(), c.set())))
                        .toList());
    }

    private static Settings full(Declared declared, Settings set) {
        Settings full = set;
        for (Property<?> property : declared.properties()) {
            full = withDefault(full, property);
        }
        return full;
    }

    private static <T> Settings withDefault(Settings set, Property<T> property) {
        return set.isSet(property)
                ? set
                : property.defaultValue().map(v -> set.with(property, v)).orElse(set);
    }

    private static Map<String, Thing> own(JsonNode tree, Design design) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("provider", text(tree.path("provider")));
        properties.put("region", text(tree.path("region")));
        Set<String> set = new LinkedHashSet<>(properties.keySet());
        properties(tree.path("account")).forEach((name, value) -> properties.put("account." + name, value));
        names(design.account()).forEach(name -> set.add("account." + name));
        return Map.of("", new Thing(properties, set));
    }

    private static Map<String, Thing> components(JsonNode tree, Design design) {
        Map<String, Thing> things = new LinkedHashMap<>();
        for (Component c : design.components()) {
            Set<String> set = names(c.set());
            set.add("kind");
            things.put(c.name(), new Thing(properties(tree.path("components").path(c.name())), set));
        }
        return things;
    }

    private static String words(Connection c) {
        return c.from() + " → " + c.to() + " (" + c.as() + ")";
    }

    /** The connections that only their steps tell apart; of all others the step is a property. */
    private static Set<String> repeated(Design design) {
        Set<String> once = new LinkedHashSet<>();
        Set<String> repeated = new LinkedHashSet<>();
        design.connections().forEach(c -> {
            if (!once.add(words(c))) {
                repeated.add(words(c));
            }
        });
        return repeated;
    }

    private static Map<String, Thing> connections(JsonNode tree, Design design, Set<String> repeated) {
        Map<String, Thing> things = new LinkedHashMap<>();
        for (int i = 0; i < design.connections().size(); i++) {
            Connection c = design.connections().get(i);
            Map<String, String> properties = properties(tree.path("connections").get(i));
            properties.put("step", Integer.toString(c.step()));
            Set<String> set = names(c.set());
            if (c.step() != 1) {
                set.add("step");
            }
            things.put(repeated.contains(words(c)) ? c.id().toString() : words(c), new Thing(properties, set));
        }
        return things;
    }

    private static Map<String, Thing> scenarios(JsonNode tree) {
        Map<String, Thing> things = new LinkedHashMap<>();
        tree.path("scenarios").fields().forEachRemaining(s -> {
            Map<String, String> properties = properties(s.getValue());
            properties.remove("traffic");
            s.getValue()
                    .path("traffic")
                    .fields()
                    .forEachRemaining(t -> properties.put("traffic of " + t.getKey(), text(t.getValue())));
            things.put(s.getKey(), new Thing(properties, properties.keySet()));
        });
        return things;
    }

    private static Map<String, Thing> objectives(JsonNode tree) {
        Map<String, Thing> things = new LinkedHashMap<>();
        tree.path("objectives").forEach(o -> {
            String words = o.path("metric").asText()
                    + (o.has("of") ? " of " + o.path("of").asText() : "");
            String name = words;
            for (int i = 2; things.containsKey(name); i++) {
                name = words + " (" + i + ")";
            }
            Map<String, String> properties = properties(o);
            properties.remove("metric");
            properties.remove("of");
            things.put(name, new Thing(properties, properties.keySet()));
        });
        return things;
    }

    private static Set<String> names(Settings settings) {
        Set<String> names = new LinkedHashSet<>(settings.unknown().keySet());
        settings.entries().forEach(e -> names.add(e.property().name()));
        return names;
    }

    private static Map<String, String> properties(JsonNode object) {
        Map<String, String> properties = new TreeMap<>();
        object.fields().forEachRemaining(f -> {
            if (!NO_PROPERTIES.contains(f.getKey())) {
                properties.put(f.getKey(), text(f.getValue()));
            }
        });
        return properties;
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static void compare(
            Section section, Map<String, Thing> before, Map<String, Thing> after, List<Change> into) {
        before.forEach((name, thing) -> {
            Thing now = after.get(name);
            if (now == null) {
                into.add(new Change(section, Sort.REMOVED, name, all(thing, false)));
            } else {
                List<Value> values = values(thing, now);
                if (!values.isEmpty()) {
                    into.add(new Change(section, Sort.CHANGED, name, values));
                }
            }
        });
        after.forEach((name, thing) -> {
            if (!before.containsKey(name)) {
                into.add(new Change(section, Sort.ADDED, name, all(thing, true)));
            }
        });
    }

    private static List<Value> values(Thing before, Thing after) {
        Set<String> names = new LinkedHashSet<>(before.properties().keySet());
        names.addAll(after.properties().keySet());
        List<Value> values = new ArrayList<>();
        for (String name : names) {
            Optional<String> a = Optional.ofNullable(before.properties().get(name));
            Optional<String> b = Optional.ofNullable(after.properties().get(name));
            if (!a.equals(b) && (before.set().contains(name) || after.set().contains(name))) {
                values.add(new Value(name, a, b));
            }
        }
        return values;
    }

    private static List<Value> all(Thing thing, boolean added) {
        return thing.properties().entrySet().stream()
                .filter(p -> thing.set().contains(p.getKey()))
                .map(p -> added
                        ? new Value(p.getKey(), Optional.empty(), Optional.of(p.getValue()))
                        : new Value(p.getKey(), Optional.of(p.getValue()), Optional.empty()))
                .toList();
    }
}
