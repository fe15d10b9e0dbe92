package fanfare.exporters.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An HTTP API with its routes and its authorizer. */
record HttpApi(Resource resource) implements CdkMapping {
    private static final Map<String, String> SUBTYPES = Map.of(
            "SQS-SendMessage", "SQS_SEND_MESSAGE",
            "EventBridge-PutEvents", "EVENTBRIDGE_PUT_EVENTS",
            "Kinesis-PutRecord", "KINESIS_PUT_RECORD",
            "StepFunctions-StartExecution", "STEPFUNCTIONS_START_EXECUTION",
            "StepFunctions-StartSyncExecution", "STEPFUNCTIONS_START_SYNC_EXECUTION");

    @Override
    public void addTo(Stack stack) {
        String id = resource.id();
        Tree p = resource.properties();
        Props props = Props.none();
        boolean throttled = p.has("DefaultRouteSettings");
        if (throttled) {
            props.and("createDefaultStage", Ts.code("false"));
        }
        authorizer(stack, props);
        stack.add(props.making(id, "apigwv2.HttpApi"));
        if (throttled) {
            stage(stack, p);
        }
        for (Openapi.ToFunction route : Openapi.functions(id, "ApiId", stack)) {
            Props integration = Props.none().and("timeout", timeout(route.properties()));
            route(
                    stack,
                    route.path(),
                    route.method(),
                    integration.make(
                            "integrations.HttpLambdaIntegration",
                            Ts.text(integrationId(route.function())),
                            Ts.var(stack.callee(route.function()))),
                    route.function());
        }
        for (Openapi.ToService route : Openapi.services(p.tree("DefinitionBody"))) {
            route(stack, route.path(), route.method(), service(route, stack), id);
        }
    }

    private void stage(Stack stack, Tree p) {
        Props throttle = Props.none()
                .and(
                        "rateLimit",
                        p.at("DefaultRouteSettings.ThrottlingRateLimit").map(stack.values()::of))
                .and(
                        "burstLimit",
                        p.at("DefaultRouteSettings.ThrottlingBurstLimit").map(stack.values()::of));
        stack.add(Statement.about(
                resource.id(),
                Props.of("httpApi", Ts.var(resource.id()))
                        .and("stageName", Ts.text("$default"))
                        .flag("autoDeploy", true)
                        .and("throttle", throttle.object())
                        .and("accessLogSettings", accessLogs(stack, p))
                        .make("apigwv2.HttpStage", Ts.code("this"), Ts.text(stack.unique(resource.id() + "Stage")))));
    }

    private static java.util.Optional<Ts> accessLogs(Stack stack, Tree p) {
        return p.at("AccessLogSettings.DestinationArn")
                .flatMap(stack.values()::target)
                .map(group -> Props.of("destination", Ts.make("apigwv2.LogGroupLogDestination", Ts.var(group)))
                        .and(
                                "format",
                                Ts.call(
                                        "apigateway.AccessLogFormat.custom",
                                        Ts.text(p.text("AccessLogSettings.Format"))))
                        .object());
    }

    private static java.util.Optional<Ts> timeout(Tree p) {
        return p.number("TimeoutInMillis").or(() -> p.number("timeoutInMillis")).map(HttpApi::milliseconds);
    }

    static Ts milliseconds(long ms) {
        return ms % 1000 == 0 ? Ts.seconds(ms / 1000) : Ts.call("cdk.Duration.millis", Stores.number(ms));
    }

    /** The library leaves these two out of logical ids, which would then not be unique. */
    static String integrationId(String function) {
        return function.equals("Default") || function.equals("Resource") ? function + "Function" : function;
    }

    private void route(Stack stack, String path, String method, Ts integration, String owner) {
        stack.add(Statement.about(
                owner,
                Props.of("path", Ts.text(path))
                        .and(
                                "methods",
                                Ts.list(List.of(Ts.code("apigwv2.HttpMethod." + method.toUpperCase(Locale.ROOT)))))
                        .and("integration", integration)
                        .on(resource.id(), "addRoutes")));
    }

    private Ts service(Openapi.ToService route, Stack stack) {
        Tree i = route.integration();
        Ts name = Ts.text(route.name());
        boolean link = i.text("connectionType").equals("VPC_LINK");
        if (i.text("type").equals("http_proxy") && !link) {
            return Props.of("method", Ts.code("apigwv2.HttpMethod." + i.text("httpMethod")))
                    .and("timeout", timeout(i))
                    .make(
                            "integrations.HttpUrlIntegration",
                            name,
                            stack.values().of(i.at("uri").orElseThrow()));
        }
        stack.file("lib/service-integration.ts", SERVICE);
        Props props = Props.of("type", Ts.code("apigwv2.HttpIntegrationType." + (link ? "HTTP_PROXY" : "AWS_PROXY")));
        if (link) {
            props.and("method", Ts.code("apigwv2.HttpMethod." + i.text("httpMethod")))
                    .and("uri", i.at("uri").map(stack.values()::of))
                    .and("connectionType", Ts.code("apigwv2.HttpConnectionType.VPC_LINK"))
                    .and("connectionId", i.at("connectionId").map(stack.values()::of));
        } else {
            props.and(
                            "subtype",
                            Ts.code("apigwv2.HttpIntegrationSubtype." + SUBTYPES.get(i.text("integrationSubtype"))))
                    .and(
                            "credentials",
                            i.at("credentials")
                                    .flatMap(stack.values()::target)
                                    .map(r -> Ts.call("apigwv2.IntegrationCredentials.fromRole", Ts.var(r))));
        }
        props.and("payloadFormatVersion", Ts.code("apigwv2.PayloadFormatVersion.VERSION_1_0"))
                .and("timeout", timeout(i));
        if (i.has("requestParameters")) {
            Map<String, Ts> mapped = new LinkedHashMap<>();
            i.tree("requestParameters")
                    .entries()
                    .forEach((k, v) -> mapped.put(k, stack.values().of(v)));
            props.and("parameterMapping", parameters(mapped));
        }
        return props.make("ServiceIntegration", name);
    }

    private static Ts parameters(Map<String, Ts> mapped) {
        Ts mapping = Ts.make("apigwv2.ParameterMapping");
        for (Map.Entry<String, Ts> one : mapped.entrySet()) {
            mapping = new Ts.Call(new Ts.Member(mapping, "custom"), List.of(Ts.text(one.getKey()), one.getValue()));
        }
        return mapping;
    }

    private void authorizer(Stack stack, Props props) {
        String name = resource.properties().text("Auth.DefaultAuthorizer");
        if (name.isEmpty()) {
            return;
        }
        Tree a = resource.properties().tree("Auth.Authorizers." + name);
        if (a.has("JwtConfiguration")) {
            props.and(
                    "defaultAuthorizer",
                    Props.of("jwtAudience", stack.values().of(a.list("JwtConfiguration.audience")))
                            .make(
                                    "authorizers.HttpJwtAuthorizer",
                                    Ts.text(name),
                                    stack.values()
                                            .of(a.at("JwtConfiguration.issuer").orElseThrow())));
            return;
        }
        if (a.has("UserPoolArn")) {
            props.and(
                    "defaultAuthorizer",
                    Ts.make("authorizers.HttpUserPoolAuthorizer", Ts.text(name), Ts.var(pool(a, stack))));
            return;
        }
        String function = a.at("FunctionArn").flatMap(stack.values()::target).orElseThrow();
        List<Ts> sources = a.list("Identity.Headers").stream()
                .map(h -> Ts.text("$request.header." + h))
                .toList();
        props.and(
                "defaultAuthorizer",
                Props.of("responseTypes", Ts.list(List.of(Ts.code("authorizers.HttpLambdaResponseType.SIMPLE"))))
                        .and("identitySource", Ts.list(sources))
                        .and(
                                "resultsCacheTtl",
                                a.number("Identity.ReauthorizeEvery").map(Ts::seconds))
                        .make("authorizers.HttpLambdaAuthorizer", Ts.text(name), Ts.var(function)));
    }

    private static String pool(Tree authorizer, Stack stack) {
        return authorizer.at("UserPoolArn").flatMap(stack.values()::target).orElseThrow();
    }

    private static final String SERVICE = """
            import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';

            /** The integration of a route with a service of AWS, without a function between them. */
            export class ServiceIntegration extends apigwv2.HttpRouteIntegration {
              constructor(
                id: string,
                private readonly config: apigwv2.HttpRouteIntegrationConfig,
              ) {
                super(id);
              }

              bind(): apigwv2.HttpRouteIntegrationConfig {
                return this.config;
              }
            }
            """;
}
