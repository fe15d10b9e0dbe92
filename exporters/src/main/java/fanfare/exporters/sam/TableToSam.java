package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table with point-in-time recovery, and with a change stream when somebody reads it. */
record TableToSam(Component table, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        TemplateResource r = template.add(table.name(), "AWS::DynamoDB::Table").kept();
        List<Object> attributes = new ArrayList<>();
        List<Object> keys = new ArrayList<>();
        key(table.get(Table.PARTITION_KEY), "HASH", attributes, keys);
        table.value(Table.SORT_KEY)
                .filter(name -> !name.equals(table.get(Table.PARTITION_KEY)))
                .ifPresent(name -> key(name, "RANGE", attributes, keys));
        r.with("AttributeDefinitions", attributes).with("KeySchema", keys);
        capacity(r);
        if (in.design().from(table.name()).anyMatch(c -> c.as() == PollStream.INTERACTION)) {
            r.with("StreamSpecification", Map.of("StreamViewType", table.get(Table.STREAM_VIEW)));
        }
        r.with("PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true));
        template.output(table.name() + "Name", "Name of the table " + table.name(), ref(table.name()));
    }

    private static void key(String name, String type, List<Object> attributes, List<Object> keys) {
        attributes.add(Ordered.of("AttributeName", name, "AttributeType", "S"));
        keys.add(Ordered.of("AttributeName", name, "KeyType", type));
    }

    private void capacity(TemplateResource r) {
        if (table.get(Table.BILLING_MODE).equals("on-demand")) {
            r.with("BillingMode", "PAY_PER_REQUEST");
            return;
        }
        r.with("BillingMode", "PROVISIONED");
        r.with(
                "ProvisionedThroughput",
                Ordered.of(
                        "ReadCapacityUnits", table.get(Table.READ_CAPACITY),
                        "WriteCapacityUnits", table.get(Table.WRITE_CAPACITY)));
    }
}
