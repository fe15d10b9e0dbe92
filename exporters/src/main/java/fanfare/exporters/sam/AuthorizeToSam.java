package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Interactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The authorizer of an API, for all of its routes. */
record AuthorizeToSam(Connection authorize, Context in) implements SamMapping {
    private static final String HEADER = "Authorization";
    private static final long REST_TTL = 300;

    @Override
    public void addTo(Template template) {
        Component api = in.from(authorize);
        Component authorizer = in.to(authorize);
        Optional<TemplateResource> resource = template.find(api.name());
        if (resource.filter(r -> r.type().startsWith("AWS::Serverless")).isEmpty()) {
            return;
        }
        boolean rest = ApiToSam.isRest(api);
        Map<String, Object> entry = switch (authorizer.get(Authorizer.TYPE)) {
            case "cognito" -> Ordered.of("UserPoolArn", arn(AuthorizerToSam.pool(authorizer, in.design())));
            case "jwt" -> jwt(authorizer, template);
            default -> lambda(authorizer, rest);
        };
        if (entry.isEmpty()) {
            template.remark(authorizer.name() + " has no function to ask yet; " + api.name() + " lets everybody in.");
            return;
        }
        resource.get()
                .with(
                        "Auth",
                        Ordered.of(
                                "DefaultAuthorizer",
                                authorizer.name(),
                                "Authorizers",
                                Ordered.of(authorizer.name(), entry)));
    }

    private static Map<String, Object> jwt(Component authorizer, Template template) {
        String issuer = authorizer.name() + "Issuer";
        String audience = authorizer.name() + "Audience";
        template.parameter(
                issuer,
                "Issuer of the tokens that " + authorizer.name() + " accepts",
                Ordered.of("AllowedPattern", "^https://.+$"));
        template.parameter(audience, "Audience of the tokens that " + authorizer.name() + " accepts", Ordered.of());
        return Ordered.of(
                "IdentitySource",
                "$request.header." + HEADER,
                "JwtConfiguration",
                Ordered.of("issuer", ref(issuer), "audience", List.of(ref(audience))));
    }

    private Map<String, Object> lambda(Component authorizer, boolean rest) {
        Optional<Component> function = in.design()
                .from(authorizer.name())
                .filter(c -> c.as() == Interactions.INVOKE)
                .map(in::to)
                .findFirst();
        if (function.isEmpty()) {
            return Map.of();
        }
        long ttl = authorizer.value(Authorizer.RESULT_TTL).map(Seconds::of).orElse(rest ? REST_TTL : 0);
        boolean token = authorizer.get(Authorizer.EVENT_TYPE).equals("token");
        Map<String, Object> entry = Ordered.of("FunctionArn", in.references().arnOf(function.get()));
        if (rest) {
            entry.put("FunctionPayloadType", token ? "TOKEN" : "REQUEST");
        } else {
            entry.put("AuthorizerPayloadFormatVersion", "2.0");
            entry.put("EnableSimpleResponses", true);
            entry.put("EnableFunctionDefaultPermissions", true);
        }
        entry.put(
                "Identity",
                token
                        ? Ordered.of("Header", HEADER, "ReauthorizeEvery", ttl)
                        : Ordered.of("Headers", List.of(HEADER), "ReauthorizeEvery", ttl));
        return entry;
    }
}
