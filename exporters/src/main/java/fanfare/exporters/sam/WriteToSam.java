package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Function;
import fanfare.model.kind.Table;

/** Writes to a table or a bucket. */
record WriteToSam(Connection write, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(write);
        Component store = in.to(write);
        if (from.kind() == Api.KIND) {
            new Integration(write, in).addTo(template);
        } else if (from.kind() != Function.KIND) {
            Clients.reach(from, store, template);
        } else if (store.kind() == Table.KIND) {
            new Grants(from, in, template).table(store, "DynamoDBWritePolicy");
        } else {
            new Grants(from, in, template).bucket(store, "S3WritePolicy");
        }
    }
}
