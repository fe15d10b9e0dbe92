package fanfare.model.file;

import fanfare.model.design.Component;
import fanfare.model.design.Fault;
import fanfare.model.design.Objective.Measure;
import fanfare.model.kind.Account;
import fanfare.model.kind.Declared;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kinds;
import fanfare.model.kind.Property;
import fanfare.model.kind.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The JSON Schema of the file, made from the declarations of the kinds and interactions, for editors that complete and check. */
public final class JsonSchema {
    private static final String DISTRIBUTION = "distribution";
    private static final String METRIC =
            "^[A-Z0-9][A-Za-z0-9]*(\\.[A-Z][A-Za-z0-9]*)*(\\.(mean|p50|p90|p95|p99|p999|max))?$";

    private JsonSchema() {}

    /** The schema (draft 2020-12) as text. */
    public static String text() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Fanfare design");
        root.put("description", "A serverless system: components, connections, scenarios and objectives.");
        root.put("type", "object");
        root.put("required", List.of("fanfare"));
        root.put("properties", sections());
        root.put("$defs", definitions());
        return JsonText.document(root, Set.of("properties", "$defs"));
    }

    private static Map<String, Object> sections() {
        Map<String, Object> s = new LinkedHashMap<>();
        s.put("fanfare", with(fields("const", (long) Migrations.CURRENT), "Format version."));
        s.put("name", with(type("string"), "Title."));
        s.put("provider", with(fields("enum", List.of("aws")), "Cloud provider."));
        s.put("region", with(type("string"), "Region, for example us-east-1."));
        s.put("account", object(properties(Account.KIND), List.of()));
        s.put(
                "components",
                fields(
                        "type",
                        "object",
                        "patternProperties",
                        fields("^" + Component.NAME.pattern() + "$", reference("component")),
                        "additionalProperties",
                        false));
        s.put("connections", fields("type", "array", "items", reference("connection")));
        s.put("scenarios", fields("type", "object", "additionalProperties", reference("scenario")));
        s.put("objectives", fields("type", "array", "items", reference("objective")));
        s.put("notes", fields("type", "array", "items", reference("note")));
        s.put("groups", fields("type", "array", "items", reference("group")));
        return s;
    }

    private static Map<String, Object> definitions() {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put(
                "quantity",
                with(
                        fields("type", List.of("string", "number")),
                        "Text with a unit, or a number in the base unit (ns, MB, B, 1/s)."));
        d.put("place", fields("type", "array", "items", type("number"), "minItems", 2L, "maxItems", 2L));
        d.put(DISTRIBUTION, distribution());
        d.put("traffic", traffic());
        d.put("component", declared("kind", Kinds.ALL, fields("at", reference("place")), List.of("kind")));
        d.put("connection", declared("as", Interactions.ALL, ends(), List.of("from", "to")));
        d.put("scenario", scenario());
        d.put("fault", fault());
        d.put("objective", objective());
        d.put(
                "note",
                object(
                        fields("text", type("string"), "at", reference("place"), "size", reference("place")),
                        List.of("text", "at")));
        d.put("group", group());
        return d;
    }

    private static Map<String, Object> group() {
        return object(
                fields(
                        "name", with(fields("type", "string", "pattern", "\\S"), "Title of the frame."),
                        "members",
                                with(
                                        fields("type", "array", "items", type("string"), "minItems", 1L),
                                        "Components; each is in one group at most.")),
                List.of("name", "members"));
    }

    private static Map<String, Object> ends() {
        return fields(
                "from", with(type("string"), "Sender."),
                "to", with(type("string"), "Receiver."),
                "step",
                        with(
                                fields("type", "integer", "minimum", 1L, "maximum", 99L),
                                "Equal steps in parallel, higher ones after lower ones."));
    }

    /** An object whose further properties depend on one of its words. */
    private static Map<String, Object> declared(
            String word, List<? extends Declared> all, Map<String, Object> common, List<String> required) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(word, fields("enum", all.stream().map(Declared::name).toList()));
        properties.putAll(common);
        List<Object> cases = new ArrayList<>();
        for (Declared one : all) {
            cases.add(fields(
                    "if", object(fields(word, fields("const", one.name())), List.of(word)),
                    "then", with(fields("properties", properties(one)), one.doc())));
        }
        Map<String, Object> schema = object(properties, required);
        schema.put("allOf", cases);
        return schema;
    }

    private static Map<String, Object> properties(Declared declared) {
        Map<String, Object> properties = new LinkedHashMap<>();
        declared.properties().forEach(p -> properties.put(p.name(), property(p)));
        return properties;
    }

    private static <T> Map<String, Object> property(Property<T> p) {
        Map<String, Object> schema = with(shape(p.type()), p.doc());
        p.defaultValue()
                .ifPresent(
                        v -> schema.put("default", ValueFormat.write(new fanfare.model.design.Settings.Entry<>(p, v))));
        return schema;
    }

    private static Map<String, Object> shape(Type<?> type) {
        if (type instanceof Type.Whole w) {
            return fields("type", List.of("string", "integer"), "minimum", w.min(), "maximum", w.max());
        } else if (type instanceof Type.Decimal d) {
            return fields("type", List.of("string", "number"), "minimum", d.min(), "maximum", d.max());
        } else if (type instanceof Type.Flag) {
            return type("boolean");
        } else if (type instanceof Type.Choice c) {
            return fields("enum", c.options());
        } else if (type instanceof Type.Document) {
            return type("object");
        } else if (type instanceof Type.Text t) {
            Map<String, Object> text = fields("type", "string");
            if (!t.suggestions().isEmpty()) {
                text.put("examples", t.suggestions());
            }
            return text;
        }
        return reference(DISTRIBUTION);
    }

    private static Map<String, Object> distribution() {
        Map<String, Object> quantity = reference("quantity");
        Map<String, Object> number = type("number");
        Map<String, Object> lognormal = fields(
                "anyOf", List.of(closed("mean", quantity, "cv", number), closed("p50", quantity, "p99", quantity)));
        Map<String, Object> csv = closed("file", type("string"), "column", type("string"));
        csv.put("properties", fields("file", type("string"), "column", type("string"), "unit", quantity));
        return with(
                fields(
                        "oneOf",
                        List.of(
                                quantity,
                                closed("lognormal", lognormal),
                                closed("exponential", closed("mean", quantity)),
                                closed("uniform", closed("min", quantity, "max", quantity)),
                                closed("gamma", closed("mean", quantity, "cv", number)),
                                closed(
                                        "quantiles",
                                        fields(
                                                "type",
                                                "object",
                                                "patternProperties",
                                                fields("^p[0-9]{1,3}([.][0-9]+)?$", quantity),
                                                "additionalProperties",
                                                false)),
                                closed("csv", csv))),
                "How a value varies; a plain quantity is a constant.");
    }

    private static Map<String, Object> traffic() {
        Map<String, Object> q = reference("quantity");
        Map<String, Object> step = closed("at", q, "rate", q);
        Map<String, Object> sine = closed("mean", q, "amplitude", q);
        sine.put("properties", fields("mean", q, "amplitude", q, "period", q, "shift", q));
        Map<String, Object> diurnal = closed("mean", q, "amplitude", q);
        diurnal.put("properties", fields("mean", q, "amplitude", q, "shift", q));
        Map<String, Object> of = fields("enum", List.of("arrival-seconds", "counts-per-minute"));
        return fields(
                "oneOf",
                List.of(
                        closed("constant", closed("rate", q)),
                        closed("poisson", closed("rate", q)),
                        closed("ramp", closed("from", q, "to", q, "over", q)),
                        closed("steps", fields("type", "array", "items", step, "minItems", 1L)),
                        closed("spike", closed("base", q, "peak", q, "at", q, "for", q)),
                        closed("sine", sine),
                        closed("diurnal", diurnal),
                        closed("users", closed("count", type("integer"), "thinkTime", reference(DISTRIBUTION))),
                        closed("replay", closed("file", type("string"), "column", type("string"), "of", of))));
    }

    private static Map<String, Object> scenario() {
        return object(
                fields(
                        "traffic", fields("type", "object", "additionalProperties", reference("traffic")),
                        "duration", with(reference("quantity"), "Simulated time, the warm-up period included."),
                        "warmUp", with(reference("quantity"), "The start that is not measured."),
                        "seed", with(type("integer"), "Seed of all random numbers."),
                        "replications",
                                with(fields("type", "integer", "minimum", 1L, "maximum", 10_000L), "Independent runs."),
                        "faults", fields("type", "array", "items", reference("fault"))),
                List.of());
    }

    private static Map<String, Object> fault() {
        return object(
                fields(
                        "fault", fields("enum", Fault.Type.words()),
                        "on", with(type("string"), "Component at which it goes wrong."),
                        "from", with(type("string"), "Only requests that come from this component."),
                        "at", with(reference("quantity"), "When it begins."),
                        "for", with(reference("quantity"), "How long it lasts; none for restart-environments."),
                        "share", with(reference("quantity"), "Share of the requests or of the capacity that it hits."),
                        "delay", with(reference("quantity"), "What invocation-add-delay adds to each request.")),
                List.of("fault", "on", "at"));
    }

    private static Map<String, Object> objective() {
        List<String> words = Arrays.stream(Measure.values()).map(Measure::word).toList();
        Map<String, Object> schema = object(
                fields(
                        "metric",
                                fields(
                                        "anyOf",
                                        List.of(
                                                fields("enum", words),
                                                fields(
                                                        "pattern",
                                                        METRIC,
                                                        "description",
                                                        "A metric of the component's kind: Throttles, Duration.p99."))),
                        "of",
                                with(
                                        type("string"),
                                        "Component; left out for measures of the whole design, and where the whole design is meant."),
                        "below", reference("quantity"),
                        "above", reference("quantity")),
                List.of("metric"));
        schema.put("oneOf", List.of(fields("required", List.of("below")), fields("required", List.of("above"))));
        return schema;
    }

    private static Map<String, Object> type(String name) {
        return fields("type", name);
    }

    private static Map<String, Object> reference(String definition) {
        return fields("$ref", "#/$defs/" + definition);
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = fields("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    /** An object with exactly these fields. */
    private static Map<String, Object> closed(Object... namesAndSchemas) {
        Map<String, Object> properties = fields(namesAndSchemas);
        Map<String, Object> schema = object(properties, List.copyOf(properties.keySet()));
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> with(Map<String, Object> schema, String description) {
        schema.put("description", description);
        return schema;
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
