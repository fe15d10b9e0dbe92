package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Interactions;
import java.util.List;
import java.util.Map;

/** What an authorizer needs beside its entry in the API: a user pool, or nothing of its own. */
record AuthorizerToSam(Component authorizer, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        if (in.design().to(authorizer.name()).noneMatch(c -> c.as() == Interactions.AUTHORIZE)) {
            template.remark(authorizer.name() + " has no API yet and is left out of the template.");
        } else if (authorizer.get(Authorizer.TYPE).equals("cognito")) {
            template.add(authorizer.name(), "AWS::Cognito::UserPool")
                    .kept()
                    .with("UserPoolName", Intrinsic.sub("${AWS::StackName}-" + authorizer.name()))
                    .with("AdminCreateUserConfig", Map.of("AllowAdminCreateUserOnly", true))
                    .with("UsernameAttributes", List.of("email"))
                    .with("AutoVerifiedAttributes", List.of("email"));
            template.output(
                    authorizer.name() + "Id",
                    "Id of the user pool " + authorizer.name(),
                    Intrinsic.ref(authorizer.name()));
        }
    }
}
