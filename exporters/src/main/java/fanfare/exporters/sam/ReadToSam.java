package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Table;

/** Reads of a table or a bucket. */
record ReadToSam(Connection read, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        Component from = in.from(read);
        Component store = in.to(read);
        if (!Callers.isOne(from)) {
            Clients.reach(from, store, template);
        } else if (store.kind() == Table.KIND) {
            new Grants(from, in, template).table(store, "DynamoDBReadPolicy");
        } else {
            new Grants(from, in, template).bucket(store, "S3ReadPolicy");
        }
    }
}
