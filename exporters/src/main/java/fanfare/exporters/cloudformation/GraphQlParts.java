package fanfare.exporters.cloudformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A GraphQL API with its schema, keys, cache, data sources, functions and resolvers. */
final class GraphQlParts {
    private static final String SYNC = "AWS::AppSync::";

    private final Sam sam;
    private final Map<String, Object> properties;
    private final Making into;
    private final Map<String, Object> functionIds = new LinkedHashMap<>();

    private GraphQlParts(Sam sam, Making into) {
        this.sam = sam;
        this.properties = sam.properties();
        this.into = into;
    }

    static void expand(Sam sam, Making into) {
        GraphQlParts parts = new GraphQlParts(sam, into);
        parts.api();
        parts.dataSources();
        Tree.map(parts.properties, "Functions").forEach((name, f) -> parts.function(name, (Map<?, ?>) f));
        Tree.map(parts.properties, "Resolvers")
                .forEach((type, fields) -> ((Map<?, ?>) fields)
                        .forEach((field, r) -> parts.resolver(type, field.toString(), (Map<?, ?>) r)));
    }

    private Intrinsic apiId() {
        return Intrinsic.att(sam.id(), "ApiId");
    }

    private void api() {
        String id = sam.id();
        into.replace(
                id,
                SYNC + "GraphQLApi",
                Tree.of(
                        "Name",
                        Intrinsic.sub("${AWS::StackName}-" + id),
                        "AuthenticationType",
                        Tree.map(properties, "Auth").get("Type"),
                        "XrayEnabled",
                        properties.get("XrayEnabled"),
                        "LogConfig",
                        properties.get("Logging") instanceof Map<?, ?> logging ? logging : null),
                sam.resource());
        into.add(id + "Schema", SYNC + "GraphQLSchema", "ApiId", apiId(), "Definition", properties.get("SchemaInline"));
        Tree.map(properties, "ApiKeys").forEach((name, key) -> {
            into.add(id + name + "Key", SYNC + "ApiKey", "ApiId", apiId());
            into.properties(id + name + "Key").putAll(Tree.readMap((Map<?, ?>) key));
        });
        Map<String, Object> cache = Tree.map(properties, "Cache");
        if (!cache.isEmpty()) {
            into.add(id + "ApiCache", SYNC + "ApiCache", "ApiId", apiId());
            into.properties(id + "ApiCache").putAll(cache);
        }
    }

    private void dataSources() {
        Map<String, Object> sources = Tree.map(properties, "DataSources");
        Tree.map(sources, "Lambda").forEach((name, s) -> {
            Object function = ((Map<?, ?>) s).get("FunctionArn");
            source(
                    name,
                    "AWS_LAMBDA",
                    Statements.allow("lambda:InvokeFunction", function),
                    "LambdaConfig",
                    Tree.of("LambdaFunctionArn", function));
        });
        Tree.map(sources, "DynamoDb").forEach((name, s) -> table(name, Tree.readMap((Map<?, ?>) s)));
    }

    private void table(String name, Map<String, Object> source) {
        List<Object> actions = new ArrayList<>();
        List<?> permissions = Tree.list(source, "Permissions");
        if (permissions.contains("Read")) {
            actions.addAll(List.of("dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem"));
        }
        if (permissions.contains("Write")) {
            actions.addAll(List.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"));
        }
        source(
                name,
                "AMAZON_DYNAMODB",
                Statements.allow(actions, source.get("TableArn")),
                "DynamoDBConfig",
                Tree.of("AwsRegion", Intrinsic.ref("AWS::Region"), "TableName", source.get("TableName")));
    }

    private String sourceId(String name) {
        return sam.id() + name + "DataSource";
    }

    private void source(String name, String type, Object statement, String config, Object value) {
        String id = sourceId(name);
        into.role(id + "Role", "appsync", List.of(), "Resolve", List.of(statement));
        into.add(
                id,
                SYNC + "DataSource",
                "ApiId",
                apiId(),
                "Name",
                name,
                "Type",
                type,
                config,
                value,
                "ServiceRoleArn",
                Intrinsic.arn(id + "Role"));
    }

    private static Map<String, Object> runtime(Map<?, ?> of) {
        Map<?, ?> runtime = (Map<?, ?>) of.get("Runtime");
        return Tree.of("Name", runtime.get("Name"), "RuntimeVersion", runtime.get("Version"));
    }

    private void function(String name, Map<?, ?> f) {
        if (f.get("Id") != null) {
            functionIds.put(name, f.get("Id"));
            return;
        }
        String id = sam.id() + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        functionIds.put(name, Intrinsic.att(id, "FunctionId"));
        into.add(
                id,
                SYNC + "FunctionConfiguration",
                "ApiId",
                apiId(),
                "Name",
                name,
                "DataSourceName",
                Intrinsic.att(sourceId(String.valueOf(f.get("DataSource"))), "Name"),
                "Runtime",
                runtime(f),
                "Code",
                f.get("InlineCode"));
    }

    private void resolver(String type, String field, Map<?, ?> r) {
        String id = sam.id() + type + Character.toUpperCase(field.charAt(0)) + field.substring(1) + "Resolver";
        List<?> pipeline = (List<?>) r.get("Pipeline");
        into.add(
                id,
                SYNC + "Resolver",
                "ApiId",
                apiId(),
                "TypeName",
                type,
                "FieldName",
                field,
                "Kind",
                "PIPELINE",
                "PipelineConfig",
                Tree.of("Functions", pipeline.stream().map(functionIds::get).toList()),
                "CachingConfig",
                r.get("Caching"),
                "Runtime",
                runtime(r),
                "Code",
                r.get("InlineCode"));
        into.after(id, sam.id() + "Schema");
    }
}
