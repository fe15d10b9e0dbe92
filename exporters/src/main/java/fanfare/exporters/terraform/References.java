package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.code;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What stands in a configuration for what a template refers to. */
final class References implements Values.Names {
    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Region", "data.aws_region.current.region",
            "AWS::AccountId", "data.aws_caller_identity.current.account_id",
            "AWS::Partition", "data.aws_partition.current.partition",
            "AWS::URLSuffix", "data.aws_partition.current.dns_suffix");

    private final Translation in;
    private final Set<String> read = new TreeSet<>();
    private final Set<String> lookedUp = new LinkedHashSet<>();

    References(Translation in) {
        this.in = in;
    }

    /** Data sources about the account that references need: {@code aws_region}. */
    Set<String> read() {
        return read;
    }

    @Override
    public Expression reference(String name) {
        if (PSEUDO.containsKey(name)) {
            read.add(PSEUDO.get(name).split("\\.")[1]);
            return code(PSEUDO.get(name));
        } else if (name.equals("AWS::StackName")) {
            return code("var.name");
        } else if (in.inputs().names().containsKey(name)) {
            return code("var." + in.inputs().names().get(name));
        }
        Optional<Source> source = in.source(name);
        if (source.isEmpty()) {
            unknown("the reference " + name);
            return code("null");
        }
        return isCirclingMachine(source.get())
                ? writtenOut(source.get())
                : in.of(source.get(), Rows.of(source.get()).reference());
    }

    @Override
    public Expression attribute(String resource, String attribute) {
        return in.source(resource).map(s -> attribute(s, attribute)).orElseGet(() -> {
            unknown("the reference " + resource + "." + attribute);
            return code("null");
        });
    }

    private Expression attribute(Source source, String attribute) {
        if (isCirclingMachine(source)) {
            return attribute.equals("Name")
                    ? in.name(source, OtherRows.LONGEST_STATE_MACHINE, false)
                    : writtenOut(source);
        }
        String known = Rows.of(source).attribute(attribute);
        if (known == null) {
            unknown("the attribute " + attribute + " of " + source.id());
            return code("null");
        }
        String[] around = known.split("\\|", -1);
        return around.length == 1
                ? in.of(source, known)
                : Expression.joined(
                        List.of(Expression.text(around[0]), in.of(source, around[1]), Expression.text(around[2])));
    }

    /** A state machine that starts itself is called by its name, since references would circle. */
    private boolean isCirclingMachine(Source source) {
        return in.isCircling(source) && source.type().equals(OtherRows.MACHINE) && !source.has("StateMachineName");
    }

    /** The ARN of a state machine, by its name. */
    private Expression writtenOut(Source machine) {
        return Expression.joined(List.of(
                in.values()
                        .filledIn(
                                "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:",
                                Map.of()),
                in.name(machine, OtherRows.LONGEST_STATE_MACHINE, false)));
    }

    /** The value is looked up, since somebody puts another in the place of the first. */
    @Override
    public Expression secret(String resource, String field) {
        String type = "aws_secretsmanager_secret_version";
        Optional<Source> source = in.source(resource);
        if (source.isEmpty()) {
            return reference(resource);
        }
        String name = in.local(source.get());
        if (lookedUp.add(resource)) {
            in.add(source.get(), Block.data(type, name).code("secret_id", type + "." + name + ".secret_id"));
        }
        return code("jsondecode(data." + type + "." + name + ".secret_string)[\"" + field + "\"]");
    }

    @Override
    public void unknown(String what) {
        in.remark("Terraform has no counterpart of " + what + "; null stands in its place: put a value there.");
    }
}
