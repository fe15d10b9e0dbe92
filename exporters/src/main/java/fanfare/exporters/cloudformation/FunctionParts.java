package fanfare.exporters.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A function with its role, its version and alias, its URL, and what becomes of its asynchronous invocations. */
final class FunctionParts {
    private static final String LAMBDA = "AWS::Lambda::";

    /** Properties that are the same in SAM and in CloudFormation. */
    private static final List<String> SAME = List.of(
            "FunctionName",
            "Description",
            "Handler",
            "Runtime",
            "PackageType",
            "ImageConfig",
            "Architectures",
            "MemorySize",
            "Timeout",
            "ReservedConcurrentExecutions",
            "EphemeralStorage",
            "SnapStart",
            "Environment",
            "Layers",
            "VpcConfig",
            "RecursiveLoop",
            "LoggingConfig");

    private final Sam sam;
    private final Map<String, Object> properties;
    private final Making into;

    private FunctionParts(Sam sam, Making into) {
        this.sam = sam;
        this.properties = sam.properties();
        this.into = into;
    }

    static void expand(Sam sam, Making into) {
        FunctionParts parts = new FunctionParts(sam, into);
        parts.function();
        parts.alias();
        parts.url();
        parts.asynchronous();
        FunctionEvents.expand(sam, into);
    }

    private void function() {
        Map<String, Object> function = new LinkedHashMap<>();
        SAME.stream().filter(properties::containsKey).forEach(p -> function.put(p, properties.get(p)));
        function.put(
                "Code",
                properties.containsKey("ImageUri")
                        ? Tree.of("ImageUri", properties.get("ImageUri"))
                        : properties.get("CodeUri"));
        Map<String, Object> logging = Tree.of("LogFormat", "JSON");
        logging.putAll(Tree.map(properties, "LoggingConfig"));
        function.put("LoggingConfig", logging);
        function.put("TracingConfig", Tree.of("Mode", "Active"));
        Map<String, Object> dead = Tree.map(properties, "DeadLetterQueue");
        if (!dead.isEmpty()) {
            function.put("DeadLetterConfig", Tree.of("TargetArn", dead.get("TargetArn")));
        }
        function.put("Role", Intrinsic.arn(FunctionRole.make(sam, into)));
        into.replace(sam.id(), LAMBDA + "Function", function, sam.resource());
    }

    private void alias() {
        if (sam.alias() == null) {
            return;
        }
        String version = sam.id() + "Version";
        into.add(version, LAMBDA + "Version", "FunctionName", Intrinsic.ref(sam.id()));
        into.attribute(version, "DeletionPolicy", "Retain");
        into.attribute(version, "UpdateReplacePolicy", "Retain");
        into.add(
                sam.aliasId(),
                LAMBDA + "Alias",
                "Name",
                sam.alias(),
                "FunctionName",
                Intrinsic.ref(sam.id()),
                "FunctionVersion",
                Intrinsic.att(version, "Version"),
                "ProvisionedConcurrencyConfig",
                properties.get("ProvisionedConcurrencyConfig"));
    }

    private void url() {
        Map<String, Object> url = Tree.map(properties, "FunctionUrlConfig");
        if (url.isEmpty()) {
            return;
        }
        Object function = sam.alias() == null ? Intrinsic.ref(sam.id()) : sam.target();
        String id = sam.id() + "Url";
        into.add(
                id,
                LAMBDA + "Url",
                "TargetFunctionArn",
                Intrinsic.ref(sam.id()),
                "Qualifier",
                sam.alias(),
                "AuthType",
                url.get("AuthType"),
                "InvokeMode",
                url.get("InvokeMode"),
                "Cors",
                url.get("Cors"));
        if (sam.alias() != null) {
            into.after(id, sam.aliasId());
        }
        if ("NONE".equals(url.get("AuthType"))) {
            into.add(
                    id + "PublicPermission",
                    LAMBDA + "Permission",
                    "Action",
                    "lambda:InvokeFunctionUrl",
                    "FunctionName",
                    function,
                    "Principal",
                    "*",
                    "FunctionUrlAuthType",
                    "NONE");
            into.add(
                    id + "InvokePermission",
                    LAMBDA + "Permission",
                    "Action",
                    "lambda:InvokeFunction",
                    "FunctionName",
                    function,
                    "Principal",
                    "*",
                    "InvokedViaFunctionUrl",
                    true);
        }
    }

    private void asynchronous() {
        Map<String, Object> config = Tree.map(properties, "EventInvokeConfig");
        if (config.isEmpty()) {
            return;
        }
        Map<String, Object> destinations = new LinkedHashMap<>();
        Tree.map(config, "DestinationConfig")
                .forEach((when, d) ->
                        destinations.put(when, Tree.of("Destination", ((Map<?, ?>) d).get("Destination"))));
        into.add(
                sam.id() + "EventInvokeConfig",
                LAMBDA + "EventInvokeConfig",
                "FunctionName",
                Intrinsic.ref(sam.id()),
                "Qualifier",
                sam.alias() == null ? "$LATEST" : sam.alias(),
                "MaximumEventAgeInSeconds",
                config.get("MaximumEventAgeInSeconds"),
                "MaximumRetryAttempts",
                config.get("MaximumRetryAttempts"),
                "DestinationConfig",
                destinations.isEmpty() ? null : destinations);
        if (sam.alias() != null) {
            into.after(sam.id() + "EventInvokeConfig", sam.aliasId());
        }
    }
}
