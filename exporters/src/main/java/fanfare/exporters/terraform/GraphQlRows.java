package fanfare.exporters.terraform;

import static java.util.Map.entry;

import java.util.Map;

/** GraphQL APIs. Schema and resolvers are files of their own. */
final class GraphQlRows {
    private static final String SCHEMA = "AWS::AppSync::GraphQLSchema";

    static final Map<String, Row> ALL = Map.ofEntries(
            entry(
                    "AWS::AppSync::GraphQLApi",
                    Row.of(
                            "aws_appsync_graphql_api",
                            "arn",
                            Shape.plain()
                                    .named("name", 128)
                                    .called("LogConfig.CloudWatchLogsRoleArn", "cloudwatch_logs_role_arn")
                                    .also(GraphQlRows::schema),
                            "ApiId",
                            "id",
                            "Arn",
                            "arn",
                            "GraphQLUrl",
                            "uris[\"GRAPHQL\"]")),
            entry(SCHEMA, Row.of("aws_appsync_graphql_api", "id", (s, t) -> {}).partOf("ApiId")),
            entry("AWS::AppSync::ApiKey", Row.of("aws_appsync_api_key", "id", Shape.plain(), "ApiKey", "key")),
            entry("AWS::AppSync::ApiCache", Row.of("aws_appsync_api_cache", "id", Shape.plain())),
            entry(
                    "AWS::AppSync::DataSource",
                    Row.of(
                            "aws_appsync_datasource",
                            "arn",
                            Shape.plain()
                                    .called(
                                            "DynamoDBConfig",
                                            "dynamodb_config",
                                            "DynamoDBConfig.AwsRegion",
                                            "region",
                                            "LambdaConfig.LambdaFunctionArn",
                                            "function_arn"),
                            "Name",
                            "name",
                            "DataSourceArn",
                            "arn")),
            entry(
                    "AWS::AppSync::FunctionConfiguration",
                    Row.of(
                            "aws_appsync_function",
                            "arn",
                            Shape.plain()
                                    .called("DataSourceName", "data_source")
                                    .without("Code")
                                    .also(GraphQlRows::code),
                            "FunctionId",
                            "function_id",
                            "FunctionArn",
                            "arn",
                            "Name",
                            "name")),
            entry(
                    "AWS::AppSync::Resolver",
                    Row.of(
                            "aws_appsync_resolver",
                            "arn",
                            Shape.plain()
                                    .called("TypeName", "type", "FieldName", "field", "DataSourceName", "data_source")
                                    .without("Code")
                                    .also(GraphQlRows::code),
                            "ResolverArn",
                            "arn")));

    private GraphQlRows() {}

    private static void schema(Source api, Block block, Translation into) {
        into.ofType(SCHEMA)
                .filter(s -> into.referred(s.get("ApiId")).filter(api::equals).isPresent())
                .forEach(s -> block.with(
                        "schema",
                        s.get("Definition") instanceof String text
                                ? into.file("graphql/" + api.id() + ".graphql", text)
                                : into.value(s.get("Definition"))));
    }

    private static void code(Source source, Block block, Translation into) {
        Object code = source.get("Code");
        block.with(
                "code",
                code instanceof String text ? into.file("graphql/" + source.id() + ".js", text) : into.value(code));
    }
}
