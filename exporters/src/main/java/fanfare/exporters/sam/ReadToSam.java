package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Function;
import fanfare.model.kind.Table;

/** Reads of a table or a bucket. */
record ReadToSam(Connection read, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(read);
        Component store = in.to(read);
        if (from.kind() == Api.KIND) {
            new Integration(read, in).addTo(template);
        } else if (from.kind() != Function.KIND) {
            Clients.reach(from, store, template);
        } else if (store.kind() == Table.KIND) {
            new Grants(from, in, template).table(store, "DynamoDBReadPolicy");
        } else {
            new Grants(from, in, template).bucket(store, "S3ReadPolicy");
        }
    }
}
