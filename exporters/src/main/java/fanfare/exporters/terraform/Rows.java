package fanfare.exporters.terraform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of types: what each of CloudFormation's is in Terraform. A new type gets a line in one of the parts. */
final class Rows {
    private static final Map<String, Row> ALL = new HashMap<>();

    static {
        List.of(
                        LambdaRows.ALL,
                        MessagingRows.ALL,
                        EventRows.ALL,
                        StreamRows.ALL,
                        StoreRows.ALL,
                        DatabaseRows.ALL,
                        ApiRows.ALL,
                        GraphQlRows.ALL,
                        ContainerRows.ALL,
                        BalancerRows.ALL,
                        EdgeRows.ALL,
                        OtherRows.ALL)
                .forEach(ALL::putAll);
    }

    private Rows() {}

    /** What a resource is in Terraform; a stack of CloudFormation if there is nothing better. */
    static Row of(Source source) {
        if (source.type().equals("AWS::RDS::DBInstance") && source.has("DBClusterIdentifier")) {
            return DatabaseRows.OF_CLUSTER;
        }
        return ALL.getOrDefault(source.type(), Foreign.ROW);
    }

    /** True if the type has a line. */
    static boolean knows(String type) {
        return ALL.containsKey(type);
    }
}
