package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.kind.Kafka;
import java.util.List;
import java.util.Map;

/** An MSK cluster inside the subnets that the parameters name; its topic is made by whoever administers it. */
record KafkaToSam(Component kafka, Context in) implements SamMapping {
    private static final String SUBNETS = "KafkaSubnetIds";
    private static final String GROUPS = "KafkaSecurityGroupIds";
    private static final String VERSION = "3.6.0";

    @Override
    public void addTo(Template template) {
        network(template);
        Object name = sub("${AWS::StackName}-" + kafka.name());
        if (kafka.get(Kafka.CLUSTER).equals("serverless")) {
            template.add(kafka.name(), "AWS::MSK::ServerlessCluster")
                    .kept()
                    .with("ClusterName", name)
                    .with("ClientAuthentication", iam())
                    .with("VpcConfigs", List.of(Ordered.of("SubnetIds", ref(SUBNETS), "SecurityGroups", ref(GROUPS))));
        } else {
            template.add(kafka.name(), "AWS::MSK::Cluster")
                    .kept()
                    .with("ClusterName", name)
                    .with("KafkaVersion", VERSION)
                    .with("NumberOfBrokerNodes", kafka.get(Kafka.BROKERS))
                    .with("BrokerNodeGroupInfo", brokers())
                    .with("ClientAuthentication", iam())
                    .with(
                            "EncryptionInfo",
                            Map.of("EncryptionInTransit", Ordered.of("ClientBroker", "TLS", "InCluster", true)));
        }
        template.remark("Create the topic " + kafka.name() + " with " + kafka.get(Kafka.PARTITIONS)
                + " partitions on its cluster: templates create no topics.");
        template.output(kafka.name() + "Arn", "ARN of the cluster of " + kafka.name(), ref(kafka.name()));
    }

    private static Map<String, Object> iam() {
        return Map.of("Sasl", Map.of("Iam", Map.of("Enabled", true)));
    }

    private Map<String, Object> brokers() {
        long each = Math.max(1, (long) StrictMath.ceil(kafka.get(Kafka.STORAGE) / kafka.get(Kafka.BROKERS)));
        return Ordered.of(
                "InstanceType",
                kafka.get(Kafka.INSTANCE),
                "ClientSubnets",
                ref(SUBNETS),
                "SecurityGroups",
                ref(GROUPS),
                "StorageInfo",
                Map.of("EBSStorageInfo", Map.of("VolumeSize", each)));
    }

    /** The network of clusters and of the functions that reach them. */
    static Map<String, Object> network(Template template) {
        template.parameter(
                SUBNETS, "Subnets of Kafka clusters and their clients", Map.of("Type", "List<AWS::EC2::Subnet::Id>"));
        template.parameter(
                GROUPS,
                "Security groups of Kafka clusters and their clients",
                Map.of("Type", "List<AWS::EC2::SecurityGroup::Id>"));
        return Ordered.of("SecurityGroupIds", ref(GROUPS), "SubnetIds", ref(SUBNETS));
    }
}
