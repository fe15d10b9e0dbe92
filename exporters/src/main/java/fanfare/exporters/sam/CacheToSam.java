package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A serverless cache of ElastiCache, or a cluster of DAX that is allowed the tables behind it. */
record CacheToSam(Component cache, Context in) implements SamMapping {
    private static final int PORT = 6379;
    private static final int DAX_PORT = 9111;

    static int port(Component cache) {
        return cache.get(Cache.FLAVOUR).equals("dax") ? DAX_PORT : PORT;
    }

    @Override
    public void addTo(Template template) {
        Vpc vpc = new Vpc(template);
        if (cache.get(Cache.FLAVOUR).equals("dax")) {
            cluster(template, vpc);
            return;
        }
        template.add(cache.name(), "AWS::ElastiCache::ServerlessCache")
                .with("ServerlessCacheName", sub("${AWS::StackName}-" + name()))
                .with("Engine", cache.get(Cache.FLAVOUR))
                .with("SubnetIds", vpc.subnets())
                .with("SecurityGroupIds", List.of(vpc.groupOf(cache)));
    }

    private String name() {
        return cache.name().toLowerCase(Locale.ROOT);
    }

    private void cluster(Template template, Vpc vpc) {
        TemplateResource subnets = template.companion(cache.name(), "Subnets", "AWS::DAX::SubnetGroup");
        subnets.with("SubnetIds", vpc.subnets());
        List<Object> tables = new ArrayList<>();
        access(Interactions.READ, tables, "dynamodb:GetItem");
        access(Interactions.WRITE, tables, "dynamodb:PutItem");
        if (tables.isEmpty()) {
            template.remark(cache.name() + " is left out: it stands in front of no table.");
            return;
        }
        tables.addAll(described());
        String role = template.unique(cache.name() + "Role");
        Policies.role(template, role, "dax.amazonaws.com", Map.of(), tables);
        template.add(cache.name(), "AWS::DAX::Cluster")
                .with("IAMRoleARN", arn(role))
                .with("NodeType", "dax.t3.small")
                .with("ReplicationFactor", cache.get(Cache.NODES))
                .with("ClusterEndpointEncryptionType", "TLS")
                .with("SSESpecification", Map.of("SSEEnabled", true))
                .with("SubnetGroupName", ref(subnets.id()))
                .with("SecurityGroupIds", List.of(vpc.groupOf(cache)));
    }

    private void access(fanfare.model.kind.Interaction as, List<Object> statements, String action) {
        in.design()
                .from(cache.name())
                .filter(c -> c.as() == as && in.to(c).kind() == Table.KIND)
                .forEach(c -> statements.add(Policies.allow(action, arn(c.to()))));
    }

    private List<Object> described() {
        List<Object> statements = new ArrayList<>();
        in.design().from(cache.name()).map(in::to).distinct().forEach(t -> {
            Object statement = Policies.allow("dynamodb:DescribeTable", arn(t.name()));
            if (!statements.contains(statement)) {
                statements.add(statement);
            }
        });
        return statements;
    }
}
