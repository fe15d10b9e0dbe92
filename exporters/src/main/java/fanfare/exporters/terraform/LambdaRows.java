package fanfare.exporters.terraform;

import static java.util.Map.entry;

import java.util.Map;

/** Functions and what belongs to them. */
final class LambdaRows {
    static final String FUNCTION = "AWS::Lambda::Function";

    static final Map<String, Row> ALL = Map.ofEntries(
            entry(FUNCTION, Row.of("aws_lambda_function", "function_name", FunctionBlock.SHAPE, "Arn", "arn")),
            entry(
                    "AWS::Lambda::Version",
                    Row.of("aws_lambda_function", "qualified_arn", (s, t) -> {}, "Version", "version")
                            .partOf("FunctionName")),
            entry(
                    "AWS::Lambda::Alias",
                    Row.of(
                            "aws_lambda_alias",
                            "arn",
                            Shape.plain()
                                    .without("ProvisionedConcurrencyConfig")
                                    .then(LambdaRows::provisioned),
                            "AliasArn",
                            "arn")),
            entry(
                    "AWS::Lambda::Url",
                    Row.of(
                            "aws_lambda_function_url",
                            "function_arn",
                            Shape.plain()
                                    .called("TargetFunctionArn", "function_name", "AuthType", "authorization_type"),
                            "FunctionUrl",
                            "function_url")),
            entry(
                    "AWS::Lambda::EventSourceMapping",
                    Row.of(
                            "aws_lambda_event_source_mapping",
                            "uuid",
                            Shape.plain()
                                    .called(
                                            "FilterCriteria.Filters",
                                            "filter",
                                            "DestinationConfig.OnFailure.Destination",
                                            "destination_arn",
                                            "SourceAccessConfigurations",
                                            "source_access_configuration",
                                            "SourceAccessConfigurations.URI",
                                            "uri")
                                    .each(Json::read, "FilterCriteria.Filters.Pattern"))),
            entry(
                    "AWS::Lambda::EventInvokeConfig",
                    Row.of("aws_lambda_function_event_invoke_config", "id", Shape.plain())),
            entry(
                    "AWS::Lambda::Permission",
                    Row.of(
                            "aws_lambda_permission",
                            "id",
                            Shape.plain().without("FunctionName").also(LambdaRows::function))));

    private LambdaRows() {}

    private static void provisioned(Source alias, Translation into) {
        Object environments =
                Trees.at(alias.properties(), "ProvisionedConcurrencyConfig", "ProvisionedConcurrentExecutions");
        if (environments != null) {
            into.add(
                    alias,
                    into.beside(alias, "aws_lambda_provisioned_concurrency_config")
                            .with("function_name", into.of(alias, "function_name"))
                            .with("qualifier", into.of(alias, "name"))
                            .with("provisioned_concurrent_executions", into.value(environments)));
        }
    }

    /** A permission names the function, and apart from it the alias. */
    private static void function(Source permission, Block block, Translation into) {
        Object name = permission.get("FunctionName");
        Source referred = into.referred(name).orElse(null);
        if (referred != null && referred.type().equals("AWS::Lambda::Alias")) {
            block.with("function_name", into.of(referred, "function_name"))
                    .with("qualifier", into.of(referred, "name"));
        } else if (referred != null && referred.type().equals(FUNCTION)) {
            block.with("function_name", into.of(referred, "function_name"));
        } else {
            block.with("function_name", into.value(name));
        }
    }
}
