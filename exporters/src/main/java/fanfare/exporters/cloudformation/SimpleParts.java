package fanfare.exporters.cloudformation;

import java.util.List;
import java.util.Map;

/** SAM resources that are one resource of CloudFormation. */
final class SimpleParts {
    private SimpleParts() {}

    static Plain.Expander as(String type) {
        return (sam, into) -> into.replace(sam.id(), type, sam.properties(), sam.resource());
    }

    static void application(Sam sam, Making into) {
        Map<String, Object> p = sam.properties();
        into.replace(
                sam.id(),
                "AWS::CloudFormation::Stack",
                Tree.of(
                        "TemplateURL",
                        p.get("Location"),
                        "Parameters",
                        p.get("Parameters"),
                        "NotificationARNs",
                        p.get("NotificationARNs"),
                        "TimeoutInMinutes",
                        p.get("TimeoutInMinutes")),
                sam.resource());
    }

    static void table(Sam sam, Making into) {
        Map<String, Object> p = sam.properties();
        Map<String, Object> key = Tree.map(p, "PrimaryKey");
        String name = String.valueOf(key.getOrDefault("Name", "id"));
        String type = String.valueOf(key.getOrDefault("Type", "String"));
        into.replace(
                sam.id(),
                "AWS::DynamoDB::Table",
                Tree.of(
                        "TableName",
                        p.get("TableName"),
                        "AttributeDefinitions",
                        List.of(Tree.of("AttributeName", name, "AttributeType", type.substring(0, 1))),
                        "KeySchema",
                        List.of(Tree.of("AttributeName", name, "KeyType", "HASH")),
                        "BillingMode",
                        p.containsKey("ProvisionedThroughput") ? null : "PAY_PER_REQUEST",
                        "ProvisionedThroughput",
                        p.get("ProvisionedThroughput"),
                        "SSESpecification",
                        p.get("SSESpecification"),
                        "Tags",
                        Tags.list(Tree.map(p, "Tags"))),
                sam.resource());
    }
}
