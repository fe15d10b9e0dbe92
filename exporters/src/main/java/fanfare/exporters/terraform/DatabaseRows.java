package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.text;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** Databases and their proxies. */
final class DatabaseRows {
    private static final int LONGEST_IDENTIFIER = 63;
    private static final int LONGEST_SUBNET_GROUP = 255;
    private static final int LONGEST_SNAPSHOT = 240;

    /** An instance of a cluster. */
    static final Row OF_CLUSTER = Row.of(
            "aws_rds_cluster_instance",
            "identifier",
            Shape.plain()
                    .namedLower("identifier", LONGEST_IDENTIFIER)
                    .called(
                            "DBInstanceIdentifier",
                            "identifier",
                            "DBClusterIdentifier",
                            "cluster_identifier",
                            "DBInstanceClass",
                            "instance_class"),
            "Endpoint.Address",
            "endpoint",
            "Endpoint.Port",
            "port",
            "DBInstanceArn",
            "arn",
            "DbiResourceId",
            "dbi_resource_id");

    static final Map<String, Row> ALL = Map.ofEntries(
            entry(
                    "AWS::RDS::DBCluster",
                    Row.of(
                            "aws_rds_cluster",
                            "cluster_identifier",
                            Shape.plain()
                                    .namedLower("cluster_identifier", LONGEST_IDENTIFIER)
                                    .called(
                                            "DBClusterIdentifier",
                                            "cluster_identifier",
                                            "EnableIAMDatabaseAuthentication",
                                            "iam_database_authentication_enabled",
                                            "ServerlessV2ScalingConfiguration",
                                            "serverlessv2_scaling_configuration")
                                    .also(DatabaseRows::snapshot),
                            "Endpoint.Address",
                            "endpoint",
                            "Endpoint.Port",
                            "port",
                            "ReadEndpoint.Address",
                            "reader_endpoint",
                            "DBClusterArn",
                            "arn",
                            "DBClusterResourceId",
                            "cluster_resource_id",
                            "MasterUserSecret.SecretArn",
                            "master_user_secret[0].secret_arn")),
            entry(
                    "AWS::RDS::DBInstance",
                    Row.of(
                            "aws_db_instance",
                            "identifier",
                            Shape.plain()
                                    .namedLower("identifier", LONGEST_IDENTIFIER)
                                    .called(
                                            "DBInstanceIdentifier",
                                            "identifier",
                                            "DBInstanceClass",
                                            "instance_class",
                                            "EnableIAMDatabaseAuthentication",
                                            "iam_database_authentication_enabled",
                                            "MasterUsername",
                                            "username",
                                            "VPCSecurityGroups",
                                            "vpc_security_group_ids")
                                    .also(DatabaseRows::snapshot),
                            "Endpoint.Address",
                            "address",
                            "Endpoint.Port",
                            "port",
                            "DBInstanceArn",
                            "arn",
                            "DbiResourceId",
                            "resource_id",
                            "MasterUserSecret.SecretArn",
                            "master_user_secret[0].secret_arn")),
            entry(
                    "AWS::RDS::DBSubnetGroup",
                    Row.of(
                            "aws_db_subnet_group",
                            "name",
                            Shape.plain()
                                    .namedLower("name", LONGEST_SUBNET_GROUP)
                                    .called("DBSubnetGroupName", "name", "DBSubnetGroupDescription", "description"))),
            entry(
                    "AWS::RDS::DBProxy",
                    Row.of(
                            "aws_db_proxy",
                            "name",
                            Shape.plain().namedLower("name", LONGEST_IDENTIFIER).called("DBProxyName", "name"),
                            "Endpoint",
                            "endpoint",
                            "DBProxyArn",
                            "arn")),
            entry(
                    "AWS::RDS::DBProxyTargetGroup",
                    Row.of("aws_db_proxy_default_target_group", "id", DatabaseRows::targets, "TargetGroupArn", "arn")));

    private DatabaseRows() {}

    /** Whoever lets a database be deleted has its data in a snapshot. */
    private static void snapshot(Source source, Block block, Translation into) {
        block.with(
                "final_snapshot_identifier",
                Expression.joined(List.of(into.name(source, LONGEST_SNAPSHOT, true), text("-final"))));
    }

    private static void targets(Source source, Translation into) {
        Block group = into.block(source).with("db_proxy_name", into.value(source.get("DBProxyName")));
        Shape.plain()
                .fill(
                        group.nested("connection_pool_config"),
                        source.map("ConnectionPoolConfigurationInfo"),
                        "",
                        into.values());
        into.emit(source, group);
        target(source, "DBClusterIdentifiers", "db_cluster_identifier", into);
        target(source, "DBInstanceIdentifiers", "db_instance_identifier", into);
    }

    private static void target(Source source, String property, String argument, Translation into) {
        for (Object database : Trees.list(source.get(property))) {
            Block target = into.beside(source, "aws_db_proxy_target")
                    .with("db_proxy_name", into.value(source.get("DBProxyName")))
                    .with("target_group_name", into.of(source, "name"))
                    .with(argument, into.value(database));
            into.after(source, target);
            into.add(source, target);
        }
    }
}
