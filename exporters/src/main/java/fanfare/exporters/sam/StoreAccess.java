package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.External;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Table;

/** What a caller needs to read or write a store, and with a cache also the store behind it. */
record StoreAccess(Context in, Template template) {

    void allow(Component caller, Component store, Interaction as) {
        Grants grants = new Grants(caller, in, template);
        boolean read = as == Interactions.READ;
        if (store.kind() == Table.KIND) {
            grants.table(store, read ? "DynamoDBReadPolicy" : "DynamoDBWritePolicy");
        } else if (store.kind() == Bucket.KIND) {
            grants.bucket(store, read ? "S3ReadPolicy" : "S3WritePolicy");
        } else if (store.kind() == External.KIND) {
            grants.external(store);
        } else if (store.kind() == Database.KIND) {
            grants.connect(store, store, DatabaseToSam.port(store));
        } else if (store.kind() == DatabaseProxy.KIND) {
            proxy(grants, store);
        } else if (store.kind() == Cache.KIND) {
            grants.cache(store);
            in.design().from(store.name()).filter(c -> c.as() == as).forEach(c -> allow(caller, in.to(c), as));
        }
    }

    private void proxy(Grants grants, Component proxy) {
        in.behind(proxy).ifPresent(database -> grants.connect(proxy, database, DatabaseToSam.port(database)));
    }
}
