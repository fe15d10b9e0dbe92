package fanfare.exporters.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A REST API with its resources, methods and authorizer. */
record RestApi(Resource resource) implements CdkMapping {
    @Override
    public void addTo(Stack stack) {
        String id = resource.id();
        Tree p = resource.properties();
        stack.add(Props.of("deployOptions", stage(p, stack))
                .and("endpointTypes", Ts.list(List.of(Ts.code("apigateway.EndpointType.REGIONAL"))))
                .and("cloudWatchRole", Ts.code("false"))
                .making(id, "apigateway.RestApi"));
        Props options = authorizer(stack);
        for (Openapi.ToFunction route : Openapi.functions(id, "RestApiId", stack)) {
            Props integration = Props.none()
                    .and("timeout", route.properties().number("TimeoutInMillis").map(HttpApi::milliseconds));
            method(
                    stack,
                    route.path(),
                    route.method(),
                    integration.make("apigateway.LambdaIntegration", Ts.var(stack.callee(route.function()))),
                    options,
                    route.function());
        }
        for (Openapi.ToService route : Openapi.services(p.tree("DefinitionBody"))) {
            service(route, options, stack);
        }
    }

    private static Ts stage(Tree p, Stack stack) {
        Tree settings = Tree.of(
                p.list("MethodSettings").isEmpty()
                        ? Map.of()
                        : p.list("MethodSettings").get(0));
        return Props.none()
                .and("stageName", p.at("StageName").map(stack.values()::of))
                .flag("tracingEnabled", p.isTrue("TracingEnabled"))
                .and("throttlingRateLimit", settings.at("ThrottlingRateLimit").map(stack.values()::of))
                .and("throttlingBurstLimit", settings.at("ThrottlingBurstLimit").map(stack.values()::of))
                .flag("cacheClusterEnabled", p.isTrue("CacheClusterEnabled"))
                .and("cacheClusterSize", p.at("CacheClusterSize").map(s -> Ts.text(s.toString())))
                .flag("cachingEnabled", settings.isTrue("CachingEnabled"))
                .and("cacheTtl", settings.number("CacheTtlInSeconds").map(Ts::seconds))
                .flag("cacheDataEncrypted", settings.isTrue("CacheDataEncrypted"))
                .object();
    }

    private void method(Stack stack, String path, String method, Ts integration, Props options, String owner) {
        Ts resourceOfPath = path.equals("/")
                ? new Ts.Var(resource.id(), "root")
                : Ts.on(resource.id(), "root.resourceForPath", Ts.text(path));
        List<Ts> arguments = new ArrayList<>(List.of(Ts.text(method.toUpperCase(Locale.ROOT)), integration));
        if (!options.isEmpty()) {
            arguments.add(options.object());
        }
        stack.add(Statement.about(owner, new Ts.Call(new Ts.Member(resourceOfPath, "addMethod"), arguments)));
    }

    /** What every method is told of who may call it. */
    private Props authorizer(Stack stack) {
        String name = resource.properties().text("Auth.DefaultAuthorizer");
        if (name.isEmpty()) {
            return Props.none();
        }
        Tree a = resource.properties().tree("Auth.Authorizers." + name);
        String id = resource.id() + "." + name;
        String inStack = stack.isConstruct(name) || stack.parameters().containsKey(name) ? resource.id() + name : name;
        stack.declare(id, "Authorizer", m -> m);
        if (a.has("UserPoolArn")) {
            String pool = a.at("UserPoolArn").flatMap(stack.values()::target).orElseThrow();
            stack.add(Props.of("cognitoUserPools", Ts.list(List.of(Ts.var(pool))))
                    .making(id, inStack, "apigateway.CognitoUserPoolsAuthorizer"));
            return Props.of("authorizer", Ts.var(id))
                    .and("authorizationType", Ts.code("apigateway.AuthorizationType.COGNITO"));
        }
        String function = a.at("FunctionArn").flatMap(stack.values()::target).orElseThrow();
        boolean token = a.text("FunctionPayloadType").equals("TOKEN");
        Props props = Props.of("handler", Ts.var(function));
        if (token) {
            props.and("identitySource", header(a.text("Identity.Header")));
        } else {
            props.and(
                    "identitySources",
                    Ts.list(a.list("Identity.Headers").stream()
                            .map(h -> header(h.toString()))
                            .toList()));
        }
        props.and("resultsCacheTtl", a.number("Identity.ReauthorizeEvery").map(Ts::seconds));
        stack.add(props.making(id, inStack, token ? "apigateway.TokenAuthorizer" : "apigateway.RequestAuthorizer"));
        return Props.of("authorizer", Ts.var(id));
    }

    private static Ts header(String name) {
        return Ts.call("apigateway.IdentitySource.header", Ts.text(name));
    }

    private void service(Openapi.ToService route, Props authorizer, Stack stack) {
        Tree i = route.integration();
        Props options = Props.none()
                .and(
                        "credentialsRole",
                        i.at("credentials").flatMap(stack.values()::target).map(Ts::var))
                .and(
                        "passthroughBehavior",
                        i.at("passthroughBehavior")
                                .map(b -> Ts.code("apigateway.PassthroughBehavior."
                                        + b.toString().toUpperCase(Locale.ROOT))))
                .and("requestParameters", i.at("requestParameters").map(stack.values()::of))
                .and("requestTemplates", i.at("requestTemplates").map(stack.values()::of))
                .and("timeout", i.number("timeoutInMillis").map(HttpApi::milliseconds));
        List<Ts> responses = new ArrayList<>();
        i.tree("responses").entries().forEach((pattern, response) -> {
            Props r = Props.none();
            if (!pattern.equals("default")) {
                r.and("selectionPattern", Ts.text(pattern));
            }
            Tree t = Tree.of(response);
            r.and("statusCode", Ts.text(t.text("statusCode")))
                    .and("responseTemplates", t.at("responseTemplates").map(stack.values()::of));
            responses.add(r.object());
        });
        if (!responses.isEmpty()) {
            options.and("integrationResponses", Ts.list(responses));
        }
        Props method = Props.none();
        authorizer.entries().forEach(method::and);
        List<Ts> answers = new ArrayList<>();
        route.operation().tree("responses").entries().keySet().stream()
                .filter(status -> status.matches("[0-9]+"))
                .forEach(status ->
                        answers.add(Props.of("statusCode", Ts.text(status)).object()));
        if (!answers.isEmpty()) {
            method.and("methodResponses", Ts.list(answers));
        }
        Props parameters = Props.none();
        route.operation().list("parameters").stream()
                .map(Tree::of)
                .filter(x -> x.text("in").equals("path"))
                .forEach(x -> parameters.flag("method.request.path." + x.text("name"), true));
        if (!parameters.isEmpty()) {
            method.and("requestParameters", parameters.object());
        }
        Props integration = Props.of(
                        "type",
                        Ts.code("apigateway.IntegrationType." + i.text("type").toUpperCase(Locale.ROOT)))
                .and("integrationHttpMethod", Ts.text(i.text("httpMethod")))
                .and("uri", i.at("uri").map(stack.values()::of));
        if (!options.isEmpty()) {
            integration.and("options", options.object());
        }
        method(stack, route.path(), route.method(), integration.make("apigateway.Integration"), method, resource.id());
    }
}
