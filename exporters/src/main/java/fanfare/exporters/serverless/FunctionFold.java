package fanfare.exporters.serverless;

import fanfare.exporters.cloudformation.Intrinsic;
import fanfare.exporters.framework.LogicalIds;
import fanfare.exporters.handler.Handlers;
import fanfare.model.design.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Functions with their settings, aliases, log groups and URLs, and what becomes of their asynchronous invocations. */
final class FunctionFold {
    private final Stack stack;

    FunctionFold(Stack stack) {
        this.stack = stack;
    }

    /**
     * Takes a function over.
     *
     * @param zip where its built package lies; empty if its files are packaged as they are
     */
    void fold(Component function, Optional<String> zip) {
        String key = function.name();
        Map<String, Object> p = stack.properties(key);
        Map<String, Object> to = stack.functions().get(key);
        code(function, p, to, zip);
        to.put("memorySize", p.get("MemorySize"));
        to.put("timeout", p.get("Timeout"));
        List<?> architectures = Tree.list(p, "Architectures");
        to.put("architecture", architectures.isEmpty() ? "x86_64" : architectures.get(0));
        to.putAll(Tree.of(
                "ephemeralStorageSize",
                Tree.at(p, "EphemeralStorage", "Size"),
                "reservedConcurrency",
                p.get("ReservedConcurrentExecutions"),
                "snapStart",
                p.containsKey("SnapStart") ? true : null,
                "role",
                stack.referred(p.get("Role")).orElse(null),
                "vpc",
                network(Tree.map(p, "VpcConfig")),
                "environment",
                Tree.map(p, "Environment", "Variables"),
                "onError",
                Tree.at(p, "DeadLetterConfig", "TargetArn"),
                "dependsOn",
                waits(stack.resources().get(key).get("DependsOn"))));
        if (p.containsKey("RecursiveLoop")) {
            stack.extend(Stack.id(key), Tree.of("RecursiveLoop", p.get("RecursiveLoop")));
        }
        alias(key, to);
        logs(key, p);
        url(key, to);
        outcomes(key, to);
        stack.renaming().id(key, Stack.id(key));
        stack.drop(key);
    }

    private void code(Component function, Map<String, Object> p, Map<String, Object> to, Optional<String> zip) {
        String folder = Handlers.folder(function);
        if (Tree.at(p, "Code", "ImageUri") != null) {
            String image = function.name().toLowerCase(Locale.ROOT);
            Tree.open(stack.provider(), "ecr", "images").put(image, Tree.of("path", "./" + folder));
            to.put("image", Tree.of("name", image));
            return;
        }
        to.put("runtime", p.get("Runtime"));
        if (zip.isPresent()) {
            to.put("handler", p.get("Handler"));
            to.put("package", Tree.of("artifact", zip.get()));
        } else {
            to.put("handler", folder + "/" + p.get("Handler"));
            to.put("package", Tree.of("patterns", List.of("!**", folder + "/**")));
        }
    }

    private static Map<String, Object> network(Map<String, Object> vpc) {
        return Tree.of("securityGroupIds", vpc.get("SecurityGroupIds"), "subnetIds", vpc.get("SubnetIds"));
    }

    private Object waits(Object dependsOn) {
        List<?> all = dependsOn instanceof List<?> l ? l : dependsOn == null ? List.of() : List.of(dependsOn);
        return all.stream().map(Object::toString).map(stack.renaming()::id).toList();
    }

    private void alias(String key, Map<String, Object> to) {
        for (Map.Entry<String, String> alias : stack.aliases().entrySet()) {
            if (!alias.getValue().equals(key) || !stack.resources().containsKey(alias.getKey())) {
                continue;
            }
            Map<String, Object> p = stack.properties(alias.getKey());
            Object provisioned = Tree.at(p, "ProvisionedConcurrencyConfig", "ProvisionedConcurrentExecutions");
            boolean snap = to.containsKey("snapStart");
            if (provisioned != null) {
                to.put("provisionedConcurrency", provisioned);
            }
            stack.renaming()
                    .id(alias.getKey(), snap ? LogicalIds.snapStartAlias(key) : LogicalIds.provisionedAlias(key));
            String name = snap ? "snapstart" : "provisioned";
            stack.renaming().text("-" + key + ":" + p.get("Name"), "-" + key + ":" + name);
            stack.renaming().text("${" + key + "}:" + p.get("Name"), "${" + key + "}:" + name);
            stack.referred(Tree.at(p, "FunctionVersion")).ifPresent(stack::drop);
            stack.drop(alias.getKey());
        }
    }

    /** The framework makes the log group of every function. */
    private void logs(String key, Map<String, Object> p) {
        stack.referred(Tree.at(p, "LoggingConfig", "LogGroup")).ifPresent(group -> {
            stack.renaming().id(group, LogicalIds.logGroup(key));
            stack.drop(group);
        });
    }

    private void url(String key, Map<String, Object> to) {
        for (String id : stack.ofType("AWS::Lambda::Url")) {
            Map<String, Object> p = stack.properties(id);
            if (!stack.function(p.get("TargetFunctionArn")).filter(key::equals).isPresent()) {
                continue;
            }
            boolean streams = "RESPONSE_STREAM".equals(p.get("InvokeMode"));
            boolean iam = !"NONE".equals(p.get("AuthType"));
            Map<String, Object> url =
                    Tree.of("authorizer", iam ? "aws_iam" : null, "invokeMode", streams ? "RESPONSE_STREAM" : null);
            to.put("url", url.isEmpty() ? (Object) true : url);
            stack.renaming().id(id, LogicalIds.functionUrl(key));
            stack.drop(id);
            publicPermission(key);
        }
    }

    /** The framework lets everybody call the URL; the second right, to invoke by it, stays a resource. */
    private void publicPermission(String key) {
        for (String id : stack.ofType("AWS::Lambda::Permission")) {
            Map<String, Object> p = stack.properties(id);
            if ("lambda:InvokeFunctionUrl".equals(p.get("Action"))
                    && stack.function(p.get("FunctionName")).filter(key::equals).isPresent()) {
                stack.drop(id);
            }
        }
    }

    private void outcomes(String key, Map<String, Object> to) {
        for (String id : stack.ofType("AWS::Lambda::EventInvokeConfig")) {
            Map<String, Object> p = stack.properties(id);
            if (!stack.function(p.get("FunctionName")).filter(key::equals).isPresent()) {
                continue;
            }
            Map<String, Object> destinations = new LinkedHashMap<>();
            Tree.map(p, "DestinationConfig").forEach((when, d) -> {
                Object arn = Tree.at(d, "Destination");
                destinations.put(
                        Character.toLowerCase(when.charAt(0)) + when.substring(1),
                        stack.function(arn).isPresent() && arn instanceof Intrinsic.GetAtt
                                ? stack.function(arn).orElseThrow()
                                : Tree.of("type", type(arn), "arn", arn));
            });
            to.putAll(Tree.of(
                    "maximumEventAge",
                    p.get("MaximumEventAgeInSeconds"),
                    "maximumRetryAttempts",
                    p.get("MaximumRetryAttempts"),
                    "destinations",
                    destinations));
            stack.drop(id);
        }
    }

    private String type(Object arn) {
        if (stack.function(arn).isPresent()) {
            return "function";
        }
        return switch (stack.referred(arn).map(stack::type).orElse("")) {
            case "AWS::SNS::Topic" -> "sns";
            case "AWS::Events::EventBus" -> "eventBus";
            case "AWS::SQS::Queue" -> "sqs";
            default -> "function";
        };
    }
}
