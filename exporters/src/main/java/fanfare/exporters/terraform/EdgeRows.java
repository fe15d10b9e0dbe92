package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.items;
import static fanfare.exporters.terraform.Expression.text;
import static java.util.Map.entry;

import java.util.Map;

/** What stands before everything else: distributions and pools of users. */
final class EdgeRows {
    private static final String CONFIG = "DistributionConfig";
    private static final String ORIGIN = CONFIG + ".Origins.CustomOriginConfig";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static final Map<String, Row> ALL = Map.ofEntries(
            entry(
                    "AWS::CloudFront::Distribution",
                    Row.of(
                            "aws_cloudfront_distribution",
                            "id",
                            distribution(),
                            "DomainName",
                            "domain_name",
                            "Id",
                            "id")),
            entry(
                    "AWS::CloudFront::CachePolicy",
                    Row.of("aws_cloudfront_cache_policy", "id", Shape.plain().lifted("CachePolicyConfig"), "Id", "id")),
            entry(
                    "AWS::CloudFront::OriginAccessControl",
                    Row.of(
                            "aws_cloudfront_origin_access_control",
                            "id",
                            Shape.plain().lifted("OriginAccessControlConfig"),
                            "Id",
                            "id")),
            entry(
                    "AWS::Cognito::UserPool",
                    Row.of(
                            "aws_cognito_user_pool",
                            "id",
                            Shape.plain().named("name", 128).called("UserPoolName", "name"),
                            "Arn",
                            "arn",
                            "UserPoolId",
                            "id",
                            "ProviderName",
                            "endpoint",
                            "ProviderURL",
                            "https://|endpoint|")));

    private EdgeRows() {}

    private static Shape distribution() {
        return Shape.plain()
                .lifted(CONFIG)
                .called(
                        CONFIG + ".Origins",
                        "origin",
                        CONFIG + ".Origins.Id",
                        "origin_id",
                        CONFIG + ".CacheBehaviors",
                        "ordered_cache_behavior",
                        CONFIG + ".IPV6Enabled",
                        "is_ipv6_enabled",
                        ORIGIN + ".HTTPPort",
                        "http_port",
                        ORIGIN + ".HTTPSPort",
                        "https_port",
                        ORIGIN + ".OriginSSLProtocols",
                        "origin_ssl_protocols")
                .without(CONFIG + ".Origins.S3OriginConfig")
                .also(EdgeRows::required);
    }

    /** What CloudFormation adds by itself and Terraform wants to be said. */
    private static void required(Source source, Block block, Translation into) {
        for (Block nested : block.blocks()) {
            if (nested.type().endsWith("cache_behavior")) {
                Expression reads = items(text("GET"), text("HEAD"));
                nested.arguments().putIfAbsent("allowed_methods", reads);
                nested.arguments().putIfAbsent("cached_methods", reads);
            }
            nested.blocks().stream()
                    .filter(b -> b.type().equals("custom_origin_config"))
                    .forEach(EdgeRows::ports);
        }
        if (block.blocks().stream().noneMatch(b -> b.type().equals("restrictions"))) {
            block.nested("restrictions").nested("geo_restriction").with("restriction_type", "none");
        }
        if (block.blocks().stream().noneMatch(b -> b.type().equals("viewer_certificate"))) {
            block.nested("viewer_certificate").code("cloudfront_default_certificate", true);
        }
    }

    private static void ports(Block origin) {
        origin.arguments().putIfAbsent("http_port", Expression.code(String.valueOf(HTTP)));
        origin.arguments().putIfAbsent("https_port", Expression.code(String.valueOf(HTTPS)));
    }
}
