package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.graph.Expressions.Target;
import fanfare.exporters.template.Part;
import java.util.ArrayList;
import java.util.List;

/** Where requests come in before any API: distributions and load balancers. */
final class Edges {
    private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";

    private Edges() {}

    static void distribution(Resource d, Draft into) {
        Part config = d.properties().at("DistributionConfig");
        for (Part origin : config.at("Origins").alternatives()) {
            into.expressions().targets(origin.at("DomainName")).forEach(t -> origin(d.name(), t, origin.line(), into));
        }
        List<Part> behaviors = new ArrayList<>(config.at("CacheBehaviors").list());
        behaviors.add(config.at("DefaultCacheBehavior"));
        for (Part behavior : behaviors) {
            for (Part f : behavior.at("LambdaFunctionAssociations").list()) {
                into.to(d.name(), f.at("LambdaFunctionARN"), Seen.of(Relation.TRIGGER, "lambda-at-edge", f.line()));
            }
        }
    }

    private static void origin(String distribution, Target origin, int line, Draft into) {
        String type = into.type(origin.resource());
        if (type.equals("AWS::S3::Bucket")) {
            into.line(
                    distribution,
                    origin.resource(),
                    Seen.of(Relation.READ_WRITE, "cloudfront-origin", line)
                            .mode(Edge.Mode.READ)
                            .by(origin));
        } else if (ResourceTypes.isApi(type) || ResourceTypes.isCompute(type) || type.startsWith("AWS::Elastic")) {
            into.line(
                    distribution,
                    origin.resource(),
                    Seen.of(Relation.TRIGGER, "cloudfront-origin", line).by(origin));
        }
    }

    static void listener(Resource l, Draft into) {
        String balancer = balancer(l, into);
        if (!into.type(balancer).equals(BALANCER)) {
            return;
        }
        Part actions =
                Part.items(l.properties().at("DefaultActions"), l.properties().at("Actions"));
        for (String named : into.expressions().references(actions)) {
            String type = into.type(named);
            if (type.equals("AWS::ElasticLoadBalancingV2::TargetGroup")) {
                targetGroup(balancer, into.resource(named), l.line(), into);
            } else if (type.equals("AWS::Cognito::UserPool")) {
                into.line(balancer, named, Seen.of(Relation.AUTH, "api-authorizer", l.line()));
            }
        }
    }

    private static String balancer(Resource l, Draft into) {
        if (!l.type().endsWith("Rule")) {
            return into.expressions().owner(l.name());
        }
        return into.expressions().references(l.properties().at("ListenerArn")).stream()
                .findFirst()
                .map(into.expressions()::owner)
                .orElse(l.name());
    }

    private static void targetGroup(String balancer, Resource group, int line, Draft into) {
        Seen seen = Seen.of(Relation.TRIGGER, "alb-target", line);
        for (String named : into.expressions().references(group.properties().at("Targets"))) {
            String owner = into.expressions().owner(named);
            String type = into.type(owner);
            if (ResourceTypes.isCompute(type) || type.endsWith("LoadBalancer")) {
                into.line(balancer, owner, seen);
            }
        }
        for (Resource service : into.ofType("AWS::ECS::Service")) {
            if (into.expressions()
                    .references(service.properties().at("LoadBalancers"))
                    .contains(group.name())) {
                into.line(balancer, service.name(), seen);
            }
        }
    }
}
