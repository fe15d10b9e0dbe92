package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.Function;

/** Clients that call a service without an API before it. */
final class Clients {
    private Clients() {}

    static void reach(Component client, Component service, Template template) {
        if (client.kind() != Client.KIND) {
            return;
        }
        if (service.kind() == Container.KIND) {
            template.remark(client.name() + " calls " + service.name()
                    + " directly, which has no address outside its network: put an API before it.");
            return;
        }
        template.remark(client.name() + " calls " + service.name() + " ("
                + service.kind().awsName() + ") directly: give it AWS credentials that allow just this.");
        if (service.kind() == Function.KIND) {
            template.output(
                    service.name() + "Name", "Name of the function " + service.name(), Intrinsic.ref(service.name()));
        }
    }
}
