package fanfare.exporters.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A function with its alias, its permissions and what triggers it. */
record Function(Resource resource) implements CdkMapping {
    static final String TYPE = "AWS::Serverless::Function";
    private static final String CONFIG = "EventInvokeConfig";

    /** The id of a function's alias, as templates refer to it. */
    static String alias(String function) {
        return function + ".Alias";
    }

    static boolean hasAlias(Resource r) {
        return r.properties().has("AutoPublishAlias");
    }

    @Override
    public void addTo(Stack stack) {
        Tree p = resource.properties();
        Props props = Props.none();
        boolean image = p.text("PackageType").equals("Image");
        props.and("functionName", p.at("FunctionName").map(stack.values()::of));
        code(props, image);
        p.list("Architectures")
                .forEach(a -> props.and(
                        "architecture", Ts.code("lambda.Architecture." + (a.equals("arm64") ? "ARM_64" : "X86_64"))));
        props.and("memorySize", p.number("MemorySize").map(Stores::number))
                .and("timeout", p.number("Timeout").map(Ts::seconds))
                .and("ephemeralStorageSize", p.number("EphemeralStorage.Size").map(Function::mebibytes))
                .and(
                        "reservedConcurrentExecutions",
                        p.number("ReservedConcurrentExecutions").map(Stores::number));
        if (p.has("SnapStart")) {
            props.and("snapStart", Ts.code("lambda.SnapStartConf.ON_PUBLISHED_VERSIONS"));
        }
        if (p.text("RecursiveLoop").equals("Allow")) {
            props.and("recursiveLoop", Ts.code("lambda.RecursiveLoop.ALLOW"));
        }
        props.and(
                        "logGroup",
                        p.at("LoggingConfig.LogGroup")
                                .flatMap(stack.values()::target)
                                .map(Ts::var))
                .and("loggingFormat", Ts.code("lambda.LoggingFormat.JSON"))
                .and("tracing", Ts.code("lambda.Tracing.ACTIVE"));
        Network.place(props, p.tree("VpcConfig"), stack);
        p.at("DeadLetterQueue.TargetArn")
                .flatMap(stack.values()::target)
                .ifPresent(to ->
                        props.and(stack.sort(to).equals("Topic") ? "deadLetterTopic" : "deadLetterQueue", Ts.var(to)));
        if (!hasAlias(resource)) {
            asynchronous(stack).entries().forEach(props::and);
        }
        environment(props, stack);
        stack.add(props.making(resource.id(), image ? "lambda.DockerImageFunction" : "lambda.Function")
                .commented(
                        p.has("FunctionName")
                                ? "Part of a circle of calls: its name is fixed, because references would make a circle."
                                : ""));
        if (p.has("SnapStart")) {
            stack.add(acknowledge(resource.id(), "@aws-cdk/aws-lambda:snapStartRequirePublish"));
        }
        alias(stack);
        url(stack);
        Grants.all(resource.id(), p.list("Policies"), stack);
        new Triggers(resource, stack).add();
    }

    /** Takes note of a warning of the library, because what it asks for is done. */
    static Statement acknowledge(String construct, String warning) {
        return Statement.about(
                construct,
                new Ts.Call(
                        new Ts.Member(Ts.call("cdk.Annotations.of", Ts.var(construct)), "acknowledgeWarning"),
                        List.of(Ts.text(warning))));
    }

    private void code(Props props, boolean image) {
        Ts folder = Ts.call("path.join", Ts.code("__dirname"), Ts.text("../src/" + resource.id()));
        Tree p = resource.properties();
        if (image) {
            String platform = p.list("Architectures").contains("arm64") ? "LINUX_ARM64" : "LINUX_AMD64";
            props.and(
                    "code",
                    Props.of("platform", Ts.code("ecrAssets.Platform." + platform))
                            .call("lambda.DockerImageCode.fromImageAsset", folder));
            return;
        }
        String runtime = p.text("Runtime");
        props.and("runtime", runtime(runtime))
                .and("handler", Ts.text(p.text("Handler")))
                .and(
                        "code",
                        Build.of(runtime)
                                .map(b -> b.code(resource.id()))
                                .orElse(Ts.call("lambda.Code.fromAsset", folder)));
    }

    /** {@code lambda.Runtime.NODEJS_22_X} for nodejs22.x. */
    private static Ts runtime(String runtime) {
        return Ts.code("lambda.Runtime."
                + runtime.replaceFirst("(?<=[a-z])(?=[0-9])", "_")
                        .replace("provided.al_2023", "PROVIDED_AL2023")
                        .replace("dotnet_", "DOTNET_")
                        .replace('.', '_')
                        .toUpperCase(Locale.ROOT));
    }

    private static Ts mebibytes(long megabytes) {
        return megabytes % 1024 == 0
                ? Ts.call("cdk.Size.gibibytes", Stores.number(megabytes / 1024))
                : Ts.call("cdk.Size.mebibytes", Stores.number(megabytes));
    }

    private void environment(Props props, Stack stack) {
        Tree variables = resource.properties().tree("Environment.Variables");
        if (!variables.entries().isEmpty()) {
            props.and("environment", stack.values().of(variables.entries()));
        }
    }

    /** Retries, age and destinations of asynchronous invocations. */
    private Props asynchronous(Stack stack) {
        Tree c = resource.properties().tree(CONFIG);
        return Props.none()
                .and("maxEventAge", c.number("MaximumEventAgeInSeconds").map(Ts::seconds))
                .and("retryAttempts", c.number("MaximumRetryAttempts").map(Stores::number))
                .and("onSuccess", destination(c.tree("DestinationConfig.OnSuccess"), stack))
                .and("onFailure", destination(c.tree("DestinationConfig.OnFailure"), stack));
    }

    private Optional<Ts> destination(Tree destination, Stack stack) {
        return destination.at("Destination").map(arn -> {
            Optional<String> to = stack.values().target(arn);
            String made = "destinations."
                    + switch (destination.text("Type")) {
                        case "SQS" -> "SqsDestination";
                        case "SNS" -> "SnsDestination";
                        case "EventBridge" -> "EventBridgeDestination";
                        default -> "LambdaDestination";
                    };
            return Ts.make(
                    made,
                    to.map(Ts::var)
                            .orElseGet(() -> Ts.call(
                                    "lambda.Function.fromFunctionArn",
                                    Ts.code("this"),
                                    Ts.text(resource.id() + "Destination"),
                                    stack.values().of(arn))));
        });
    }

    private void alias(Stack stack) {
        Tree p = resource.properties();
        if (!hasAlias(resource)) {
            return;
        }
        String name = p.text("AutoPublishAlias");
        Props props = Props.of("aliasName", Ts.text(name))
                .and("version", new Ts.Var(resource.id(), "currentVersion"))
                .and(
                        "provisionedConcurrentExecutions",
                        p.number("ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions")
                                .map(Stores::number));
        asynchronous(stack).entries().forEach(props::and);
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        stack.add(props.making(alias(resource.id()), resource.id() + capital, "lambda.Alias"));
    }

    private void url(Stack stack) {
        Tree url = resource.properties().tree("FunctionUrlConfig");
        if (url.entries().isEmpty()) {
            return;
        }
        Map<String, Ts> props = new LinkedHashMap<>();
        props.put("authType", Ts.code("lambda.FunctionUrlAuthType." + url.text("AuthType")));
        if (url.text("InvokeMode").equals("RESPONSE_STREAM")) {
            props.put("invokeMode", Ts.code("lambda.InvokeMode.RESPONSE_STREAM"));
        }
        stack.add(Statement.making(
                resource.id() + "Url",
                new Ts.Call(new Ts.Var(stack.callee(resource.id()), "addFunctionUrl"), List.of(new Ts.Obj(props)))));
    }
}
