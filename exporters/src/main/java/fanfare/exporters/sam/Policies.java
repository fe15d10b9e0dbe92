package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Policies that no template of SAM covers: of queues, of topics, and of roles. */
final class Policies {
    static final String VERSION = "2012-10-17";

    private Policies() {}

    /** Allows one action, or a list of them, on one resource or a list, to the role's owner. */
    static Map<String, Object> allow(Object action, Object resource) {
        return Ordered.of("Effect", "Allow", "Action", action, "Resource", resource);
    }

    /** Allows several actions on one resource. */
    static Map<String, Object> allow(List<String> actions, Object resource) {
        return Ordered.of("Effect", "Allow", "Action", actions, "Resource", resource);
    }

    /** A role that a service takes on. */
    static void role(
            Template template, String id, String service, Map<String, Object> condition, List<Object> statements) {
        Map<String, Object> trust =
                Ordered.of("Effect", "Allow", "Principal", Map.of("Service", service), "Action", "sts:AssumeRole");
        if (!condition.isEmpty()) {
            trust.put("Condition", condition);
        }
        template.add(id, "AWS::IAM::Role")
                .with("AssumeRolePolicyDocument", document(List.of(trust)))
                .with("Policies", List.of(Ordered.of("PolicyName", "Deliver", "PolicyDocument", document(statements))));
    }

    /** A role that a component's service takes on, with one more statement; made when it is first asked for. */
    @SuppressWarnings("unchecked")
    static String companionRole(Template template, String component, String service, String name, Object statement) {
        TemplateResource role = template.companion(component, "Role", "AWS::IAM::Role");
        if (role.properties().isEmpty()) {
            Map<String, Object> trust =
                    Ordered.of("Effect", "Allow", "Principal", Map.of("Service", service), "Action", "sts:AssumeRole");
            role.with("AssumeRolePolicyDocument", document(List.of(trust)))
                    .with(
                            "Policies",
                            List.of(Ordered.of("PolicyName", name, "PolicyDocument", document(new ArrayList<>()))));
        }
        Map<String, Object> policy = (Map<String, Object>) role.list("Policies").get(0);
        List<Object> statements = (List<Object>) ((Map<String, Object>) policy.get("PolicyDocument")).get("Statement");
        if (!statements.contains(statement)) {
            statements.add(statement);
        }
        return role.id();
    }

    /** Lets a service send to a queue when it acts for the given source. Answers the policy's id. */
    static String letSend(
            Template template, String service, String queue, Object queueArn, String test, Object source) {
        TemplateResource policy = template.companion(queue, "Policy", "AWS::SQS::QueuePolicy");
        policy.with("Queues", List.of(ref(queue)));
        statement(policy, service, "sqs:SendMessage", queueArn, test, source);
        return policy.id();
    }

    /** Lets a service publish to a topic when it acts for the given source. Answers the policy's id. */
    static String letPublish(Template template, String service, String topic, String test, Object source) {
        TemplateResource policy = template.companion(topic, "Policy", "AWS::SNS::TopicPolicy");
        policy.with("Topics", List.of(ref(topic)));
        statement(policy, service, "sns:Publish", ref(topic), test, source);
        return policy.id();
    }

    @SuppressWarnings("unchecked")
    private static void statement(
            TemplateResource policy, String service, String action, Object resource, String test, Object source) {
        Map<String, Object> document = policy.map("PolicyDocument");
        document.put("Version", VERSION);
        List<Object> statements = (List<Object>) document.computeIfAbsent("Statement", s -> new ArrayList<>());
        Map<String, Object> statement = Ordered.of(
                "Effect",
                "Allow",
                "Principal",
                Map.of("Service", service),
                "Action",
                action,
                "Resource",
                resource,
                "Condition",
                Map.of(test, Map.of("aws:SourceArn", source)));
        if (!statements.contains(statement)) {
            statements.add(statement);
        }
    }

    private static Map<String, Object> document(List<Object> statements) {
        return Ordered.of("Version", VERSION, "Statement", statements);
    }
}
