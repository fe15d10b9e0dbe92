package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.kind.Container;
import fanfare.model.kind.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The network that stores with a network address stand in, and who reaches whom in it. It is given by parameters. */
record Vpc(Template template) {
    private static final String FUNCTIONS = "Of the functions that reach stores in the VPC";
    private static final String GROUP = "AWS::EC2::SecurityGroup";

    /** The network. */
    private Intrinsic id() {
        template.parameter("VpcId", "The VPC", Map.of("Type", "AWS::EC2::VPC::Id"));
        return ref("VpcId");
    }

    /** At least two subnets, in different Availability Zones. */
    Intrinsic subnets() {
        template.parameter(
                "SubnetIds",
                "Private subnets of the VPC, in at least two Availability Zones",
                Map.of("Type", "List<AWS::EC2::Subnet::Id>"));
        return ref("SubnetIds");
    }

    private String group(String of, String description) {
        TemplateResource group = template.companion(of, "SecurityGroup", GROUP);
        group.with("GroupDescription", description).with("VpcId", id());
        return group.id();
    }

    /** The security group of a store or a proxy. */
    Object groupOf(Component store) {
        return new Intrinsic.GetAtt(group(store.name(), "Of " + store.name()), "GroupId");
    }

    /** Lets one store or proxy reach another. */
    void open(Component from, Component to, int port) {
        open(groupOf(from), to, port);
    }

    private void open(Object from, Component to, int port) {
        template.resource(group(to.name(), "Of " + to.name()))
                .addOnce(
                        "SecurityGroupIngress",
                        Ordered.of(
                                "IpProtocol", "tcp", "FromPort", port, "ToPort", port, "SourceSecurityGroupId", from));
    }

    /** Puts a function into the network, whatever it reaches there. */
    void inside(Component function) {
        join(function, new Intrinsic.GetAtt(group("Functions", FUNCTIONS), "GroupId"));
        boolean overNat = function.get(fanfare.model.kind.Vpc.WAY_OUT).equals("nat");
        template.remark(function.name()
                + " runs in your VPC. The template makes neither NAT gateways nor VPC endpoints: the subnets given as parameters need "
                + (overNat ? "a route to a NAT gateway." : "the endpoints of the services that it calls."));
    }

    /** Lets a function or a container reach a store; a function is put into the network for it. */
    void reach(Component caller, Component to, int port) {
        if (caller.kind() == Container.KIND) {
            open(new TaskNetwork(template).securityGroupId(), to, port);
        } else {
            reachFromFunction(caller, to, port);
        }
    }

    private void reachFromFunction(Component function, Component to, int port) {
        String group = group("Functions", FUNCTIONS);
        Object own = new Intrinsic.GetAtt(group, "GroupId");
        join(function, own);
        open(own, to, port);
        template.remark(
                function.name()
                        + " runs in your VPC: what else it calls must be reachable from there, over a NAT gateway or VPC endpoints.");
        if (function.get(Function.RUNTIME).startsWith("nodejs")) {
            new Grants(function, null, template).set("NODE_EXTRA_CA_CERTS", "/var/runtime/ca-cert.pem");
        }
    }

    /** Puts a function into the network with a security group; one that is in it already gets the group too. */
    void join(Component function, Object group) {
        Map<String, Object> config = template.resource(function.name()).map("VpcConfig");
        if (config.get("SecurityGroupIds") instanceof Intrinsic) {
            template.remark(
                    function.name() + " is in the network of Kafka; give it the other security groups by hand.");
            return;
        }
        @SuppressWarnings("unchecked")
        List<Object> groups = (List<Object>) config.computeIfAbsent("SecurityGroupIds", k -> new ArrayList<>());
        if (!groups.contains(group)) {
            groups.add(group);
        }
        config.put("SubnetIds", subnets());
    }
}
