package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Design;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What differs between stages is a parameter of the template, and stands in {@code samconfig.toml} for each stage. */
record Stages(Design design, Template template) {
    private static final String RETENTION = "LogRetentionInDays";
    private static final String STAGE = "Stage";

    /** Those of CloudWatch Logs up to a year. */
    private static final List<Integer> ALLOWED = List.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365);

    private record Stage(String name, int logDays) {}

    private static final List<Stage> ALL = List.of(new Stage("dev", 7), new Stage("prod", 90));

    /** Makes the retention of all logs one parameter. */
    static void lift(Template template) {
        if (template.parameters().containsKey(RETENTION)) {
            return;
        }
        for (TemplateResource logs : template.ofType("AWS::Logs::LogGroup").toList()) {
            if (Integer.valueOf(FunctionToSam.LOG_DAYS).equals(logs.properties().get("RetentionInDays"))
                    && logs.properties().get("LogGroupName") instanceof Intrinsic) {
                template.parameter(
                        RETENTION,
                        "How many days logs are kept",
                        Ordered.of("Type", "Number", "Default", FunctionToSam.LOG_DAYS, "AllowedValues", ALLOWED));
                logs.with("RetentionInDays", ref(RETENTION));
            }
        }
    }

    /** The file {@code samconfig.toml}. */
    String config() {
        StringBuilder text = new StringBuilder("""
                version = 0.1

                [default.global.parameters]
                stack_name = "%s"

                [default.build.parameters]
                cached = true
                parallel = true
                """.formatted(stackName(design)));
        deploy(text, "default", "");
        ALL.forEach(s -> {
            text.append("\n[").append(s.name()).append(".global.parameters]\nstack_name = \"");
            text.append(stackName(design)).append('-').append(s.name()).append("\"\n");
            text.append("\n[").append(s.name()).append(".build.parameters]\ncached = true\nparallel = true\n");
            deploy(text, s.name(), overrides(s));
        });
        return text.toString();
    }

    private void deploy(StringBuilder text, String environment, String overrides) {
        boolean named = !environment.equals("default");
        text.append("\n[").append(environment).append(".deploy.parameters]\n");
        text.append("region = \"").append(design.region()).append("\"\n");
        text.append("capabilities = \"CAPABILITY_IAM\"\n");
        text.append("confirm_changeset = ").append(!environment.equals("dev")).append('\n');
        text.append("resolve_s3 = true\n");
        if (template.ofType(FunctionToSam.TYPE)
                .anyMatch(f -> "Image".equals(f.properties().get("PackageType")))) {
            text.append("resolve_image_repos = true\n");
        }
        if (!overrides.isEmpty()) {
            text.append("parameter_overrides = \"").append(overrides).append("\"\n");
        }
        text.append("tags = \"application=").append(stackName(design));
        text.append(named ? " stage=" + environment : "").append("\"\n");
    }

    private String overrides(Stage stage) {
        StringBuilder all = new StringBuilder();
        if (template.parameters().containsKey(RETENTION)) {
            all.append(RETENTION).append('=').append(stage.logDays());
        }
        if (template.parameters().containsKey(STAGE)) {
            all.append(all.isEmpty() ? "" : " ").append(STAGE).append('=').append(stage.name());
        }
        Map<String, Object> prefix = template.parameters().get(BucketToSam.PREFIX);
        if (prefix != null) {
            // Names of buckets are unique in the world: each stage has a prefix of its own, of 20 characters at most.
            String own = String.valueOf(prefix.get("Default"));
            String cut = own.substring(
                            0, Math.min(own.length(), 19 - stage.name().length()))
                    .replaceAll("-+$", "");
            all.append(all.isEmpty() ? "" : " ")
                    .append(BucketToSam.PREFIX)
                    .append('=')
                    .append(cut)
                    .append('-')
                    .append(stage.name());
        }
        return all.toString();
    }

    /** The title as the name of a stack. */
    static String stackName(Design design) {
        String slug = design.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return slug.isEmpty()
                ? "fanfare"
                : slug.substring(0, Math.min(40, slug.length())).replaceAll("-+$", "");
    }
}
