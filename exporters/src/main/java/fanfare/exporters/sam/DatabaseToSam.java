package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import java.util.List;
import java.util.Map;

/** An Aurora cluster with one Serverless v2 instance, or an RDS instance; the password is kept by Secrets Manager. */
record DatabaseToSam(Component database, Context in) implements SamMapping {
    /** The user whose password Secrets Manager keeps, and the name of the schema. */
    static final String USER = "app";

    private static final long LEAST_STORAGE = 20;
    private static final int BACKUP_DAYS = 7;

    @Override
    public void addTo(Template template) {
        Vpc vpc = new Vpc(template);
        TemplateResource subnets = template.companion(database.name(), "Subnets", "AWS::RDS::DBSubnetGroup");
        subnets.with("DBSubnetGroupDescription", "Where " + database.name() + " stands")
                .with("SubnetIds", vpc.subnets());
        boolean serverless = isServerless(database);
        TemplateResource r = template.add(database.name(), serverless ? "AWS::RDS::DBCluster" : "AWS::RDS::DBInstance")
                .kept()
                .with("Engine", engine());
        if (serverless) {
            cluster(r, template);
        } else {
            instance(r);
        }
        r.with("MasterUsername", USER)
                .with("ManageMasterUserPassword", true)
                .with("EnableIAMDatabaseAuthentication", true)
                .with("StorageEncrypted", true)
                .with("BackupRetentionPeriod", BACKUP_DAYS)
                .with("DBSubnetGroupName", ref(subnets.id()))
                .with(serverless ? "VpcSecurityGroupIds" : "VPCSecurityGroups", List.of(vpc.groupOf(database)));
        template.output(
                database.name() + "Endpoint",
                "Address of the database " + database.name(),
                new Intrinsic.GetAtt(database.name(), "Endpoint.Address"));
    }

    private void cluster(TemplateResource r, Template template) {
        r.with("DatabaseName", USER);
        Map<String, Object> scaling = Ordered.of(
                "MinCapacity", halves(database.get(Database.MIN_CAPACITY)),
                "MaxCapacity", halves(database.get(Database.MAX_CAPACITY)));
        if (database.get(Database.MIN_CAPACITY) == 0) {
            scaling.put("SecondsUntilAutoPause", Seconds.of(database.get(Database.PAUSE_AFTER)));
        }
        r.with("ServerlessV2ScalingConfiguration", scaling);
        template.companion(database.name(), "Instance", "AWS::RDS::DBInstance")
                .with("Engine", engine())
                .with("DBInstanceClass", "db.serverless")
                .with("DBClusterIdentifier", ref(database.name()))
                .with("PubliclyAccessible", false);
    }

    private static double halves(double acu) {
        return StrictMath.ceil(2 * acu) / 2;
    }

    private void instance(TemplateResource r) {
        String instanceClass = database.get(Database.INSTANCE_CLASS);
        r.with("DBName", USER)
                .with("DBInstanceClass", instanceClass)
                .with("MultiAZ", instanceClass.equals("db.t4g.small"))
                .with("PubliclyAccessible", false)
                .with("StorageType", "gp3")
                .with("AllocatedStorage", Long.toString(Math.max(LEAST_STORAGE, (long)
                        StrictMath.ceil(database.get(Database.STORAGE)))));
    }

    private String engine() {
        boolean mysql = database.get(Database.ENGINE).equals("mysql");
        if (isServerless(database)) {
            return mysql ? "aurora-mysql" : "aurora-postgresql";
        }
        return mysql ? "mysql" : "postgres";
    }

    static boolean isServerless(Component database) {
        return database.get(Database.FLAVOUR).equals("aurora-serverless");
    }

    static int port(Component database) {
        return database.get(Database.ENGINE).equals("mysql") ? 3306 : 5432;
    }

    /** The attribute that holds the address of a database or a proxy. */
    static String address(Component server) {
        return server.kind() == DatabaseProxy.KIND ? "Endpoint" : "Endpoint.Address";
    }

    /** Whom a function may sign in as, over a database or a proxy. */
    static Object userArn(Component server) {
        String before = "arn:${AWS::Partition}:rds-db:${AWS::Region}:${AWS::AccountId}:dbuser:";
        if (server.kind() != DatabaseProxy.KIND) {
            String id = isServerless(server) ? "DBClusterResourceId" : "DbiResourceId";
            return Intrinsic.sub(before + "${" + server.name() + "." + id + "}/" + USER);
        }
        Object arn = Map.of("Fn::GetAtt", List.of(server.name(), "DBProxyArn"));
        Object id = Map.of("Fn::Select", List.of(6, Map.of("Fn::Split", List.of(":", arn))));
        return Map.of("Fn::Sub", List.of(before + "${Id}/" + USER, Map.of("Id", id)));
    }

    /** What must be done in the database itself. */
    static void remark(Component database, Template template) {
        boolean mysql = database.get(Database.ENGINE).equals("mysql");
        template.remark("Sign in to " + database.name() + " once with the password that Secrets Manager keeps: "
                + (mysql
                        ? "CREATE TABLE items (id VARCHAR(255) PRIMARY KEY, body JSON)"
                        : "CREATE TABLE items (id TEXT PRIMARY KEY, body JSONB)")
                + (mysql
                        ? ". Functions that connect without a proxy need a user made with IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS'."
                        : ". For functions that connect without a proxy also GRANT rds_iam TO " + USER + "."));
    }
}
