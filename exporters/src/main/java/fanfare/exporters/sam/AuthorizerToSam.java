package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Resource;
import java.util.List;
import java.util.Map;

/** What an authorizer needs beside its entry in the API: a user pool, or nothing of its own. */
record AuthorizerToSam(Component authorizer, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        if (in.design().to(authorizer.name()).noneMatch(c -> c.as() == Interactions.AUTHORIZE)) {
            template.remark(authorizer.name() + " has no API yet and is left out of the template.");
        } else if (authorizer.get(Authorizer.TYPE).equals("cognito")
                && pool(authorizer, in.design()).equals(authorizer.name())) {
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

    /** Its user pool: the one that is kept from a template, or one of its own. */
    static String pool(Component authorizer, Design design) {
        List<Component> kept = design.components().stream()
                .filter(c -> c.kind() == Resource.KIND)
                .filter(c -> c.get(Resource.TYPE).equals("AWS::Cognito::UserPool"))
                .toList();
        return kept.size() == 1 ? kept.get(0).name() : authorizer.name();
    }
}
