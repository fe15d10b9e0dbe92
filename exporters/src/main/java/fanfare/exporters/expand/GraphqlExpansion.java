package fanfare.exporters.expand;

import fanfare.exporters.template.Part;

/** {@code AWS::Serverless::GraphQLApi}: data sources and authorizers. */
final class GraphqlExpansion {
    private GraphqlExpansion() {}

    static void expand(String name, Part whole, Expansion into) {
        Part own = whole.at("Properties");
        into.add(Resource.of(name, whole, "AWS::AppSync::GraphQLApi", own.without("Auth")));
        Part api = Part.ref(name, whole.line());
        own.at("DataSources", "DynamoDb")
                .entries()
                .values()
                .forEach(source -> into.link(
                        api,
                        source.anyOf("TableArn", "TableName"),
                        Relation.READ_WRITE,
                        "appsync-datasource",
                        "",
                        source.line()));
        own.at("DataSources", "Lambda")
                .entries()
                .values()
                .forEach(source -> into.link(
                        api, source.at("FunctionArn"), Relation.TRIGGER, "appsync-datasource", "", source.line()));
        authorizer(api, own.at("Auth"), into);
        own.at("Auth", "Additional").list().forEach(a -> authorizer(api, a, into));
    }

    private static void authorizer(Part api, Part auth, Expansion into) {
        for (Part at : new Part[] {auth.at("LambdaAuthorizer", "AuthorizerUri"), auth.at("UserPool", "UserPoolId")}) {
            into.link(api, at, Relation.AUTH, "api-authorizer", "", auth.line());
        }
    }
}
