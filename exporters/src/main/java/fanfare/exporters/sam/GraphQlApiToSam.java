package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Bus;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A GraphQL API: each connection resolves a field. Those of the first step are fields of Query and Mutation; those of a
 * later step are fields of what the step before answers.
 */
record GraphQlApiToSam(Component api, Context in) implements SamMapping {
    private static final String PASS = """
            export function request() {
              return {};
            }

            export function response(ctx) {
              return ctx.prev.result;
            }
            """;

    /** A map of its own each time: one that is shared would be written as an anchor. */
    private static Map<String, Object> runtime() {
        return Ordered.of("Name", "APPSYNC_JS", "Version", "1.0.0");
    }

    /** A field and what resolves it. */
    private record Field(String type, String name, Connection by) {}

    @Override
    public void addTo(Template template) {
        List<Field> fields = fields();
        if (fields.isEmpty()) {
            template.remark(api.name() + " has no resolver yet and is left out of the template.");
            return;
        }
        TemplateResource r = template.add(api.name(), "AWS::Serverless::GraphQLApi")
                .with("SchemaInline", schema(fields))
                .with("XrayEnabled", true)
                .with("Auth", Map.of("Type", "API_KEY"))
                .with("ApiKeys", Map.of("Default", Ordered.of("Description", "Key of the clients of " + api.name())));
        r.map("DataSources");
        cache(r);
        Map<String, Object> resolvers = r.map("Resolvers");
        for (Field f : fields) {
            resolver(f, r, template);
            type(resolvers, f.type()).put(f.name(), resolverOf(f));
        }
        template.output(api.name() + "Url", "URL of " + api.name(), new Intrinsic.GetAtt(api.name(), "GraphQLUrl"));
        template.remark(
                api.name()
                        + " takes an API key, which expires after a week: choose an authorization of your own before you go on.");
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String operation : new String[] {"query", "mutation"}) {
            String type = operation.equals("query") ? "Query" : "Mutation";
            for (List<Connection> step : steps(operation)) {
                String of = type;
                step.forEach(c -> fields.add(new Field(of, name(c, taken), c)));
                type = answer(type);
            }
        }
        return fields;
    }

    /** What a field of this type answers: QueryAnswer, QueryAnswer2, … */
    private static String answer(String type) {
        if (!type.contains("Answer")) {
            return type + "Answer";
        }
        String number = type.replaceAll("\\D", "");
        return type.replaceAll("\\d", "") + (number.isEmpty() ? 2 : Integer.parseInt(number) + 1);
    }

    private Iterable<List<Connection>> steps(String operation) {
        TreeMap<Integer, List<Connection>> steps = new TreeMap<>();
        in.design()
                .from(api.name())
                .filter(c -> operation(c).equals(operation))
                .forEach(c ->
                        steps.computeIfAbsent(c.step(), s -> new ArrayList<>()).add(c));
        return steps.values();
    }

    private static String operation(Connection c) {
        boolean writes = c.as() == Interactions.WRITE || c.as() == Interactions.PUT;
        return c.value(Interactions.OPERATION).orElse(writes ? "mutation" : "query");
    }

    private static String name(Connection c, Set<String> taken) {
        String to = c.to();
        String wanted = c.as() == Interactions.INVOKE
                ? Character.toLowerCase(to.charAt(0)) + to.substring(1)
                : (c.as() == Interactions.PUT ? "putOn" : c.as().name()) + to;
        String name = wanted;
        for (int n = 2; !taken.add(name); n++) {
            name = wanted + n;
        }
        return name;
    }

    private String schema(List<Field> fields) {
        StringBuilder text = new StringBuilder();
        if (fields.stream().noneMatch(f -> f.type().equals("Query"))) {
            text.append("type Query {\n  nothing: String\n}\n\n");
        }
        Map<String, List<Field>> types = new LinkedHashMap<>();
        for (Field f : fields) {
            types.computeIfAbsent(f.type(), t -> new ArrayList<>()).add(f);
            types.computeIfAbsent(answer(f.type()), t -> new ArrayList<>());
        }
        String between = "";
        for (Map.Entry<String, List<Field>> type : types.entrySet()) {
            text.append(between).append("type ").append(type.getKey()).append(" {\n");
            between = "\n";
            boolean root = type.getKey().equals("Query") || type.getKey().equals("Mutation");
            if (!root) {
                text.append("  id: ID!\n  body: AWSJSON\n");
            }
            String arguments = !root ? "" : type.getKey().equals("Query") ? "(id: ID!)" : "(id: ID!, body: AWSJSON)";
            type.getValue()
                    .forEach(f -> text.append("  ")
                            .append(f.name())
                            .append(arguments)
                            .append(": ")
                            .append(answer(f.type()))
                            .append('\n'));
            text.append("}\n");
        }
        if (api.get(GraphQlApi.SUBSCRIBERS) > 0) {
            subscriptions(fields, text);
        }
        return text.toString();
    }

    private static void subscriptions(List<Field> fields, StringBuilder text) {
        List<Field> mutations =
                fields.stream().filter(f -> f.type().equals("Mutation")).toList();
        if (mutations.isEmpty()) {
            return;
        }
        text.append("\ntype Subscription {\n");
        mutations.forEach(f -> text.append("  on")
                .append(Character.toUpperCase(f.name().charAt(0)))
                .append(f.name().substring(1))
                .append(": MutationAnswer @aws_subscribe(mutations: [\"")
                .append(f.name())
                .append("\"])\n"));
        text.append("}\n");
    }

    private void cache(TemplateResource r) {
        String caching = api.get(GraphQlApi.CACHING);
        if (!caching.equals("none")) {
            r.with(
                    "Cache",
                    Ordered.of(
                            "ApiCachingBehavior",
                            caching.equals("full-request") ? "FULL_REQUEST_CACHING" : "PER_RESOLVER_CACHING",
                            "Ttl",
                            Seconds.of(api.get(GraphQlApi.CACHE_TTL)),
                            "Type",
                            "SMALL",
                            "AtRestEncryptionEnabled",
                            true,
                            "TransitEncryptionEnabled",
                            true));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> type(Map<String, Object> types, String name) {
        return (Map<String, Object>) types.computeIfAbsent(name, t -> new LinkedHashMap<>());
    }

    private Map<String, Object> resolverOf(Field f) {
        Map<String, Object> resolver =
                Ordered.of("Runtime", runtime(), "InlineCode", PASS, "Pipeline", List.of(f.name()));
        if (api.get(GraphQlApi.CACHING).equals("per-resolver")
                && operation(f.by()).equals("query")) {
            boolean root = f.type().equals("Query");
            resolver.put(
                    "Caching",
                    Ordered.of(
                            "Ttl",
                            Seconds.of(api.get(GraphQlApi.CACHE_TTL)),
                            "CachingKeys",
                            List.of(root ? "$context.arguments.id" : "$context.source.id")));
        }
        return resolver;
    }

    private void resolver(Field f, TemplateResource r, Template template) {
        Component to = in.to(f.by());
        boolean own = to.kind() == Table.KIND || to.kind() == Function.KIND;
        Map<String, Object> functions = r.map("Functions");
        if (own) {
            dataSource(f.by(), to, r);
            functions.put(
                    f.name(), Ordered.of("Runtime", runtime(), "DataSource", to.name(), "InlineCode", code(f, to)));
            return;
        }
        String source = otherSource(to, template);
        String id = template.unique(api.name()
                + Character.toUpperCase(f.name().charAt(0))
                + f.name().substring(1));
        template.add(id, "AWS::AppSync::FunctionConfiguration")
                .with("ApiId", new Intrinsic.GetAtt(api.name(), "ApiId"))
                .with("Name", f.name())
                .with("DataSourceName", new Intrinsic.GetAtt(source, "Name"))
                .with("Runtime", Ordered.of("Name", "APPSYNC_JS", "RuntimeVersion", "1.0.0"))
                .with("Code", code(f, to));
        functions.put(f.name(), Ordered.of("Id", new Intrinsic.GetAtt(id, "FunctionId")));
    }

    private void dataSource(Connection by, Component to, TemplateResource r) {
        if (to.kind() == Function.KIND) {
            type(r.map("DataSources"), "Lambda")
                    .put(to.name(), Ordered.of("FunctionArn", in.references().arnOf(to)));
            return;
        }
        Map<String, Object> tables = type(r.map("DataSources"), "DynamoDb");
        @SuppressWarnings("unchecked")
        Map<String, Object> table = (Map<String, Object>) tables.computeIfAbsent(
                to.name(),
                t -> Ordered.of(
                        "TableName", ref(to.name()), "TableArn", arn(to.name()), "Permissions", new ArrayList<>()));
        String permission = by.as() == Interactions.READ ? "Read" : "Write";
        @SuppressWarnings("unchecked")
        List<Object> permissions = (List<Object>) table.get("Permissions");
        if (!permissions.contains(permission)) {
            permissions.add(permission);
        }
    }

    /** A data source that SAM does not know by itself. */
    private String otherSource(Component to, Template template) {
        TemplateResource source = template.companion(api.name(), to.name() + "Source", "AWS::AppSync::DataSource");
        if (source.properties().containsKey("Name")) {
            return source.id();
        }
        source.with("ApiId", new Intrinsic.GetAtt(api.name(), "ApiId")).with("Name", to.name());
        if (to.kind() == Bus.KIND) {
            String role = template.unique(api.name() + to.name() + "Role");
            Policies.role(
                    template,
                    role,
                    "appsync.amazonaws.com",
                    Map.of(),
                    List.of(Policies.allow("events:PutEvents", arn(to.name()))));
            source.with("Type", "AMAZON_EVENTBRIDGE")
                    .with("EventBridgeConfig", Map.of("EventBusArn", arn(to.name())))
                    .with("ServiceRoleArn", arn(role));
        } else if (to.kind() == External.KIND) {
            source.with("Type", "HTTP")
                    .with("HttpConfig", Map.of("Endpoint", ref(ExternalToSam.urlParameter(to, in, template))));
        } else {
            throw new IllegalStateException("no data source for " + to.kind());
        }
        return source.id();
    }

    private String code(Field f, Component to) {
        boolean table = to.kind() == Table.KIND;
        String id = f.type().equals("Query") || f.type().equals("Mutation") ? "ctx.args.id" : "ctx.source.id";
        return """
                import { util } from "@aws-appsync/utils";

                export function request(ctx) {
                  return %s;
                }

                export function response(ctx) {
                  if (ctx.error) {
                    util.error(ctx.error.message, ctx.error.type);
                  }
                  return { id: %s, body: %s };
                }
                """.formatted(
                request(f, to, id), id, table ? "ctx.result ? ctx.result.body : null" : "JSON.stringify(ctx.result)");
    }

    private static String request(Field f, Component to, String id) {
        if (to.kind() == Function.KIND) {
            return "{ operation: \"Invoke\", payload: { id: " + id + ", body: ctx.args.body } }";
        } else if (to.kind() == Bus.KIND) {
            return """
                    {
                        operation: "PutEvents",
                        events: [{ source: "%s", detailType: "%s", detail: { id: %s, body: ctx.args.body } }],
                      }""".formatted(f.by().from(), f.by().from(), id);
        } else if (to.kind() == External.KIND) {
            String method = f.by().get(Interactions.METHOD);
            return """
                    {
                        method: "%s",
                        resourcePath: "%s",
                        params: {
                          headers: { "content-type": "application/json" },
                          body: JSON.stringify({ id: %s, body: ctx.args.body }),
                        },
                      }""".formatted(
                            method.equals("ANY") ? "POST" : method,
                            f.by().value(Interactions.PATH).orElse("/"),
                            id);
        }
        String key = "{ \"" + to.get(Table.PARTITION_KEY) + "\": " + id
                + to.value(Table.SORT_KEY)
                        .map(sort -> ", \"" + sort + "\": \"latest\"")
                        .orElse("") + " }";
        if (f.by().as() == Interactions.READ) {
            boolean strong = f.by().get(Interactions.CONSISTENCY).equals("strong");
            return "{ operation: \"GetItem\", key: util.dynamodb.toMapValues(" + key + ")"
                    + (strong ? ", consistentRead: true" : "") + " }";
        }
        return """
                {
                    operation: "PutItem",
                    key: util.dynamodb.toMapValues(%s),
                    attributeValues: util.dynamodb.toMapValues({ body: ctx.args.body }),
                  }""".formatted(key);
    }
}
