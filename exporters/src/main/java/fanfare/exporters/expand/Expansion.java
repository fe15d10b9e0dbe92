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

    private final Template template;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, Part> definitions = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Expansion(Template template) {
        this.template = template;
    }

    /** Expands a template. */
    public static Expansion of(Template template) {
        Expansion all = new Expansion(template);
        template.resources().forEach((name, resource) -> {
            String type = resource.at("Type").wordsOr("");
            OF.getOrDefault(type, as(type)).expand(name, resource, all);
            ConnectorExpansion.attribute(name, resource, all);
        });
        return all;
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
