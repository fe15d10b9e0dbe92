package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.arn;
import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.kind.External;
import java.util.Map;

/** Somebody else's service behind an API destination, with a key kept as a secret. */
record ApiDestination(Component service, Context in) {

    /** Adds it unless it is there, and answers its id. */
    String addTo(Template template) {
        String id = service.name();
        if (template.find(id).isPresent()) {
            return id;
        }
        String connection = connection(template);
        TemplateResource destination = template.add(id, "AWS::Events::ApiDestination")
                .with("ConnectionArn", arn(connection))
                .with("HttpMethod", "POST")
                .with("InvocationEndpoint", ref(ExternalToSam.urlParameter(service, in, template)));
        service.value(External.RATE_LIMIT)
                .ifPresent(rate -> destination.with(
                        "InvocationRateLimitPerSecond", Math.max(1, Math.min(300, StrictMath.round(rate)))));
        return id;
    }

    /** Adds the connection with its secret unless it is there, and answers its id. */
    String connection(Template template) {
        TemplateResource connection = template.companion(service.name(), "Connection", "AWS::Events::Connection");
        if (connection.properties().containsKey("AuthorizationType")) {
            return connection.id();
        }
        String secret = template.unique(service.name() + "Secret");
        connection
                .with("AuthorizationType", "API_KEY")
                .with(
                        "AuthParameters",
                        Map.of(
                                "ApiKeyAuthParameters",
                                Ordered.of(
                                        "ApiKeyName",
                                        "x-api-key",
                                        "ApiKeyValue",
                                        sub("{{resolve:secretsmanager:${" + secret + "}:SecretString:apiKey}}"))));
        template.add(secret, "AWS::SecretsManager::Secret")
                .attribute("DeletionPolicy", "Delete")
                .attribute("UpdateReplacePolicy", "Delete")
                .with("Description", "Key for " + service.name())
                .with(
                        "GenerateSecretString",
                        Ordered.of("SecretStringTemplate", "{}", "GenerateStringKey", "apiKey", "PasswordLength", 32));
        template.remark("The key for " + service.name()
                + " is made up: put the real one into the secret, then update the connection.");
        return connection.id();
    }
}
