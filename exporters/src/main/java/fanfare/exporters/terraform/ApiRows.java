package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.call;
import static fanfare.exporters.terraform.Expression.field;
import static java.util.Map.entry;

import fanfare.model.kind.Api;
import fanfare.model.kind.Property;
import java.util.Map;

/** REST, HTTP and WebSocket APIs. */
final class ApiRows {
    static final Map<String, Row> ALL = Map.ofEntries(
            entry(
                    "AWS::ApiGateway::RestApi",
                    Row.of(
                            "aws_api_gateway_rest_api",
                            "id",
                            Shape.plain().named("name", 128).json("Body"),
                            "RootResourceId",
                            "root_resource_id")),
            entry(
                    "AWS::ApiGateway::Deployment",
                    Row.of("aws_api_gateway_deployment", "id", Shape.plain().also(ApiRows::again))),
            entry(
                    "AWS::ApiGateway::Stage",
                    Row.of(
                            "aws_api_gateway_stage",
                            "stage_name",
                            Shape.plain()
                                    .called(
                                            "TracingEnabled",
                                            "xray_tracing_enabled",
                                            "AccessLogSetting",
                                            "access_log_settings")
                                    .maps("Variables")
                                    .without("MethodSettings")
                                    .then(ApiRows::methods))),
            entry(
                    "AWS::ApiGatewayV2::Api",
                    Row.of(
                            "aws_apigatewayv2_api",
                            "id",
                            Shape.plain().named("name", 128).json("Body"),
                            "ApiId",
                            "id",
                            "ApiEndpoint",
                            "api_endpoint")),
            entry(
                    "AWS::ApiGatewayV2::Integration",
                    Row.of(
                            "aws_apigatewayv2_integration",
                            "id",
                            Shape.plain()
                                    .called("TimeoutInMillis", "timeout_milliseconds")
                                    .maps("RequestParameters", "RequestTemplates"))),
            entry("AWS::ApiGatewayV2::Route", Row.of("aws_apigatewayv2_route", "id", Shape.plain())),
            entry(
                    "AWS::ApiGatewayV2::Authorizer",
                    Row.of(
                            "aws_apigatewayv2_authorizer",
                            "id",
                            Shape.plain().called("IdentitySource", "identity_sources"))),
            entry(
                    "AWS::ApiGatewayV2::Stage",
                    Row.of(
                            "aws_apigatewayv2_stage",
                            "name",
                            Shape.plain()
                                    .called("StageName", "name")
                                    .maps("StageVariables")
                                    .without("RouteSettings")
                                    .also(ApiRows::routes))),
            entry(
                    "AWS::ApiGatewayV2::VpcLink",
                    Row.of("aws_apigatewayv2_vpc_link", "id", Shape.plain().named("name", 128))));

    private ApiRows() {}

    /** A REST API is deployed again whenever its definition changes. */
    private static void again(Source deployment, Block block, Translation into) {
        into.referred(deployment.get("RestApiId"))
                .ifPresent(api -> block.with("triggers", field("redeployment", call("sha1", into.of(api, "body")))));
        block.nested("lifecycle").code("create_before_destroy", true);
    }

    private static void methods(Source stage, Translation into) {
        stage.maps("MethodSettings").forEach(m -> {
            String path = String.valueOf(m.get("ResourcePath")).replaceFirst("^/", "");
            Block block = into.beside(stage, "aws_api_gateway_method_settings")
                    .with("rest_api_id", into.of(stage, "rest_api_id"))
                    .with("stage_name", into.of(stage, "stage_name"))
                    .with("method_path", path + "/" + m.get("HttpMethod"));
            Shape.plain().without("ResourcePath", "HttpMethod").fill(block.nested("settings"), m, "", into.values());
            into.add(stage, block);
        });
    }

    /** One throttle without the other would be sent as none at all: what is not said is the account's own. */
    private static void throttles(Block settings) {
        if (settings.arguments().containsKey("throttling_rate_limit")
                || settings.arguments().containsKey("throttling_burst_limit")) {
            settings.arguments().putIfAbsent("throttling_burst_limit", plain(Api.THROTTLE_BURST));
            settings.arguments().putIfAbsent("throttling_rate_limit", plain(Api.THROTTLE_RATE));
        }
    }

    private static Expression plain(Property<? extends Number> throttle) {
        return Expression.code(
                String.valueOf(throttle.defaultValue().orElseThrow().longValue()));
    }

    private static void routes(Source stage, Block block, Translation into) {
        stage.map("RouteSettings")
                .forEach((route, settings) -> Shape.plain()
                        .fill(
                                block.nested("route_settings").with("route_key", route),
                                Trees.map(settings),
                                "",
                                into.values()));
        block.blocks().stream().filter(b -> b.type().endsWith("route_settings")).forEach(ApiRows::throttles);
    }
}
