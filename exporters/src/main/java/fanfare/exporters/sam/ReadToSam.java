package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;

/** Reads of a store. */
record ReadToSam(Connection read, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(read);
        if (from.kind() == Api.KIND) {
            new Integration(read, in).addTo(template);
        } else if (Callers.isOne(from)) {
            new StoreAccess(in, template).allow(from, in.to(read), read.as());
        } else {
            Clients.reach(from, in.to(read), template);
        }
    }
}
