package fanfare.model.check;

import static fanfare.model.check.Problem.error;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Account;
import fanfare.model.kind.External;
import fanfare.model.kind.Vpc;
import java.util.List;

/** What stands in private subnets reaches the internet over a NAT gateway, which has to be there. */
final class VpcCheck {
    private final Design design;
    private final List<Problem> problems;

    VpcCheck(Design design, List<Problem> problems) {
        this.design = design;
        this.problems = problems;
    }

    void check(Component c, String where) {
        if (c.kind().properties().contains(Vpc.WAY_OUT)
                && design.account().get(Account.NAT_GATEWAYS) == 0
                && needsGateway(c)) {
            problems.add(error(
                    where + "/" + Vpc.WAY_OUT,
                    c.name() + " leaves its private subnets over NAT gateways, but the account has none",
                    "Set natGateways of the account to the number of Availability Zones, for example 2."));
        }
    }

    private boolean needsGateway(Component c) {
        return switch (c.get(Vpc.WAY_OUT)) {
            case "nat" -> true;
            case "endpoints" ->
                design.from(c.name())
                        .anyMatch(
                                out -> design.component(out.to()).stream().anyMatch(to -> to.kind() == External.KIND));
            default -> false;
        };
    }
}
