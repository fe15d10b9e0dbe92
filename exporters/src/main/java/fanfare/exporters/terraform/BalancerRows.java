package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.code;
import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.Map;

/** Load balancers and the security groups of networks. */
final class BalancerRows {
    private static final int LONGEST_NAME = 32;
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "idle_timeout.timeout_seconds", "idle_timeout",
            "deletion_protection.enabled", "enable_deletion_protection",
            "routing.http.drop_invalid_header_fields.enabled", "drop_invalid_header_fields",
            "routing.http2.enabled", "enable_http2",
            "client_keep_alive.seconds", "client_keep_alive");
    private static final Shape RULE = Shape.plain()
            .called(
                    "CidrIp",
                    "cidr_ipv4",
                    "CidrIpv6",
                    "cidr_ipv6",
                    "GroupId",
                    "security_group_id",
                    "SourceSecurityGroupId",
                    "referenced_security_group_id",
                    "DestinationSecurityGroupId",
                    "referenced_security_group_id",
                    "SourcePrefixListId",
                    "prefix_list_id");
    private static final Map<String, Object> EVERYTHING = everything();
    private static final String INGRESS = "aws_vpc_security_group_ingress_rule";
    private static final String EGRESS = "aws_vpc_security_group_egress_rule";

    static final Map<String, Row> ALL = Map.ofEntries(
            entry(
                    "AWS::ElasticLoadBalancingV2::LoadBalancer",
                    Row.of(
                            "aws_lb",
                            "arn",
                            Shape.plain()
                                    .named("name", LONGEST_NAME)
                                    .called("Type", "load_balancer_type")
                                    .without("Scheme", "LoadBalancerAttributes")
                                    .also(BalancerRows::attributes),
                            "DNSName",
                            "dns_name",
                            "CanonicalHostedZoneID",
                            "zone_id",
                            "LoadBalancerFullName",
                            "arn_suffix",
                            "LoadBalancerArn",
                            "arn")),
            entry(
                    "AWS::ElasticLoadBalancingV2::Listener",
                    Row.of(
                            "aws_lb_listener",
                            "arn",
                            Shape.plain()
                                    .called(
                                            "DefaultActions",
                                            "default_action",
                                            "DefaultActions.FixedResponseConfig",
                                            "fixed_response")
                                    .called(
                                            "DefaultActions.RedirectConfig",
                                            "redirect",
                                            "Certificates",
                                            "certificate_arn")
                                    .each(
                                            (v, values) -> values.of(
                                                    Trees.maps(v).get(0).get("CertificateArn")),
                                            "Certificates"),
                            "ListenerArn",
                            "arn")),
            entry(
                    "AWS::ElasticLoadBalancingV2::ListenerRule",
                    Row.of(
                            "aws_lb_listener_rule",
                            "arn",
                            Shape.plain()
                                    .called("Actions", "action", "Actions.FixedResponseConfig", "fixed_response")
                                    .called("Conditions", "condition", "Conditions.PathPatternConfig", "path_pattern")
                                    .called("Conditions.HttpRequestMethodConfig", "http_request_method")
                                    .called("Conditions.HostHeaderConfig", "host_header")
                                    .without("Conditions.Field"),
                            "RuleArn",
                            "arn")),
            entry(
                    "AWS::ElasticLoadBalancingV2::TargetGroup",
                    Row.of(
                            "aws_lb_target_group",
                            "arn",
                            Shape.plain()
                                    .named("name", LONGEST_NAME)
                                    .without("Targets")
                                    .then(BalancerRows::attachments),
                            "TargetGroupFullName",
                            "arn_suffix",
                            "TargetGroupArn",
                            "arn")),
            entry(
                    "AWS::EC2::SecurityGroup",
                    Row.of(
                            "aws_security_group",
                            "id",
                            Shape.plain()
                                    .named("name", 255)
                                    .called("GroupName", "name", "GroupDescription", "description")
                                    .without("SecurityGroupIngress", "SecurityGroupEgress")
                                    .then(BalancerRows::rules),
                            "GroupId",
                            "id",
                            "Id",
                            "id",
                            "VpcId",
                            "vpc_id")),
            entry("AWS::EC2::SecurityGroupIngress", Row.of(INGRESS, "id", RULE)),
            entry("AWS::EC2::SecurityGroupEgress", Row.of(EGRESS, "id", RULE)));

    private BalancerRows() {}

    private static Map<String, Object> everything() {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("IpProtocol", "-1");
        rule.put("CidrIp", "0.0.0.0/0");
        return rule;
    }

    private static void attributes(Source source, Block block, Translation into) {
        if (source.has("Scheme")) {
            block.code("internal", "internal".equals(source.get("Scheme")));
        }
        source.maps("LoadBalancerAttributes").forEach(a -> {
            String known = ATTRIBUTES.get(String.valueOf(a.get("Key")));
            if (known == null) {
                into.remark("The attribute " + a.get("Key") + " of the load balancer " + source.id() + " is left out.");
            } else {
                block.with(known, plain(a.get("Value"), into));
            }
        });
    }

    /** Numbers and truth values are texts in CloudFormation. */
    private static Expression plain(Object value, Translation into) {
        return value instanceof String text && text.matches("true|false|\\d+") ? code(text) : into.value(value);
    }

    private static void attachments(Source group, Translation into) {
        group.maps("Targets").forEach(target -> {
            Block block = into.beside(group, "aws_lb_target_group_attachment")
                    .with("target_group_arn", into.of(group, "arn"))
                    .with("target_id", into.value(target.get("Id")));
            into.after(group, block);
            into.add(group, block);
        });
    }

    /** Terraform takes away the rule that lets everything out, which CloudFormation leaves. */
    private static void rules(Source group, Translation into) {
        group.maps("SecurityGroupIngress").forEach(r -> rule(INGRESS, group, r, into));
        group.maps("SecurityGroupEgress").forEach(r -> rule(EGRESS, group, r, into));
        if (!group.has("SecurityGroupEgress")) {
            rule(EGRESS, group, EVERYTHING, into);
        }
    }

    private static void rule(String type, Source group, Map<String, Object> rule, Translation into) {
        Block block = into.beside(group, type).with("security_group_id", into.of(group, "id"));
        into.add(group, RULE.fill(block, rule, "", into.values()));
    }
}
