package fanfare.exporters.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A GraphQL API with its data sources, functions and resolvers; the schema is a file of its own. */
record GraphQlApi(Resource resource) implements CdkMapping {
    private static final Ts RUNTIME = Ts.code("appsync.FunctionRuntime.JS_1_0_0");

    @Override
    public void addTo(Stack stack) {
        String id = resource.id();
        Tree p = resource.properties();
        String schema = "graphql/" + id + ".graphql";
        stack.file(schema, p.text("SchemaInline"));
        Props mode = Props.of("authorizationType", Ts.code("appsync.AuthorizationType.API_KEY"))
                .and(
                        "apiKeyConfig",
                        Props.of("description", Ts.text(p.text("ApiKeys.Default.Description")))
                                .object());
        stack.add(Props.of("name", new Ts.Template(List.of(Ts.code("this.stackName"), Ts.text("-" + id))))
                .and(
                        "definition",
                        Ts.call(
                                "appsync.Definition.fromFile",
                                Ts.call("path.join", Ts.code("__dirname"), Ts.text("../" + schema))))
                .and(
                        "authorizationConfig",
                        Props.of("defaultAuthorization", mode.object()).object())
                .flag("xrayEnabled", p.isTrue("XrayEnabled"))
                .making(id, "appsync.GraphqlApi"));
        if (p.has("Cache")) {
            Map<String, Object> cache = new LinkedHashMap<>(p.tree("Cache").entries());
            Props props = Props.of("apiId", new Ts.Var(id, "apiId"));
            ((Ts.Obj) stack.values().typed(cache)).entries().forEach(props::and);
            stack.add(Statement.about(
                    id, props.make("appsync.CfnApiCache", Ts.code("this"), Ts.text(stack.unique(id + "Cache")))));
        }
        p.tree("DataSources.DynamoDb").entries().forEach((name, source) -> table(stack, name, Tree.of(source)));
        p.tree("DataSources.Lambda")
                .entries()
                .forEach((name, source) -> source(
                        stack,
                        name,
                        "addLambdaDataSource",
                        Ts.var(Tree.of(source)
                                .at("FunctionArn")
                                .flatMap(stack.values()::target)
                                .orElseThrow())));
        p.tree("Functions").entries().forEach((name, f) -> function(stack, name, Tree.of(f)));
        p.tree("Resolvers")
                .entries()
                .forEach((type, fields) ->
                        Tree.of(fields).entries().forEach((field, r) -> resolver(stack, type, field, Tree.of(r))));
    }

    /** The library lets a source read and write; here it may do what its resolvers do. */
    private void table(Stack stack, String name, Tree source) {
        String table = source.at("TableName").flatMap(stack.values()::target).orElseThrow();
        boolean write = source.list("Permissions").contains("Write");
        boolean read = source.list("Permissions").contains("Read");
        if (write && !read) {
            stack.remark(resource.id() + " may also read " + table
                    + ", which it only writes: the library's data source of a table reads as well.");
        }
        if (write) {
            source(stack, name, "addDynamoDbDataSource", Ts.var(table));
            return;
        }
        String of = key(name);
        stack.declare(of, "DataSource", m -> m);
        stack.add(Props.of("api", Ts.var(resource.id()))
                .and("table", Ts.var(table))
                .flag("readOnlyAccess", read)
                .making(of, stack.unique(resource.id() + name + "Source"), "appsync.DynamoDbDataSource"));
    }

    private String key(String name) {
        return resource.id() + "." + name + "Source";
    }

    private void source(Stack stack, String name, String method, Ts of) {
        stack.declare(key(name), "DataSource", m -> m);
        stack.add(Statement.making(key(name), Ts.on(resource.id(), method, Ts.text(name), of)));
    }

    private void function(Stack stack, String name, Tree f) {
        if (f.has("Id")) {
            return;
        }
        String id = resource.id() + "." + name;
        stack.declare(id, "AppsyncFunction", m -> "functionId");
        stack.add(Props.of("name", Ts.text(name))
                .and("api", Ts.var(resource.id()))
                .and("dataSource", Ts.var(key(f.text("DataSource"))))
                .and("code", Ts.call("appsync.Code.fromInline", Ts.text(f.text("InlineCode"))))
                .and("runtime", RUNTIME)
                .making(id, stack.unique(resource.id() + Names.pascal(name)), "appsync.AppsyncFunction"));
    }

    private void resolver(Stack stack, String type, String key, Tree r) {
        String id = resource.id();
        List<Ts> pipeline = r.list("Pipeline").stream()
                .map(step -> Ts.var(step(stack, step.toString())))
                .toList();
        Props props = Props.of("typeName", Ts.text(type))
                .and("fieldName", Ts.text(r.has("FieldName") ? r.text("FieldName") : key))
                .and("pipelineConfig", Ts.list(pipeline))
                .and("code", Ts.call("appsync.Code.fromInline", Ts.text(r.text("InlineCode"))))
                .and("runtime", RUNTIME);
        if (r.has("Caching")) {
            props.and(
                    "cachingConfig",
                    Props.of("ttl", Ts.seconds(r.number("Caching.Ttl").orElse(1L)))
                            .and("cachingKeys", stack.values().of(r.list("Caching.CachingKeys")))
                            .object());
        }
        stack.add(Statement.about(id, props.on(id, "createResolver", Ts.text(type + Names.pascal(key)))));
    }

    /** The function of a step: one of the API's own, or a resource to which the API refers. */
    private String step(Stack stack, String name) {
        Optional<Object> referred = resource.properties().at("Functions." + name + ".Id");
        return referred.flatMap(stack.values()::target).orElse(id(name));
    }

    private String id(String name) {
        return resource.id() + "." + name;
    }

    /** A data source that is a resource of its own. */
    record Source(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            String api = p.at("ApiId").flatMap(stack.values()::target).orElseThrow();
            boolean bus = p.text("Type").equals("AMAZON_EVENTBRIDGE");
            Ts of = bus
                    ? Ts.var(p.at("EventBridgeConfig.EventBusArn")
                            .flatMap(stack.values()::target)
                            .orElseThrow())
                    : stack.values().of(p.at("HttpConfig.Endpoint").orElseThrow());
            String method = bus ? "addEventBridgeDataSource" : "addHttpDataSource";
            stack.add(Statement.making(resource.id(), Ts.on(api, method, Ts.text(p.text("Name")), of)));
        }
    }

    /** A function that is a resource of its own. */
    record Step(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            stack.add(Props.of("name", Ts.text(p.text("Name")))
                    .and("api", p.at("ApiId").flatMap(stack.values()::target).map(Ts::var))
                    .and(
                            "dataSource",
                            p.at("DataSourceName")
                                    .flatMap(stack.values()::target)
                                    .map(Ts::var))
                    .and("code", Ts.call("appsync.Code.fromInline", Ts.text(p.text("Code"))))
                    .and("runtime", RUNTIME)
                    .making(resource.id(), "appsync.AppsyncFunction"));
        }
    }
}
