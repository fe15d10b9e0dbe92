package fanfare.exporters.expand;

import static java.util.Map.entry;

import fanfare.exporters.template.Part;
import fanfare.exporters.template.Template;
import fanfare.exporters.template.TemplateReader;
import fanfare.model.check.Problem;
import fanfare.model.file.Parsed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resources behind a template. SAM's own types become what SAM makes of them; all others stay as they are. Files that
 * the template names are read from beside it.
 */
public final class Expansion {
    /** Expands one resource type. */
    @FunctionalInterface
    interface Expander {
        void expand(String name, Part resource, Expansion into);
    }

    private static final Map<String, Expander> OF = Map.ofEntries(
            entry("AWS::Serverless::Function", FunctionExpansion::expand),
            entry("AWS::CDK::Metadata", CdkExpansion::own),
            entry("Custom::S3BucketNotifications", CdkExpansion::notifications),
            entry("AWS::Serverless::StateMachine", StateMachineExpansion::expand),
            entry("AWS::StepFunctions::StateMachine", StateMachineExpansion::plain),
            entry("AWS::Serverless::Api", ApiExpansion::rest),
            entry("AWS::Serverless::HttpApi", ApiExpansion::http),
            entry("AWS::Serverless::WebSocketApi", ApiExpansion::webSocket),
            entry("AWS::ApiGateway::RestApi", ApiExpansion::plain),
            entry("AWS::ApiGatewayV2::Api", ApiExpansion::plain),
            entry("AWS::Serverless::SimpleTable", as("AWS::DynamoDB::Table")),
            entry("AWS::Serverless::Application", as("AWS::CloudFormation::Stack")),
            entry("AWS::Serverless::LayerVersion", as("AWS::Lambda::LayerVersion")),
            entry("AWS::Serverless::GraphQLApi", GraphqlExpansion::expand),
            entry("AWS::Serverless::Connector", ConnectorExpansion::expand));

    private final int depth;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, List<String>> stacks = new LinkedHashMap<>();
    private final Map<String, Part> definitions = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private Template template;

    private Expansion(Template template, int depth) {
        this.template = template;
        this.depth = depth;
    }

    /** Expands a template; stacks in it stay one resource each. */
    public static Expansion of(Template template) {
        Expansion all = new Expansion(template, 0);
        template.resources().forEach(all::expand);
        return all;
    }

    /** Expands a template and those of the stacks in it, as far as they are at hand. */
    public static Expansion withStacks(Template template) {
        return withStacks(template, 0);
    }

    static Expansion withStacks(Template template, int depth) {
        Expansion all = new Expansion(template, depth);
        Map<String, Expansion> inner = new LinkedHashMap<>();
        template.resources().forEach((name, resource) -> {
            if (Stacks.isOne(resource)) {
                Stacks.read(name, resource, all).ifPresent(e -> inner.put(name, e));
            }
            if (!inner.containsKey(name)) {
                all.expand(name, resource);
            }
        });
        Joining.stacks(all, inner);
        return all;
    }

    /**
     * Expands several templates as one, each a stack of its own, which may import what others export.
     *
     * @param title a name for all of them
     * @param templates by the name of their stack
     */
    public static Expansion together(String title, Map<String, Template> templates) {
        Expansion all = new Expansion(
                new Template(title, new Part.Fields(Map.of(), 0), fanfare.exporters.template.Beside.NOTHING), 0);
        Map<String, Expansion> inner = new LinkedHashMap<>();
        templates.forEach((name, template) -> inner.put(name, withStacks(template, 1)));
        Joining.templates(all, inner);
        return all;
    }

    private void expand(String name, Part resource) {
        String type = resource.at("Type").wordsOr("");
        Expander expander = CdkExpansion.isHelper(name) ? CdkExpansion::own : OF.getOrDefault(type, as(type));
        expander.expand(name, resource, this);
        ConnectorExpansion.attribute(name, resource, this);
    }

    /** How many stacks this one is in. */
    int depth() {
        return depth;
    }

    /** The resources of each stack, by the stack's name; what lies in a stack within it belongs to that one. */
    public Map<String, List<String>> stacks() {
        return Collections.unmodifiableMap(stacks);
    }

    void stack(String name, List<String> members) {
        stacks.put(name, List.copyOf(members));
    }

    /** Takes over what another template says, seen from here. */
    void join(Expansion inner, Map<String, String> names, Scope scope, String folder) {
        inner.resources.forEach((own, r) -> {
            Part properties = Stacks.moved(scope.seen(r.properties()), folder);
            add(new Resource(
                    names.get(own), r.written(), r.type(), properties, Math.max(0, scope.line()), r.generated()));
        });
        inner.links.forEach(l -> links.add(l.seen(scope)));
        inner.definitions.forEach((name, d) -> definitions.put(names.get(name), scope.seen(d)));
    }

    /** Sees everything in another way. */
    void see(Scope scope) {
        resources.replaceAll((name, r) -> r.with(scope.seen(r.properties())));
        links.replaceAll(l -> l.seen(scope));
        definitions.replaceAll((name, d) -> scope.seen(d));
        section("Outputs", scope.seen(template.root().at("Outputs")));
    }

    /** Replaces a section of the template. */
    void section(String name, Part part) {
        template = new Template(template.name(), template.root().with(name, part), template.beside());
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    private static Expander as(String type) {
        return (name, resource, into) -> into.add(Resource.of(
                name, resource, type, into.withGlobals(resource.at("Type").wordsOr(""), resource.at("Properties"))));
    }

    /** The resources by logical id, in the order of the template; generated ones after what makes them. */
    public Map<String, Resource> resources() {
        return Collections.unmodifiableMap(resources);
    }

    /** Relations that no property of a resource says. */
    public List<Link> links() {
        return Collections.unmodifiableList(links);
    }

    /** The definition of a state machine; empty if it is not at hand. */
    public Optional<Part> definition(String stateMachine) {
        return Optional.ofNullable(definitions.get(stateMachine));
    }

    /** The template. */
    public Template template() {
        return template;
    }

    /** What could not be read. */
    public List<Problem> problems() {
        return Collections.unmodifiableList(problems);
    }

    void add(Resource resource) {
        boolean made = template.made().contains(resource.name());
        resources.put(resource.name(), made ? resource.asGenerated() : resource);
    }

    void addIfAbsent(Resource resource) {
        resources.putIfAbsent(resource.name(), resource);
    }

    void link(Part from, Part to, Relation relation, String evidence, String detail, int line) {
        if (from.exists() && to.exists()) {
            links.add(new Link(from, to, relation, evidence, detail, line));
        }
    }

    void define(String stateMachine, Part definition) {
        definitions.put(stateMachine, definition);
    }

    void warn(int line, String where, String message) {
        problems.add(Problem.warning(where, message, "").in(template.name(), line));
    }

    /** Properties with those that Globals give all resources of this type. */
    Part withGlobals(String type, Part properties) {
        return Globals.merge(template.globals(type.substring(type.lastIndexOf(':') + 1)), properties);
    }

    /** A file of this syntax beside the template, named by a property. */
    Optional<Part> file(Part location, String where) {
        Optional<String> text = text(location, where);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Parsed<Part> parsed = TemplateReader.part(location.wordsOr(""), text.get());
        parsed.problems().stream().map(Expansion::asWarning).forEach(problems::add);
        return parsed.value();
    }

    /** The text of a file beside the template. */
    Optional<String> text(Part location, String where) {
        Optional<String> path = location.words().filter(Expansion::isLocal);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = template.beside().read(path.get());
        if (text.isEmpty()) {
            warn(location.line(), where, "names the file " + path.get() + ", which is not beside the template");
            return Optional.empty();
        }
        return text;
    }

    private static Problem asWarning(Problem p) {
        return Problem.warning(p.where(), p.message(), p.remedy()).in(p.file(), p.line());
    }

    private static boolean isLocal(String location) {
        return !location.isBlank()
                && !location.equals(".")
                && !location.startsWith("s3://")
                && !location.startsWith("http://")
                && !location.startsWith("https://")
                && !location.startsWith("arn:");
    }

    /** A body with the files put in that it includes. */
    Part included(Part body, String where) {
        if (body instanceof Part.Items items) {
            return new Part.Items(
                    items.items().stream().map(i -> included(i, where)).toList(), items.line());
        }
        if (body instanceof Part.Call call && call.is("Fn::Transform")) {
            return include(call.argument(), new Part.Fields(Map.of(), call.line()), where);
        }
        if (!(body instanceof Part.Fields fields)) {
            return body;
        }
        if (fields.at("Fn::Transform").exists()) {
            return include(fields.at("Fn::Transform"), fields.without("Fn::Transform"), where);
        }
        Map<String, Part> all = new LinkedHashMap<>();
        fields.fields().forEach((key, value) -> all.put(key, included(value, where)));
        return new Part.Fields(all, fields.line());
    }

    private Part include(Part transform, Part rest, String where) {
        if (!transform.at("Name").wordsOr("").equals("AWS::Include")) {
            return rest;
        }
        Part included = file(transform.at("Parameters", "Location"), where).orElse(Part.NONE);
        return included instanceof Part.Fields ? Globals.merge(rest, included) : rest;
    }
}
