package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;

/** Writes to a store. */
record WriteToSam(Connection write, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(write);
        if (from.kind() == Api.KIND) {
            new Integration(write, in).addTo(template);
        } else if (Callers.isOne(from)) {
            new StoreAccess(in, template).allow(from, in.to(write), write.as());
        } else {
            Clients.reach(from, in.to(write), template);
        }
    }
}
