package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.TemplateReader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the states of a state machine call. */
final class StateMachines {
    private static final Pattern SERVICE =
            Pattern.compile(":states:[^:]*:[^:]*:(?:aws-sdk:)?([a-zA-Z0-9-]+):([A-Za-z0-9]+)");
    private static final Pattern BARE_TOKEN = Pattern.compile("(?<!\")(\\$\\{[^}]+})(?!\")");
    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("stepfunctions", "states"),
            Map.entry("sfn", "states"),
            Map.entry("eventbridge", "events"),
            Map.entry("cognitoidentityprovider", "cognito-idp"),
            Map.entry("apigateway", "execute-api"),
            Map.entry("opensearch", "es"),
            Map.entry("rdsdata", "rds-data"),
            Map.entry("bedrockruntime", "bedrock"),
            Map.entry("bedrockagentruntime", "bedrock"),
            Map.entry("sesv2", "ses"));
    private static final Set<String> READERS = Set.of("ItemReader", "ResultWriter", "ItemBatcher");
    private static final Set<String> RUN = Set.of("states", "ecs", "glue", "batch", "codebuild", "lambda", "sagemaker");
    private static final Set<String> WITHIN = Set.of(
            "lambda",
            "dynamodb",
            "sqs",
            "sns",
            "states",
            "events",
            "s3",
            "ecs",
            "glue",
            "batch",
            "codebuild",
            "execute-api",
            "athena",
            "kinesis");

    private final String machine;
    private final Part substitutions;
    private final Draft into;
    private final int line;

    private StateMachines(Resource machine, Draft into) {
        this.machine = machine.name();
        this.substitutions = machine.properties().at("DefinitionSubstitutions");
        this.into = into;
        this.line = machine.line();
    }

    static void stateMachine(Resource r, Draft into) {
        StateMachines finder = new StateMachines(r, into);
        Optional<Part> definition = into.expansion().definition(r.name());
        if (definition.isPresent()) {
            finder.definition(definition.get());
        } else {
            finder.substituted();
        }
    }

    /** The definition is not at hand: what is put into it is probably called. */
    private void substituted() {
        substitutions
                .entries()
                .values()
                .forEach(v -> into.expressions()
                        .targets(v)
                        .forEach(t -> call(t.resource(), "", "", "asl-substitution", Confidence.MEDIUM, v.line())));
    }

    private void definition(Part definition) {
        Optional<Part> states = states(definition);
        if (states.isEmpty()) {
            named(definition).forEach((t, c) -> call(t, "", "", "asl-token", Confidence.MEDIUM, definition.line()));
            return;
        }
        into.understood(machine);
        visit(states.get(), "");
    }

    private Optional<Part> states(Part definition) {
        if (definition.at("States").exists()) {
            return Optional.of(definition);
        }
        String text = definition instanceof Part.Text t
                ? t.text()
                : into.expressions().render(definition);
        Optional<Part> parsed = TemplateReader.part(machine, text).value();
        if (parsed.isEmpty()) {
            String quoted = BARE_TOKEN.matcher(text).replaceAll("\"$1\"");
            parsed = TemplateReader.part(machine, quoted).value();
        }
        return parsed.filter(p -> p.at("States").exists());
    }

    private void visit(Part part, String key) {
        if (part instanceof Part.Items items) {
            items.items().forEach(i -> visit(i, ""));
            return;
        }
        Part resource = part.at("Resource");
        boolean calls = part.at("Type").wordsOr("").equals("Task")
                || READERS.contains(key)
                || !part.at("States").exists();
        if (resource.exists() && calls) {
            task(part, resource);
        }
        part.entries().forEach((k, v) -> visit(v, k));
    }

    private void task(Part state, Part resource) {
        Matcher service = SERVICE.matcher(words(resource));
        if (service.find()) {
            service(state, service.group(1).toLowerCase(Locale.ROOT), service.group(2));
        } else if (!words(resource).contains("http:invoke")) {
            Map<String, Confidence> called = named(resource);
            called.forEach((t, c) -> call(t, "lambda", "invoke", "asl-task", c, at(state)));
            if (called.isEmpty()) {
                into.beyond(machine, true, resource, Seen.of(Relation.INVOKE, "asl-task", at(state)));
            }
        }
    }

    private String words(Part resource) {
        String text = into.expressions().render(resource);
        if (text.startsWith("${") && text.endsWith("}")) {
            Part substituted = substitutions.at(text.substring(2, text.length() - 1));
            return substituted.exists() ? into.expressions().render(substituted) : text;
        }
        return text;
    }

    private void service(Part state, String named, String action) {
        String service = SERVICES.getOrDefault(named, named);
        Map<String, Confidence> arguments = new LinkedHashMap<>(named(state.at("Parameters")));
        named(state.at("Arguments")).forEach(arguments::putIfAbsent);
        boolean hit = false;
        for (Map.Entry<String, Confidence> a : arguments.entrySet()) {
            String type = into.type(a.getKey());
            if (ResourceTypes.services(type).contains(service)) {
                hit = true;
                call(a.getKey(), service, action, "asl-task", a.getValue(), at(state));
            } else if (!a.getKey().equals(machine) && ResourceTypes.isDrawn(type)) {
                Seen seen = Seen.of(Relation.REFERENCE, "asl-argument", at(state));
                into.line(machine, a.getKey(), seen.weak());
            }
        }
        if (!hit && WITHIN.contains(service)) {
            Relation relation =
                    service.equals("lambda") || service.equals("states") ? Relation.INVOKE : Relation.READ_WRITE;
            into.beyond(machine, true, Part.text(service + ":" + action), Seen.of(relation, "asl-task", at(state)));
        }
    }

    /** A definition in a file has lines of its own, which say nothing about the template. */
    private int at(Part state) {
        return into.expansion().definition(machine).orElse(Part.NONE) instanceof Part.Text ? line : state.line();
    }

    private void call(String target, String service, String action, String evidence, Confidence confidence, int at) {
        String type = into.type(target);
        String verb = action.isEmpty() ? "" : action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
        boolean reads = !verb.isEmpty() && Actions.isReading(verb);
        Seen seen = Seen.of(Relation.READ_WRITE, evidence, at).at(confidence);
        if (ResourceTypes.isCompute(type) || ResourceTypes.isApi(type)) {
            if (RUN.contains(service) && reads) {
                into.line(machine, target, seen.mode(Edge.Mode.READ));
            } else {
                into.line(
                        machine, target, Seen.of(Relation.INVOKE, evidence, at).at(confidence));
            }
        } else if (ResourceTypes.role(type) != ResourceTypes.Role.SUPPORT) {
            into.line(machine, target, action.isEmpty() ? seen : seen.mode(reads ? Edge.Mode.READ : Edge.Mode.WRITE));
        }
    }

    /** The resources that a part of the definition names: by a token, an intrinsic function, or a name. */
    private Map<String, Confidence> named(Part part) {
        Map<String, Confidence> found = new LinkedHashMap<>();
        name(part, found);
        return found;
    }

    private void name(Part part, Map<String, Confidence> found) {
        if (part instanceof Part.Fields f) {
            f.fields().values().forEach(v -> name(v, found));
        } else if (part instanceof Part.Items i) {
            i.items().forEach(v -> name(v, found));
        } else if (part instanceof Part.Call c) {
            into.expressions().targets(c).forEach(t -> found.putIfAbsent(t.resource(), t.confidence()));
        } else {
            part.words().ifPresent(w -> name(w, found));
        }
    }

    private void name(String words, Map<String, Confidence> found) {
        for (String token : Expressions.tokens(words)) {
            Part substituted = substitutions.at(token);
            if (substituted.exists()) {
                into.expressions().targets(substituted).forEach(t -> found.putIfAbsent(t.resource(), t.confidence()));
            } else {
                String base = token.contains(".") ? token.substring(0, token.indexOf('.')) : token;
                if (into.resource(base) != null) {
                    found.putIfAbsent(into.expressions().owner(base), Confidence.STRONG);
                }
            }
        }
        into.expressions().names().forEach((resource, name) -> {
            boolean said = name.length() >= 4
                    && (words.equals(name)
                            || words.endsWith(":" + name)
                            || words.endsWith("/" + name)
                            || words.contains(":" + name + ":"));
            if (said) {
                found.putIfAbsent(resource, Confidence.MEDIUM);
            }
        });
    }
}
