package fanfare.exporters.reading;

import fanfare.exporters.graph.Edge;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Settings;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;

/** Who an API asks whether a caller may pass becomes a component between the two. */
final class Authorizers {
    private Authorizers() {}

    /** Draws it; false if this API asks nobody that is modelled. */
    static boolean draw(Component api, Component asked, Edge e, Drawing drawing) {
        boolean function = asked.kind() == Function.KIND;
        if (api.kind() != Api.KIND || !function && !isUserPool(asked)) {
            return false;
        }
        String type = function ? "lambda" : api.get(Api.FLAVOUR).equals("rest") ? "cognito" : "jwt";
        Component authorizer = new Component("Authorizer", Authorizer.KIND, Settings.NONE.with(Authorizer.TYPE, type));
        if (!ConnectionRules.between(drawing.design(), api, authorizer)
                .interactions()
                .contains(Interactions.AUTHORIZE)) {
            return false;
        }
        int line = e.lines().isEmpty() ? 0 : e.lines().get(0);
        Component drawn = drawing.add(api.name() + "Authorizer", Authorizer.KIND, authorizer.set(), line);
        drawing.add(Connection.of(api.name(), Interactions.AUTHORIZE, drawn.name()), e.lines());
        if (function) {
            drawing.add(Connection.of(drawn.name(), Interactions.INVOKE, asked.name()), e.lines());
        }
        return true;
    }

    private static boolean isUserPool(Component c) {
        return c.kind() == fanfare.model.kind.Resource.KIND
                && c.get(fanfare.model.kind.Resource.TYPE).equals("AWS::Cognito::UserPool");
    }
}
