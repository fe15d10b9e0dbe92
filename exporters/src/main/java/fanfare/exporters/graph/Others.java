package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.graph.Expressions.Target;
import fanfare.exporters.template.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Services with a relation or two. */
final class Others {
    private static final Set<String> ALARMED =
            Set.of("AWS::SNS::Topic", "AWS::Lambda::Function", "AWS::StepFunctions::StateMachine");

    private Others() {}

    static void containerService(Resource s, Draft into) {
        for (String key : List.of("TaskDefinition", "Cluster")) {
            Part p = s.properties().at(key);
            into.to(
                    s.name(),
                    p,
                    Seen.of(Relation.REFERENCE, key.equals("Cluster") ? "ecs-cluster" : "ecs-task", p.line())
                            .weak());
        }
    }

    static void userPool(Resource u, Draft into) {
        for (Map.Entry<String, Part> t :
                u.properties().at("LambdaConfig").entries().entrySet()) {
            Part f = t.getValue().at("LambdaArn").exists() ? t.getValue().at("LambdaArn") : t.getValue();
            into.to(
                    u.name(),
                    f,
                    Seen.of(Relation.TRIGGER, "cognito-trigger", t.getValue().line()));
        }
    }

    static void identityPool(Resource i, Draft into) {
        for (Part p : i.properties().at("CognitoIdentityProviders").list()) {
            into.expressions()
                    .targets(p.anyOf("ProviderName", "ClientId"), "AWS::Cognito::UserPool"::equals)
                    .forEach(t -> into.line(
                            i.name(),
                            t.resource(),
                            Seen.of(Relation.AUTH, "identity-provider", p.line())
                                    .by(t)));
        }
    }

    static void logSubscription(Resource s, Draft into) {
        Part p = s.properties();
        List<Target> groups = into.expressions().targets(p.at("LogGroupName"));
        List<Target> targets = into.expressions().targets(p.at("DestinationArn"));
        Seen seen = Seen.of(Relation.TRIGGER, "log-subscription", s.line());
        targets.forEach(t -> {
            groups.forEach(g -> into.line(g.resource(), t.resource(), seen.by(g)));
            if (groups.isEmpty()) {
                into.beyond(t.resource(), false, p.at("LogGroupName"), seen);
            }
        });
    }

    static void thingsRule(Resource r, Draft into) {
        Part payload = r.properties().at("TopicRulePayload");
        actions(r, payload.at("Actions"), Relation.TRIGGER, "iot-rule-action", into);
        actions(r, payload.at("ErrorAction"), Relation.DEAD_LETTER, "iot-error-action", into);
    }

    private static void actions(Resource r, Part actions, Relation relation, String evidence, Draft into) {
        for (Part action : actions.list()) {
            for (Part what : action.entries().values()) {
                drawn(r, what.without("RoleArn"), Seen.of(relation, evidence, action.line()), into);
            }
        }
    }

    private static void drawn(Resource r, Part what, Seen seen, Draft into) {
        for (String named : into.expressions().references(what)) {
            String owner = into.expressions().owner(named);
            if (ResourceTypes.isDrawn(into.type(owner))) {
                into.line(r.name(), owner, seen);
            }
        }
        for (Part value : what.entries().values()) {
            into.expressions()
                    .targets(value, ResourceTypes::isDrawn)
                    .forEach(t -> into.line(r.name(), t.resource(), seen.by(t)));
        }
    }

    static void receiptRule(Resource r, Draft into) {
        for (Part action : r.properties().at("Rule", "Actions").list()) {
            drawn(r, action, Seen.of(Relation.TRIGGER, "ses-receipt-action", action.line()), into);
        }
    }

    static void alarm(Resource a, Draft into) {
        for (String key : List.of("AlarmActions", "OKActions", "InsufficientDataActions")) {
            Part actions = a.properties().at(key);
            into.expressions()
                    .targets(actions, ALARMED::contains)
                    .forEach(t -> into.line(
                            a.name(),
                            t.resource(),
                            Seen.of(Relation.DESTINATION, "alarm-action", actions.line())
                                    .by(t)));
        }
    }

    static void rotation(Resource s, Draft into) {
        Part f = s.properties().at("RotationLambdaARN");
        into.expressions()
                .targets(s.properties().at("SecretId"))
                .forEach(t -> into.to(t.resource(), f, Seen.of(Relation.TRIGGER, "secret-rotation", f.line())));
    }

    static void stack(Resource s, Draft into) {
        for (String named : into.expressions().references(s.properties().at("Parameters"))) {
            String owner = into.expressions().owner(named);
            if (!owner.equals(s.name()) && ResourceTypes.isDrawn(into.type(owner))) {
                into.line(
                        owner,
                        s.name(),
                        Seen.of(Relation.REFERENCE, "nested-stack-parameter", s.line())
                                .weak());
            }
        }
    }

    static void custom(Resource c, Draft into) {
        Part token = c.properties().at("ServiceToken");
        into.expressions()
                .targets(token, t -> t.equals("AWS::Lambda::Function") || t.equals("AWS::SNS::Topic"))
                .forEach(t -> into.line(
                        c.name(),
                        t.resource(),
                        Seen.of(Relation.INVOKE, "custom-resource", token.line())
                                .by(t)));
    }

    static void crawler(Resource c, Draft into) {
        Part p = c.properties();
        crawled(c, p.at("Targets", "S3Targets"), "AWS::S3::Bucket", into);
        crawled(c, p.at("Targets", "DynamoDBTargets"), "AWS::DynamoDB::Table", into);
        into.expressions()
                .targets(p.at("DatabaseName"), "AWS::Glue::Database"::equals)
                .forEach(t -> into.line(
                        c.name(),
                        t.resource(),
                        Seen.of(Relation.READ_WRITE, "crawler-database", c.line())
                                .mode(Edge.Mode.WRITE)
                                .by(t)));
    }

    private static void crawled(Resource c, Part targets, String type, Draft into) {
        for (Part target : targets.list()) {
            into.expressions()
                    .targets(target.at("Path"), type::equals)
                    .forEach(t -> into.line(
                            c.name(),
                            t.resource(),
                            Seen.of(Relation.READ_WRITE, "crawler-target", target.line())
                                    .mode(Edge.Mode.READ)
                                    .by(t)));
        }
    }

    static void agent(Resource a, Draft into) {
        for (Part g : a.properties().at("ActionGroups").list()) {
            into.to(
                    a.name(),
                    g.at("ActionGroupExecutor", "Lambda"),
                    Seen.of(Relation.INVOKE, "bedrock-action", g.line()));
        }
        for (Part k : a.properties().at("KnowledgeBases").list()) {
            into.to(
                    a.name(),
                    k.at("KnowledgeBaseId"),
                    Seen.of(Relation.READ_WRITE, "bedrock-kb", k.line()).mode(Edge.Mode.READ));
        }
    }
}
