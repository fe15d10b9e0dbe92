package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A proxy that takes tokens from functions and the password from Secrets Manager, with its pool. */
record DatabaseProxyToSam(Component proxy, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component database = in.behind(proxy).orElse(null);
        if (database == null) {
            template.remark(proxy.name() + " is left out: it is connected to no database.");
            return;
        }
        Vpc vpc = new Vpc(template);
        Object secret = new Intrinsic.GetAtt(database.name(), "MasterUserSecret.SecretArn");
        String role = template.unique(proxy.name() + "Role");
        Policies.role(
                template,
                role,
                "rds.amazonaws.com",
                Map.of(),
                List.of(Policies.allow("secretsmanager:GetSecretValue", secret)));
        template.add(proxy.name(), "AWS::RDS::DBProxy")
                .with("DBProxyName", sub("${AWS::StackName}-" + proxy.name().toLowerCase(Locale.ROOT)))
                .with("EngineFamily", database.get(Database.ENGINE).equals("mysql") ? "MYSQL" : "POSTGRESQL")
                .with("RequireTLS", true)
                .with("RoleArn", Intrinsic.arn(role))
                .with("Auth", List.of(Ordered.of("AuthScheme", "SECRETS", "IAMAuth", "REQUIRED", "SecretArn", secret)))
                .with("VpcSubnetIds", vpc.subnets())
                .with("VpcSecurityGroupIds", List.of(vpc.groupOf(proxy)));
        targets(template, database);
        vpc.open(proxy, database, DatabaseToSam.port(database));
    }

    private void targets(Template template, Component database) {
        boolean serverless = DatabaseToSam.isServerless(database);
        TemplateResource group = template.companion(proxy.name(), "Targets", "AWS::RDS::DBProxyTargetGroup")
                .with("DBProxyName", ref(proxy.name()))
                .with("TargetGroupName", "default")
                .with(serverless ? "DBClusterIdentifiers" : "DBInstanceIdentifiers", List.of(ref(database.name())))
                .with(
                        "ConnectionPoolConfigurationInfo",
                        Ordered.of(
                                "MaxConnectionsPercent",
                                Math.max(1, StrictMath.round(100 * proxy.get(DatabaseProxy.MAX_CONNECTIONS_SHARE))),
                                "ConnectionBorrowTimeout",
                                Seconds.of(proxy.get(DatabaseProxy.BORROW_TIMEOUT))));
        if (serverless) {
            group.after(template.companion(database.name(), "Instance", "AWS::RDS::DBInstance")
                    .id());
        }
    }
}
