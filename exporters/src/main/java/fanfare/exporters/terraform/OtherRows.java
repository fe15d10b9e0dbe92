package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.code;
import static fanfare.exporters.terraform.Expression.text;
import static java.util.Map.entry;

import fanfare.exporters.TerraformNames;
import fanfare.exporters.cloudformation.Intrinsic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Roles, logs, alarms, workflows and secrets. */
final class OtherRows {
    private static final int LONGEST_ROLE = 64;
    static final String MACHINE = "AWS::StepFunctions::StateMachine";
    static final int LONGEST_STATE_MACHINE = 80;
    private static final int LONGEST_PREFIX = 128;

    static final Map<String, Row> ALL = Map.ofEntries(
            entry(
                    "AWS::IAM::Role",
                    Row.of("aws_iam_role", "name", OtherRows::role, "Arn", "arn", "RoleId", "unique_id")),
            entry("AWS::IAM::Policy", Row.of("aws_iam_role_policy", "name", OtherRows::policy)),
            entry("AWS::IAM::ManagedPolicy", Row.of("aws_iam_policy", "arn", OtherRows::managed, "PolicyArn", "arn")),
            entry(
                    "AWS::Logs::LogGroup",
                    Row.of(
                            "aws_cloudwatch_log_group",
                            "name",
                            Shape.plain().called("LogGroupName", "name"),
                            "Arn",
                            "|arn|:*")),
            entry(
                    "AWS::CloudWatch::Alarm",
                    Row.of(
                            "aws_cloudwatch_metric_alarm",
                            "alarm_name",
                            Shape.plain()
                                    .named("alarm_name", 255)
                                    .called("Metrics", "metric_query", "Metrics.MetricStat", "metric")
                                    .lifted("Metrics.MetricStat.Metric")
                                    .each(OtherRows::dimensions, "Dimensions", "Metrics.MetricStat.Metric.Dimensions"),
                            "Arn",
                            "arn")),
            entry(
                    MACHINE,
                    Row.of(
                            "aws_sfn_state_machine",
                            "arn",
                            Shape.plain()
                                    .named("name", LONGEST_STATE_MACHINE)
                                    .called("StateMachineName", "name", "StateMachineType", "type")
                                    .without("Definition", "DefinitionString", "DefinitionSubstitutions")
                                    .called("LoggingConfiguration.Destinations", "destinations")
                                    .also(Definition::add),
                            "Arn",
                            "arn",
                            "Name",
                            "name")),
            entry(
                    "AWS::SecretsManager::Secret",
                    Row.of("aws_secretsmanager_secret", "arn", OtherRows::secret, "Id", "arn")));

    private OtherRows() {}

    private static void role(Source source, Translation into) {
        String name = into.local(source);
        Expression trust = PolicyDocument.of(source.get("AssumeRolePolicyDocument"), name + "_assume", source, into);
        Block role = into.block(source)
                .with(
                        "name",
                        source.has("RoleName")
                                ? into.value(source.get("RoleName"))
                                : into.name(source, LONGEST_ROLE, false))
                .with("assume_role_policy", trust);
        for (String plain : List.of("Description", "Path", "MaxSessionDuration", "PermissionsBoundary")) {
            if (source.has(plain)) {
                role.with(TerraformNames.words(plain), into.value(source.get(plain)));
            }
        }
        into.emit(source, role);
        for (Object arn : Trees.list(source.get("ManagedPolicyArns"))) {
            String called = name + "_" + policyName(arn);
            into.grant(source, attachment(called, into.of(source, "name"), into.value(arn), into));
        }
        source.maps("Policies").forEach(p -> {
            Expression document = PolicyDocument.of(p.get("PolicyDocument"), name, source, into);
            into.grant(
                    source,
                    into.beside(source, "aws_iam_role_policy")
                            .with("name", into.value(p.get("PolicyName")))
                            .with("role", into.of(source, "name"))
                            .with("policy", document));
        });
    }

    /** The last word of a managed policy's ARN, without its maker's name. */
    private static String policyName(Object arn) {
        String text = arn instanceof Intrinsic.Sub sub ? sub.text() : arn.toString();
        return arn instanceof Intrinsic.Ref ref
                ? TerraformNames.words(ref.name())
                : TerraformNames.words(text.replaceAll(".*/(AWS|Amazon)?", "").replaceAll("[^A-Za-z0-9]+", "_"));
    }

    private static Block attachment(String name, Expression role, Expression policy, Translation into) {
        String type = "aws_iam_role_policy_attachment";
        return Block.resource(type, into.unique(type, name)).with("role", role).with("policy_arn", policy);
    }

    private static void policy(Source source, Translation into) {
        Expression document = PolicyDocument.of(source.get("PolicyDocument"), into.local(source), source, into);
        boolean first = true;
        for (Object role : Trees.list(source.get("Roles"))) {
            Block block = first ? into.block(source) : into.beside(source, "aws_iam_role_policy");
            first = false;
            into.emit(
                    source,
                    block.with("name", into.value(source.get("PolicyName")))
                            .with("role", into.value(role))
                            .with("policy", document));
        }
    }

    private static void managed(Source source, Translation into) {
        Expression document = PolicyDocument.of(source.get("PolicyDocument"), into.local(source), source, into);
        into.emit(
                source,
                into.block(source)
                        .with("name", into.name(source, LONGEST_PREFIX, false))
                        .with("policy", document));
        Trees.list(source.get("Roles"))
                .forEach(role -> into.add(
                        source, attachment(into.local(source), into.value(role), into.of(source, "arn"), into)));
    }

    private static Expression dimensions(Object value, Values values) {
        Map<String, Object> dimensions = new LinkedHashMap<>();
        Trees.maps(value).forEach(d -> dimensions.put(String.valueOf(d.get("Name")), d.get("Value")));
        return values.of(dimensions);
    }

    /** A secret whose value is made once, and may be changed outside of Terraform. */
    private static void secret(Source source, Translation into) {
        Block secret = into.block(source)
                .with("name_prefix", Expression.joined(List.of(into.name(source, LONGEST_PREFIX, false), text("-"))));
        if (source.has("Description")) {
            secret.with("description", into.value(source.get("Description")));
        }
        into.emit(source, secret);
        Expression value =
                source.has("SecretString") ? into.value(source.get("SecretString")) : generated(source, into);
        Block version = into.beside(source, "aws_secretsmanager_secret_version")
                .with("secret_id", into.of(source, "id"))
                .with("secret_string", value);
        version.nested("lifecycle").with("ignore_changes", Expression.items(code("secret_string")));
        into.add(source, version);
    }

    private static Expression generated(Source source, Translation into) {
        Map<String, Object> rule = source.map("GenerateSecretString");
        Block password = into.beside(source, "random_password")
                .with("length", into.value(rule.getOrDefault("PasswordLength", 32)))
                .code("special", false);
        into.add(source, password);
        into.remark("The secret " + source.id() + " begins with a value made up by Terraform, which is in Terraform's"
                + " state: keep the state private, and put the real value into the secret.");
        Expression made = code("random_password." + password.labels().get(1) + ".result");
        Object key = rule.get("GenerateStringKey");
        if (key == null) {
            return made;
        }
        return Json.with(String.valueOf(rule.get("SecretStringTemplate")), key.toString(), made, into.values());
    }
}
