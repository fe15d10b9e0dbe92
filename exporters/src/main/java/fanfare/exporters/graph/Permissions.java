package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.graph.Expressions.Target;
import fanfare.exporters.graph.Policies.Statement;
import fanfare.exporters.template.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the roles of functions, state machines and tasks allow them draws lines, unless something better already did: what a
 * poller needs is no read, and a state machine whose definition is known calls what it says and nothing else. What is
 * allowed on everything counts where an environment variable names the resource.
 */
final class Permissions {
    private static final Map<String, List<String>> ROLES = Map.ofEntries(
            Map.entry("AWS::Lambda::Function", List.of("Role")),
            Map.entry("AWS::StepFunctions::StateMachine", List.of("RoleArn")),
            Map.entry("AWS::ECS::TaskDefinition", List.of("TaskRoleArn")),
            Map.entry("AWS::Glue::Job", List.of("Role")),
            Map.entry("AWS::Glue::Crawler", List.of("Role")),
            Map.entry("AWS::Batch::JobDefinition", List.of("ContainerProperties", "JobRoleArn")),
            Map.entry("AWS::CodeBuild::Project", List.of("ServiceRole")),
            Map.entry("AWS::Bedrock::Agent", List.of("AgentResourceRoleArn")),
            Map.entry("AWS::Bedrock::KnowledgeBase", List.of("RoleArn")),
            Map.entry("AWS::SageMaker::NotebookInstance", List.of("RoleArn")),
            Map.entry("AWS::EC2::Instance", List.of("IamInstanceProfile")),
            Map.entry("AWS::BedrockAgentCore::Runtime", List.of("RoleArn")));
    private static final Pattern OUTCOME = Pattern.compile(
            "(?i)(sqs:SendMessage|sns:Publish|lambda:InvokeFunction|events:PutEvents|sqs:Get.*|s3:PutObject|s3:ListBucket)");

    private static final Pattern ARN = Pattern.compile("^arn:[^:]*:([a-z0-9-]+):");

    private final Draft into;
    private final Map<String, List<String>> users = new LinkedHashMap<>();
    private final Map<String, List<Wild>> wild = new LinkedHashMap<>();

    /** An action that is allowed on everything, or on everything whose name begins so. */
    private record Wild(String action, String resource) {}

    private Permissions(Draft into) {
        this.into = into;
    }

    static void find(Draft into) {
        Permissions all = new Permissions(into);
        into.resources().forEach(all::learnRole);
        all.users.forEach(all::role);
        into.resources().forEach(all::environment);
    }

    private void learnRole(Resource principal) {
        List<String> path = ROLES.get(principal.type());
        if (path == null) {
            return;
        }
        Part at = principal.properties();
        for (String field : path) {
            at = at.at(field);
        }
        for (String role : roles(at)) {
            users.computeIfAbsent(role, r -> new ArrayList<>()).add(principal.name());
        }
    }

    private List<String> roles(Part expression) {
        List<String> found = new ArrayList<>();
        for (String r : into.expressions().references(expression)) {
            if (into.type(r).equals("AWS::IAM::Role")) {
                found.add(r);
            } else if (into.type(r).equals("AWS::IAM::InstanceProfile")) {
                found.addAll(into.expressions()
                        .references(into.resource(r).properties().at("Roles")));
            }
        }
        if (found.isEmpty() && expression.exists()) {
            String words = into.expressions().render(expression);
            for (Resource r : into.ofType("AWS::IAM::Role")) {
                Part name = r.properties().at("RoleName");
                if (name.exists() && words.endsWith("/" + into.expressions().render(name))) {
                    found.add(r.name());
                }
            }
        }
        return found;
    }

    private void role(String role, List<String> principals) {
        for (Statement s : new Policies(into).of(into.resource(role))) {
            List<String> actions =
                    s.actions().stream().filter(a -> !Actions.isEverywhere(a)).toList();
            if (!actions.isEmpty()) {
                List<Part> resources = s.resources().isEmpty() ? List.of(Part.NONE) : s.resources();
                resources.forEach(r -> allowed(principals, actions, r, s));
            }
        }
    }

    private void allowed(List<String> principals, List<String> actions, Part resource, Statement s) {
        Predicate<String> types =
                t -> !Actions.of(actions, ResourceTypes.services(t)).isEmpty();
        List<Target> targets = into.expressions().targets(resource, types);
        String words = resource.exists() ? into.expressions().render(resource) : "";
        boolean everything =
                words.isEmpty() || words.substring(lastSeparator(words) + 1).contains("*");
        for (String principal : principals) {
            for (Target t : targets) {
                draw(principal, t, actions, s, principals.size() > 1);
            }
            if (targets.isEmpty() && everything) {
                actions.forEach(a -> wild.computeIfAbsent(principal, p -> new ArrayList<>())
                        .add(new Wild(a.toLowerCase(Locale.ROOT), words)));
            } else if (targets.isEmpty() && into.expressions().targets(resource).isEmpty()) {
                into.beyond(principal, true, resource, Seen.of(Relation.READ_WRITE, "policy", s.line()));
            }
        }
    }

    private static int lastSeparator(String words) {
        return Math.max(words.lastIndexOf('/'), words.lastIndexOf(':'));
    }

    private void draw(String principal, Target t, List<String> actions, Statement s, boolean shared) {
        String evidence = t.byName() ? "policy:name" : s.managed() ? "policy-managed" : "policy";
        Confidence confidence = shared && !t.byName() ? Confidence.MEDIUM : t.confidence();
        draw(
                principal,
                t.resource(),
                actions,
                Seen.of(Relation.READ_WRITE, evidence, s.line()).at(confidence));
    }

    private void draw(String principal, String target, List<String> allowed, Seen seen) {
        String type = into.type(target);
        Set<String> services = ResourceTypes.services(type);
        List<String> actions = Actions.of(allowed, services);
        if (actions.isEmpty() || saidBetter(principal, target, actions, services)) {
            return;
        }
        boolean machine = into.type(principal).equals("AWS::StepFunctions::StateMachine");
        if (machine
                && into.isUnderstood(principal)
                && !into.has(principal, target, Relation.INVOKE, Relation.READ_WRITE)) {
            into.line(
                    principal,
                    target,
                    Seen.of(Relation.REFERENCE, "policy-beyond-asl", seen.line())
                            .weak());
        } else if (ResourceTypes.isCompute(type) || ResourceTypes.isApi(type)) {
            call(principal, target, actions, seen);
        } else if (ResourceTypes.role(type) == ResourceTypes.Role.PRIMARY
                || ResourceTypes.role(type) == ResourceTypes.Role.AUX) {
            into.line(principal, target, seen.mode(Actions.mode(actions)));
        }
    }

    private boolean saidBetter(String principal, String target, List<String> actions, Set<String> services) {
        if (principal.equals(target) && isScheduledInItsRole(principal)) {
            return true;
        }
        if (Actions.onlyPoll(actions, services) && into.has(target, principal, Relation.TRIGGER)) {
            return true;
        }
        return into.has(principal, target, Relation.DEAD_LETTER, Relation.DESTINATION)
                && actions.stream().allMatch(a -> OUTCOME.matcher(a).matches());
    }

    /** A schedule may act in the role of the function that it calls: then the function may invoke itself, and does not. */
    private boolean isScheduledInItsRole(String function) {
        Part own = into.resource(function).properties().at("Role");
        List<String> roles = into.expressions().references(own);
        return into.ofType("AWS::Scheduler::Schedule").stream()
                .map(s -> s.properties().at("Target", "RoleArn"))
                .anyMatch(r -> into.expressions().references(r).stream().anyMatch(roles::contains));
    }

    /** What computes is called; an API may also be given messages for its connections. */
    private void call(String principal, String target, List<String> actions, Seen seen) {
        boolean calls = actions.stream().anyMatch(Actions::isCalling);
        boolean manages = actions.stream().anyMatch(a -> a.contains("ManageConnections"));
        boolean answersTask = actions.stream().anyMatch(a -> a.matches("(?i)states:(SendTask|Stop).*"));
        String type = into.type(target);
        if (!calls && into.has(principal, target, Relation.INVOKE)) {
            return;
        }
        if (calls) {
            into.line(principal, target, seen.as(Relation.INVOKE));
        } else if (answersTask || manages) {
            into.line(principal, target, seen.mode(Edge.Mode.WRITE));
        } else if (ResourceTypes.isApi(type)
                && actions.stream().anyMatch(a -> a.equalsIgnoreCase("execute-api:*") || a.startsWith("appsync:"))) {
            into.line(principal, target, seen.as(Relation.INVOKE));
        } else if (!type.equals("AWS::Lambda::Function")
                && ResourceTypes.isCompute(type)
                && actions.stream().allMatch(a -> Actions.isReading(Actions.verb(a)))) {
            into.line(principal, target, seen.mode(Edge.Mode.READ));
        } else {
            into.line(
                    principal,
                    target,
                    Seen.of(Relation.REFERENCE, seen.evidence(), seen.line()).weak());
        }
    }

    /** Environment variables confirm a permission, or say what one on everything is for. */
    private void environment(Resource r) {
        for (Part value : variables(r)) {
            Map<String, Boolean> named = named(value);
            named.forEach((target, byName) -> environment(r, target, byName, value.line()));
        }
    }

    private List<Part> variables(Resource r) {
        Part p = r.properties();
        List<Part> all = new ArrayList<>();
        switch (r.type()) {
            case "AWS::Lambda::Function" ->
                all.addAll(p.at("Environment", "Variables").entries().values());
            case "AWS::ECS::TaskDefinition" -> {
                for (Part container : p.at("ContainerDefinitions").list()) {
                    all.addAll(container.at("Environment").list());
                    all.addAll(container.at("Secrets").list());
                }
            }
            case "AWS::CodeBuild::Project" ->
                all.addAll(p.at("Environment", "EnvironmentVariables").list());
            default -> {}
        }
        return all;
    }

    private Map<String, Boolean> named(Part value) {
        Map<String, Boolean> found = new LinkedHashMap<>();
        into.expressions()
                .references(value)
                .forEach(t -> found.put(into.expressions().owner(t), false));
        if (found.isEmpty()) {
            String words = into.expressions().render(value);
            into.expressions().names().forEach((resource, name) -> {
                if (words.length() >= 4 && name.equals(words) && ResourceTypes.isDrawn(into.type(resource))) {
                    found.put(resource, true);
                }
            });
        }
        return found;
    }

    private void environment(Resource r, String target, boolean byName, int line) {
        ResourceTypes.Role role = ResourceTypes.role(into.type(target));
        if (target.equals(r.name()) || role != ResourceTypes.Role.PRIMARY && role != ResourceTypes.Role.AUX) {
            return;
        }
        String evidence = byName ? "env:name" : "env";
        if (confirm(r.name(), target, evidence, Confidence.WEAK, line)) {
            return;
        }
        List<String> anyway = wildActions(r.name(), target);
        if (!anyway.isEmpty()) {
            draw(
                    r.name(),
                    target,
                    anyway,
                    Seen.of(Relation.READ_WRITE, "policy-wildcard+env", line).at(Confidence.MEDIUM));
            if (into.has(r.name(), target, Relation.READ_WRITE, Relation.INVOKE)) {
                return;
            }
        }
        into.line(
                r.name(),
                target,
                Seen.of(Relation.REFERENCE, evidence + "-only", line).weak());
    }

    private boolean confirm(String source, String target, String evidence, Confidence confidence, int line) {
        boolean any = false;
        for (Relation relation : List.of(Relation.READ_WRITE, Relation.INVOKE)) {
            if (into.has(source, target, relation)) {
                into.line(source, target, Seen.of(relation, evidence, line).at(confidence));
                any = true;
            }
        }
        return any;
    }

    private List<String> wildActions(String principal, String target) {
        Set<String> services = ResourceTypes.services(into.type(target));
        return wild.getOrDefault(principal, List.of()).stream()
                .filter(w -> isAnything(w.action()) || services.contains(Actions.service(w.action())))
                .filter(w -> covers(w.resource(), target, services))
                .map(w -> isAnything(w.action()) ? "*" : w.action())
                .toList();
    }

    private static boolean isAnything(String action) {
        return action.equals("*") || action.equals("*:*");
    }

    private boolean covers(String resource, String target, Set<String> services) {
        if (resource.isEmpty() || resource.equals("*")) {
            return true;
        }
        Matcher arn = ARN.matcher(resource);
        if (arn.find() && !services.contains(arn.group(1))) {
            return false;
        }
        String stripped = resource.endsWith("/*") ? resource.replaceAll("[/*]+$", "") : resource;
        String tail = stripped.substring(lastSeparator(stripped) + 1);
        if (tail.equals("*") || tail.isEmpty()) {
            return true;
        }
        String name = into.expressions().names().get(target);
        if (name == null) {
            return tail.startsWith("${AWS-StackName}");
        }
        return tail.endsWith("*") && name.startsWith(tail.replaceAll("\\*+$", ""));
    }
}
