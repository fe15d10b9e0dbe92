package fanfare.exporters.cdk;

import fanfare.exporters.cloudformation.Intrinsic;
import fanfare.exporters.cloudformation.Plain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A stack while it is being written. */
final class Stack {
    private final Set<String> asTheyAre;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, Tree> parameters = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<String>> members = new HashMap<>();
    private final Map<String, String> fixedNames = new LinkedHashMap<>();
    private final Map<String, String> sorts = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Values values = new Values(this);

    private Stack(Plain template, Set<String> asTheyAre) {
        this.asTheyAre = Set.copyOf(asTheyAre);
        template.parameters().forEach((id, p) -> parameters.put(id, Tree.of(p)));
        template.resources().forEach((id, r) -> resources.put(id, Resource.of(id, r)));
        resources.values().forEach(r -> {
            if (r.type().equals("AWS::S3::Bucket")
                    && r.properties().at("BucketName").orElse("") instanceof Intrinsic.Sub s) {
                fixedNames.put(s.text(), r.id());
            }
        });
    }

    /**
     * The stack of a template.
     *
     * @param asTheyAre ids of resources whose properties the user gave as they are
     */
    static Stack of(Plain template, Set<String> asTheyAre) {
        Stack stack = new Stack(template, asTheyAre);
        CdkMappings.declare(stack);
        stack.resources().values().forEach(r -> CdkMappings.of(r, stack).addTo(stack));
        template.outputs().forEach((id, output) -> stack.output(id, Tree.of(output)));
        return stack;
    }

    private void output(String id, Tree output) {
        add(Statement.about(
                "outputs",
                Props.of("description", Ts.text(output.text("Description")))
                        .and("value", values.of(output.at("Value").orElseThrow()))
                        .make("cdk.CfnOutput", Ts.code("this"), Ts.text(unique(id)))));
    }

    Map<String, Resource> resources() {
        return resources;
    }

    Map<String, Tree> parameters() {
        return parameters;
    }

    /** True if the user gave the properties of a resource as they are. */
    boolean isAsItIs(String id) {
        return asTheyAre.contains(id);
    }

    Values values() {
        return values;
    }

    /** Says what a construct's attributes are called in TypeScript; the attribute of a reference is empty. */
    void declare(String id, String sort, UnaryOperator<String> member) {
        members.put(id, member);
        sorts.put(id, sort);
    }

    /** An id for a construct that the template has not: this one, or with a number after it. */
    String unique(String wanted) {
        String id = wanted;
        for (int n = 2; !made.add(id) || members.containsKey(id) || parameters.containsKey(id); n++) {
            id = wanted + n;
        }
        return id;
    }

    /** True if there is a construct of this id. */
    boolean isConstruct(String id) {
        return members.containsKey(id);
    }

    /** What a construct is made of: the last word of its type. */
    String sort(String id) {
        return sorts.getOrDefault(id, parameters.containsKey(id) ? "Parameter" : "");
    }

    /** An attribute of a construct, or the value of a parameter. */
    Ts member(String id, String attribute) {
        String whole = attribute.isEmpty() ? id : id + "." + attribute;
        if (members.containsKey(whole)) {
            return new Ts.Var(whole, members.get(whole).apply(""));
        }
        Tree parameter = parameters.get(id);
        if (parameter != null && attribute.isEmpty()) {
            return parameter
                    .at("Default")
                    .map(d -> Ts.text(d.toString()))
                    .orElseGet(() -> new Ts.Var(
                            id, parameter.text("Type").startsWith("List<") ? "valueAsList" : "valueAsString"));
        }
        // A template may name a construct that it was not told of: one attribute of a longer id, such as Api.RootUrl.
        UnaryOperator<String> member = members.getOrDefault(id, Level1::member);
        return new Ts.Var(id, member.apply(attribute));
    }

    /** A text in which the fixed names of buckets are references to them, because here they need no fixed names. */
    String named(String text) {
        String said = text;
        for (Map.Entry<String, String> name : fixedNames.entrySet()) {
            said = said.replace("arn:${AWS::Partition}:s3:::" + name.getKey(), "${" + name.getValue() + ".Arn}")
                    .replace(name.getKey(), "${" + name.getValue() + "}");
        }
        return said;
    }

    /** The construct that a function is called by: its alias if it has one. */
    String callee(String function) {
        return isConstruct(function + ".Alias") ? function + ".Alias" : function;
    }

    /** The construct that a resource waits for, by its id in a template. */
    Optional<String> dependency(String id) {
        if (isConstruct(id)) {
            return Optional.of(id);
        }
        String function = id.replaceAll("Alias[a-z]+$", "");
        return isConstruct(function + ".Alias") ? Optional.of(function + ".Alias") : Optional.empty();
    }

    void add(Statement statement) {
        statements.add(statement);
    }

    /** What the stack asks for when it is deployed, then everything that was added. */
    List<Statement> statements() {
        List<Statement> all = new ArrayList<>();
        parameters.forEach((id, p) -> {
            if (!p.has("Default")) {
                all.add(parameter(id, p).ifUsed());
            }
        });
        all.addAll(statements);
        return all;
    }

    private Statement parameter(String id, Tree p) {
        Props props = Props.of("description", Ts.text(p.text("Description")));
        if (!p.text("Type").equals("String")) {
            props.and("type", Ts.text(p.text("Type")));
        }
        return props.and("allowedPattern", p.at("AllowedPattern").map(values::of))
                .and("constraintDescription", p.at("ConstraintDescription").map(values::of))
                .making(id, "cdk.CfnParameter");
    }

    /** Adds a file beside the stack. */
    void file(String path, String text) {
        files.put(path, text);
    }

    Map<String, String> files() {
        return files;
    }

    /** Something that the user must know; said once. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
