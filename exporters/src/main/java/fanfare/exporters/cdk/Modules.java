package fanfare.exporters.cdk;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The modules of the library, by what they are called in code. */
final class Modules {
    private static final String ROOT = "aws-cdk-lib/aws-";

    /** Names that do not follow from the module. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            entry("apigatewayv2", "apigwv2"),
            entry("apigatewayv2-integrations", "integrations"),
            entry("apigatewayv2-authorizers", "authorizers"),
            entry("cloudfront-origins", "origins"),
            entry("ecr-assets", "ecrAssets"),
            entry("elasticloadbalancingv2", "elbv2"),
            entry("events-targets", "targets"),
            entry("kinesisfirehose", "firehose"),
            entry("lambda-destinations", "destinations"),
            entry("lambda-event-sources", "sources"),
            entry("s3-notifications", "notifications"),
            entry("scheduler-targets", "schedulerTargets"),
            entry("sns-subscriptions", "subscriptions"),
            entry("stepfunctions", "sfn"));

    private static final Pattern NAMED = Pattern.compile("^(?:new )?([A-Za-z0-9]+)\\.");

    private static final Map<String, String> BY_NAME = byName();

    private Modules() {}

    private static Map<String, String> byName() {
        Map<String, String> paths = new TreeMap<>();
        for (String module : ("apigateway apigatewayv2 apigatewayv2-integrations apigatewayv2-authorizers appsync"
                        + " applicationautoscaling cloudfront cloudfront-origins cloudwatch cognito dax dynamodb ec2 ecr-assets ecs"
                        + " elasticache elasticloadbalancingv2 events events-targets iam kinesis kinesisfirehose lambda"
                        + " lambda-destinations lambda-event-sources logs msk pipes rds s3 s3-notifications scheduler"
                        + " scheduler-targets secretsmanager servicediscovery sns sns-subscriptions sqs stepfunctions")
                .split(" ")) {
            paths.put(SHORT.getOrDefault(module, module), ROOT + module);
        }
        paths.put("cdk", "aws-cdk-lib");
        paths.put("path", "node:path");
        return paths;
    }

    /** What the module of a service is called in code, if it is known: {@code elbv2} for ElasticLoadBalancingV2. */
    static Optional<String> ofService(String service) {
        String module = service.toLowerCase(Locale.ROOT);
        String name = SHORT.getOrDefault(module, module);
        return Optional.ofNullable(BY_NAME.get(name)).map(path -> name);
    }

    /** True for a name that constructs must not have. */
    static boolean isTaken(String name) {
        return BY_NAME.containsKey(name);
    }

    /** The modules that an expression names: what they are called, and their paths. */
    static Map<String, String> in(Ts e) {
        Map<String, String> modules = new TreeMap<>();
        for (Ts part : e.parts()) {
            if (part instanceof Ts.Code c) {
                Matcher named = NAMED.matcher(c.code());
                if (named.find() && BY_NAME.containsKey(named.group(1))) {
                    modules.put(named.group(1), BY_NAME.get(named.group(1)));
                }
            }
        }
        return modules;
    }
}
