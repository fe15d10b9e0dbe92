package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.exporters.handler.Handlers;
import fanfare.model.design.Component;
import fanfare.model.kind.Function;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A function with its log group; triggers, permissions and variables are added by its connections. */
record FunctionToSam(Component function, Context in) implements SamMapping {
    static final String TYPE = "AWS::Serverless::Function";
    private static final long FREE_STORAGE = 512;
    private static final int LOG_DAYS = 30;

    @Override
    public void addTo(Template template) {
        TemplateResource r = template.add(function.name(), TYPE);
        if (in.references().inCircle(function)) {
            r.with("FunctionName", References.fixedName(function));
            r.comment("Part of a circle of calls: its name is fixed, because references would make a circle too.");
        }
        code(r);
        r.with("Architectures", List.of(function.get(Function.ARCHITECTURE)));
        r.with("MemorySize", function.get(Function.MEMORY));
        r.with("Timeout", Seconds.of(function.get(Function.TIMEOUT)));
        capacity(r);
        r.with("LoggingConfig", new LinkedHashMap<>(Map.of("LogGroup", ref(logGroup(template)))));
        r.map("Environment");
        r.list("Policies");
        r.map("DeadLetterQueue");
        asynchronous(r);
        r.map("FunctionUrlConfig");
        r.map("Events");
        Map<String, Object> globals = template.globals("Function");
        globals.put("Tracing", "Active");
        globals.put("LoggingConfig", Map.of("LogFormat", "JSON"));
    }

    private void code(TemplateResource r) {
        String folder = Handlers.folder(function);
        if (function.get(Function.PACKAGE_TYPE).equals("image")) {
            r.attribute(
                    "Metadata",
                    Ordered.of("Dockerfile", "Dockerfile", "DockerContext", "./" + folder, "DockerTag", "latest"));
            r.with("PackageType", "Image");
            r.with("ImageUri", function.name().toLowerCase(java.util.Locale.ROOT) + ":latest");
            return;
        }
        if (!Handlers.needsBuild(function)) {
            r.attribute("Metadata", Map.of("SkipBuild", true));
        }
        r.with("CodeUri", folder + "/");
        r.with("Handler", Handlers.entryPoint(function));
        r.with("Runtime", function.get(Function.RUNTIME));
    }

    private void capacity(TemplateResource r) {
        function.value(Function.RESERVED_CONCURRENCY).ifPresent(n -> r.with("ReservedConcurrentExecutions", n));
        function.value(Function.PROVISIONED_CONCURRENCY)
                .ifPresent(n -> r.with("AutoPublishAlias", References.ALIAS)
                        .with("ProvisionedConcurrencyConfig", Map.of("ProvisionedConcurrentExecutions", n)));
        if (function.get(Function.EPHEMERAL_STORAGE) > FREE_STORAGE) {
            r.with("EphemeralStorage", Map.of("Size", function.get(Function.EPHEMERAL_STORAGE)));
        }
    }

    private String logGroup(Template template) {
        String id = template.unique(function.name() + "Logs");
        template.add(id, "AWS::Logs::LogGroup")
                .attribute("DeletionPolicy", "Delete")
                .attribute("UpdateReplacePolicy", "Delete")
                .with("LogGroupName", sub("/aws/lambda/${AWS::StackName}-" + function.name()))
                .with("RetentionInDays", LOG_DAYS);
        return id;
    }

    private void asynchronous(TemplateResource r) {
        Map<String, Object> config = r.map("EventInvokeConfig");
        function.set()
                .find(Function.MAXIMUM_EVENT_AGE)
                .ifPresent(age -> config.put("MaximumEventAgeInSeconds", Seconds.of(age)));
        function.set()
                .find(Function.MAXIMUM_RETRY_ATTEMPTS)
                .ifPresent(retries -> config.put("MaximumRetryAttempts", retries));
    }
}
