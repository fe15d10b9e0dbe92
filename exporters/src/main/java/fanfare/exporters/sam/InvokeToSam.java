package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Kind;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.util.Set;

/** A call that is waited for: a route of an API, or a call that a function makes. */
record InvokeToSam(Connection call, Context in) implements SamMapping {
    private static final Set<Kind> CALLED_BY_CLIENTS = Set.of(Function.KIND, Workflow.KIND, Container.KIND);

    @Override
    public void addTo(Template template) {
        Component from = in.from(call);
        Component to = in.to(call);
        if (from.kind() == Api.KIND && to.kind() == Function.KIND) {
            new Route(call, in).addTo(template);
        } else if (from.kind() == WebSocketApi.KIND) {
            new WebSocketApiToSam.Route(call, in).addTo(template);
        } else if (from.kind() == Api.KIND && to.kind() == Container.KIND) {
            new ContainerRoute(call, in).addTo(template);
        } else if (from.kind() == Api.KIND) {
            new Integration(call, in).addTo(template);
        } else if (Callers.isOne(from)) {
            call(new Grants(from, in, template), to);
        } else if (from.kind() == Client.KIND && CALLED_BY_CLIENTS.contains(to.kind())) {
            Clients.reach(from, to, template);
        }
    }

    private static void call(Grants grants, Component to) {
        if (to.kind() == Function.KIND) {
            grants.invoke(to);
        } else if (to.kind() == External.KIND) {
            grants.external(to);
        } else if (to.kind() == Api.KIND) {
            grants.api(to);
        } else if (to.kind() == Container.KIND) {
            grants.container(to);
        } else if (to.kind() == Workflow.KIND) {
            grants.run(to);
        }
    }
}
