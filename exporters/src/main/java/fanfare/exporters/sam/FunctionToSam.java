package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.exporters.handler.Handlers;
import fanfare.model.design.Component;
import fanfare.model.kind.DailyLevels;
import fanfare.model.kind.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A function with its log group; triggers, permissions and variables are added by its connections. */
record FunctionToSam(Component function, Context in) implements SamMapping {
    static final String TYPE = "AWS::Serverless::Function";
    private static final long FREE_STORAGE = 512;
    static final int LOG_DAYS = 30;

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
        r.with("Tracing", "Active");
        r.with("LoggingConfig", Ordered.of("LogGroup", ref(logGroup(template)), "LogFormat", "JSON"));
        r.map("Environment");
        r.list("Policies");
        r.map("DeadLetterQueue");
        asynchronous(r);
        if (!function.get(fanfare.model.kind.Vpc.WAY_OUT).equals("none")) {
            new Vpc(template).inside(function);
        }
        if (function.get(Function.RECURSIVE_LOOP).equals("allow")) {
            r.with("RecursiveLoop", "Allow");
        }
        function.value(Function.PROVISIONED_SCHEDULE)
                .ifPresent(text -> provisionedSchedule(template, DailyLevels.of(text)));
        r.map("FunctionUrlConfig");
        r.map("Events");
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
        if (function.get(Function.SNAP_START)) {
            r.with("AutoPublishAlias", References.ALIAS).with("SnapStart", Map.of("ApplyOn", "PublishedVersions"));
        }
        if (function.get(Function.EPHEMERAL_STORAGE) > FREE_STORAGE) {
            r.with("EphemeralStorage", Map.of("Size", function.get(Function.EPHEMERAL_STORAGE)));
        }
    }

    /** Application Auto Scaling sets the alias's provisioned concurrency at its times of the day. */
    private void provisionedSchedule(Template template, DailyLevels levels) {
        long first = function.value(Function.PROVISIONED_CONCURRENCY).orElse(1L);
        long least =
                levels.steps().stream().mapToLong(DailyLevels.Step::level).min().orElse(first);
        List<Object> actions = new ArrayList<>();
        for (DailyLevels.Step step : levels.steps()) {
            actions.add(Ordered.of(
                    "ScheduledActionName",
                    String.format(Locale.ROOT, "at-%02d-%02d", step.hour(), step.minuteOfHour()),
                    "Schedule",
                    "cron(" + step.minuteOfHour() + " " + step.hour() + " * * ? *)",
                    "ScalableTargetAction",
                    Ordered.of("MinCapacity", step.level(), "MaxCapacity", step.level())));
        }
        template.add(template.unique(function.name() + "Scaling"), "AWS::ApplicationAutoScaling::ScalableTarget")
                .with("ServiceNamespace", "lambda")
                .with("ScalableDimension", "lambda:function:ProvisionedConcurrency")
                .with("ResourceId", sub("function:${" + function.name() + "}:" + References.ALIAS))
                .with("MinCapacity", Math.min(first, least))
                .with("MaxCapacity", Math.max(first, levels.highest()))
                .with("ScheduledActions", actions)
                .after(function.name() + "Alias" + References.ALIAS);
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
