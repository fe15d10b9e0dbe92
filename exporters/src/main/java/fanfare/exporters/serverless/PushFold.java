package fanfare.exporters.serverless;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Subscriptions, rules, schedules and load balancers' rules as events of the functions that they call. */
final class PushFold {
    private static final Object USUAL_RETRIES = 185L;
    private static final Object USUAL_AGE = 86_400L;
    private static final Set<String> CONDITIONS = Set.of("path-pattern", "http-request-method");

    private final Stack stack;

    PushFold(Stack stack) {
        this.stack = stack;
    }

    void fold() {
        stack.ofType("AWS::SNS::Subscription").forEach(this::subscription);
        stack.ofType("AWS::Events::Rule").forEach(this::rule);
        stack.ofType("AWS::Scheduler::Schedule").forEach(this::schedule);
        stack.ofType("AWS::ElasticLoadBalancingV2::ListenerRule").forEach(this::balancer);
    }

    /** With a queue for what is lost, the framework would replace the queue's policy by its own. */
    private void subscription(String id) {
        Map<String, Object> p = stack.properties(id);
        if (!"lambda".equals(p.get("Protocol")) || p.containsKey("RedrivePolicy") || stack.isNeeded(id)) {
            return;
        }
        String topic = stack.referred(p.get("TopicArn")).orElse("");
        stack.function(p.get("Endpoint")).ifPresent(f -> {
            stack.event(
                    f,
                    "sns",
                    Tree.of(
                            "arn",
                            p.get("TopicArn"),
                            "topicName",
                            topic,
                            "filterPolicy",
                            p.get("FilterPolicy"),
                            "filterPolicyScope",
                            p.get("FilterPolicyScope")));
            stack.drop(id);
            stack.dropPermissions(f::equals, topic);
        });
    }

    private void rule(String id) {
        Map<String, Object> p = stack.properties(id);
        List<?> targets = Tree.list(p, "Targets");
        if (targets.size() != 1) {
            return;
        }
        Map<String, Object> target = new LinkedHashMap<>(Tree.map(targets.get(0)));
        boolean sayable = Set.of("Id", "Arn", "RetryPolicy", "DeadLetterConfig").containsAll(target.keySet());
        stack.function(target.get("Arn")).filter(f -> sayable).ifPresent(f -> {
            String permission = id + "Permission";
            Map<String, Object> kept = stack.resources().remove(permission);
            if (stack.isNeeded(id)) {
                if (kept != null) {
                    stack.resources().put(permission, kept);
                }
                return;
            }
            Map<String, Object> retries = Tree.of(
                    "maximumEventAge",
                    Tree.at(target, "RetryPolicy", "MaximumEventAgeInSeconds"),
                    "maximumRetryAttempts",
                    Tree.at(target, "RetryPolicy", "MaximumRetryAttempts"));
            stack.event(
                    f,
                    "eventBridge",
                    Tree.of(
                            "eventBus",
                            p.get("EventBusName"),
                            "pattern",
                            p.get("EventPattern"),
                            "retryPolicy",
                            retries,
                            "deadLetterQueueArn",
                            Tree.at(target, "DeadLetterConfig", "Arn")));
            stack.drop(id);
        });
    }

    /** The framework says neither a window nor retries nor a queue for what is lost. */
    private void schedule(String id) {
        Map<String, Object> p = stack.properties(id);
        Map<String, Object> target = Tree.map(p, "Target");
        boolean sayable = Set.of("Arn", "RoleArn", "RetryPolicy").containsAll(target.keySet())
                && "OFF".equals(Tree.at(p, "FlexibleTimeWindow", "Mode"))
                && isUsual(Tree.map(target, "RetryPolicy"));
        String role = stack.referred(target.get("RoleArn")).orElse("");
        stack.function(target.get("Arn"))
                .filter(f -> sayable && !stack.isNeeded(id))
                .ifPresent(f -> {
                    stack.event(
                            f,
                            "schedule",
                            Tree.of(
                                    "method",
                                    "scheduler",
                                    "rate",
                                    List.of(p.get("ScheduleExpression")),
                                    "timezone",
                                    p.get("ScheduleExpressionTimezone")));
                    stack.drop(id);
                    stack.drop(role);
                    letInvoke(f);
                });
    }

    private static boolean isUsual(Map<String, Object> retries) {
        return retries.isEmpty()
                || isSame(retries.get("MaximumRetryAttempts"), USUAL_RETRIES)
                        && isSame(retries.get("MaximumEventAgeInSeconds"), USUAL_AGE);
    }

    private static boolean isSame(Object a, Object b) {
        return a instanceof Number x && b instanceof Number y && x.longValue() == y.longValue();
    }

    /** The framework has schedules act in the function's own role. */
    @SuppressWarnings("unchecked")
    private void letInvoke(String function) {
        String role = String.valueOf(stack.functions().get(function).get("role"));
        Map<String, Object> p = stack.properties(role);
        Map<String, Object> trust = Tree.map(p, "AssumeRolePolicyDocument");
        List<Object> services = new ArrayList<>(List.of("lambda.amazonaws.com", "scheduler.amazonaws.com"));
        trust.put(
                "Statement",
                List.of(Tree.of(
                        "Effect", "Allow", "Principal", Tree.of("Service", services), "Action", "sts:AssumeRole")));
        List<Object> policies = new ArrayList<>(Tree.list(p, "Policies"));
        boolean there = policies.stream().anyMatch(o -> "BeScheduled".equals(Tree.at(o, "PolicyName")));
        if (there) {
            return;
        }
        // Not by reference: the function refers to its role.
        Object arn = Intrinsic.sub(
                "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${AWS::StackName}-" + function);
        policies.add(Tree.of(
                "PolicyName",
                "BeScheduled",
                "PolicyDocument",
                Tree.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Tree.of("Effect", "Allow", "Action", "lambda:InvokeFunction", "Resource", arn)))));
        ((Map<String, Object>) stack.resources().get(role).get("Properties")).put("Policies", policies);
    }

    private void balancer(String id) {
        Map<String, Object> p = stack.properties(id);
        List<?> actions = Tree.list(p, "Actions");
        List<?> conditions = Tree.list(p, "Conditions");
        boolean sayable = actions.size() == 1
                && p.get("ListenerArn") instanceof Intrinsic.Ref
                && conditions.stream().allMatch(c -> CONDITIONS.contains(String.valueOf(Tree.at(c, "Field"))));
        String group = sayable
                ? stack.referred(Tree.at(actions.get(0), "TargetGroupArn")).orElse("")
                : "";
        List<?> targets = Tree.list(stack.properties(group), "Targets");
        if (targets.size() != 1 || !"lambda".equals(stack.properties(group).get("TargetType"))) {
            return;
        }
        stack.function(Tree.at(targets.get(0), "Id")).ifPresent(f -> {
            Map<String, Object> said = new LinkedHashMap<>();
            conditions.forEach(c -> {
                boolean path = "path-pattern".equals(Tree.at(c, "Field"));
                said.put(
                        path ? "path" : "method",
                        Tree.list(c, path ? "PathPatternConfig" : "HttpRequestMethodConfig", "Values"));
            });
            stack.event(
                    f,
                    "alb",
                    Tree.of("listenerArn", p.get("ListenerArn"), "priority", p.get("Priority"), "conditions", said));
            stack.drop(id);
            stack.drop(group);
            dropBalancerPermission(f);
        });
    }

    private void dropBalancerPermission(String function) {
        for (String id : stack.ofType("AWS::Lambda::Permission")) {
            Map<String, Object> p = stack.properties(id);
            if ("elasticloadbalancing.amazonaws.com".equals(p.get("Principal"))
                    && stack.function(p.get("FunctionName"))
                            .filter(function::equals)
                            .isPresent()) {
                stack.drop(id);
            }
        }
    }
}
