package fanfare.exporters.cdk;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.ArrayList;
import java.util.List;

/** The network, which is given by parameters, and its security groups. */
final class Network {
    private static final String VPC = "Vpc";
    private static final String PARAMETER = "VpcId";

    private Network() {}

    /** A security group with what it lets in. */
    record SecurityGroup(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            stack.add(Props.of("vpc", Ts.var(vpc("SubnetIds", stack)))
                    .and("description", p.at("GroupDescription").map(stack.values()::of))
                    .making(resource.id(), "ec2.SecurityGroup"));
            p.list("SecurityGroupIngress").forEach(rule -> letIn(resource.id(), Tree.of(rule), stack));
        }
    }

    /** One thing that a security group lets in. */
    record Ingress(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties();
            letIn(p.at("GroupId").flatMap(stack.values()::target).orElseThrow(), p, stack);
        }
    }

    private static void letIn(String group, Tree rule, Stack stack) {
        Ts peer = rule.at("SourceSecurityGroupId")
                .map(source -> stack.values()
                        .target(source)
                        .map(Ts::var)
                        .orElseGet(() -> Ts.call(
                                "ec2.Peer.securityGroupId", stack.values().of(source))))
                .orElseGet(() -> rule.text("CidrIp").equals("0.0.0.0/0")
                        ? Ts.call("ec2.Peer.anyIpv4")
                        : Ts.call("ec2.Peer.ipv4", Ts.text(rule.text("CidrIp"))));
        long from = rule.number("FromPort").orElse(0L);
        long to = rule.number("ToPort").orElse(from);
        Ts port = from == to
                ? Ts.call("ec2.Port.tcp", Stores.number(from))
                : Ts.call("ec2.Port.tcpRange", Stores.number(from), Stores.number(to));
        List<Ts> arguments = new ArrayList<>(List.of(peer, port));
        if (rule.has("Description")) {
            arguments.add(Ts.text(rule.text("Description")));
        }
        stack.add(Statement.about(group, new Ts.Call(new Ts.Var(group, "addIngressRule"), arguments)));
    }

    /** Puts a function into the network. */
    static void place(Props props, Tree config, Stack stack) {
        if (config.entries().isEmpty()) {
            return;
        }
        String subnets = config.at("SubnetIds").orElse("") instanceof Intrinsic.Ref s ? s.name() : "SubnetIds";
        String vpc = vpc(subnets, stack);
        props.and("vpc", Ts.var(vpc))
                .and(
                        "vpcSubnets",
                        Props.of("subnets", new Ts.Var(vpc, "privateSubnets")).object());
        Object groups = config.at("SecurityGroupIds").orElse(List.of());
        if (groups instanceof List<?> list) {
            props.and(
                    "securityGroups",
                    Ts.list(list.stream()
                            .map(g -> Ts.var(stack.values().target(g).orElseThrow()))
                            .toList()));
        } else {
            props.and("securityGroups", Ts.list(List.of(Ts.var(given(groups, stack)))));
        }
    }

    /** The first of the security groups that a parameter lists. */
    private static String given(Object groups, Stack stack) {
        String id = ((Intrinsic.Ref) groups).name().replaceAll("Ids$", "");
        if (!stack.isConstruct(id)) {
            stack.declare(id, "SecurityGroup", m -> "securityGroupId");
            stack.add(Statement.making(
                    id,
                    Ts.call(
                            "ec2.SecurityGroup.fromSecurityGroupId",
                            Ts.code("this"),
                            Ts.text(id),
                            Ts.call(
                                    "cdk.Fn.select",
                                    Ts.code("0"),
                                    stack.values().of(groups)))));
        }
        return id;
    }

    /** The network of these subnets; their first two are used, as they are in different Availability Zones. */
    private static String vpc(String subnets, Stack stack) {
        String id = subnets.equals("SubnetIds") ? VPC : subnets.replaceAll("SubnetIds$", VPC);
        if (stack.isConstruct(id)) {
            return id;
        }
        boolean given = stack.parameters().containsKey(PARAMETER);
        stack.declare(id, VPC, m -> "vpcId");
        List<Ts> zones = new ArrayList<>();
        List<Ts> two = new ArrayList<>();
        for (int n = 0; n < 2; n++) {
            Ts index = Ts.code(Integer.toString(n));
            zones.add(Ts.call("cdk.Fn.select", index, Ts.call("cdk.Fn.getAzs")));
            two.add(Ts.call("cdk.Fn.select", index, stack.member(subnets, "")));
        }
        stack.add(Statement.making(
                        id,
                        Props.of("vpcId", given ? stack.member(PARAMETER, "") : Ts.text("unknown"))
                                .and("availabilityZones", Ts.list(zones))
                                .and("privateSubnetIds", Ts.list(two))
                                .call("ec2.Vpc.fromVpcAttributes", Ts.code("this"), Ts.text(id)))
                .ifUsed()
                .commented(given ? "" : "Nothing here asks for the network's id: its subnets and groups are enough."));
        stack.add(Function.acknowledge(id, "@aws-cdk/aws-ec2:noSubnetRouteTableId")
                .ifUsed());
        return id;
    }
}
