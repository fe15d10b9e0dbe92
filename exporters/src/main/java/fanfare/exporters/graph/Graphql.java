package fanfare.exporters.graph;

import fanfare.exporters.expand.Relation;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.graph.Draft.Seen;
import fanfare.exporters.template.Part;
import java.util.List;

/** Data sources and authorizers of AppSync. */
final class Graphql {
    private static final List<String> AUTHORIZERS = List.of("UserPoolConfig", "LambdaAuthorizerConfig");

    private Graphql() {}

    static void api(Resource a, Draft into) {
        authorizer(a, a.properties(), into);
        a.properties().at("AdditionalAuthenticationProviders").list().forEach(p -> authorizer(a, p, into));
    }

    private static void authorizer(Resource a, Part provider, Draft into) {
        for (String key : AUTHORIZERS) {
            for (String named : into.expressions().references(provider.at(key))) {
                if (Apis.isAuthorizer(into.type(into.expressions().owner(named)))) {
                    into.line(a.name(), named, Seen.of(Relation.AUTH, "api-authorizer", provider.line()));
                }
            }
        }
    }

    static void dataSource(Resource s, Draft into) {
        String api = into.expressions().owner(s.name());
        if (api.equals(s.name())) {
            return;
        }
        Part p = s.properties();
        Seen both = Seen.of(Relation.READ_WRITE, "appsync-datasource", s.line()).mode(Edge.Mode.READ_WRITE);
        into.to(
                api,
                p.at("LambdaConfig", "LambdaFunctionArn"),
                Seen.of(Relation.TRIGGER, "appsync-datasource", s.line()));
        into.to(api, p.at("DynamoDBConfig", "TableName"), both);
        into.to(api, p.at("EventBridgeConfig", "EventBusArn"), both.mode(Edge.Mode.WRITE));
        into.to(api, p.at("OpenSearchServiceConfig", "Endpoint"), both);
        into.to(api, p.at("ElasticsearchConfig", "Endpoint"), both);
        into.to(api, p.at("HttpConfig", "Endpoint"), both);
        for (String named : into.expressions().references(p.at("RelationalDatabaseConfig", "RdsHttpEndpointConfig"))) {
            if (into.type(named).startsWith("AWS::RDS")) {
                into.line(api, named, both);
            }
        }
    }
}
