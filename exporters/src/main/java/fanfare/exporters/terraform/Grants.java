package fanfare.exporters.terraform;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a role may do. In CloudFormation it is a part of the role; in Terraform it is made apart, and what AWS refuses to
 * make for a role that lacks it must wait.
 */
final class Grants {
    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";
    private static final Set<String> CHECKED =
            Set.of(MAPPING, "AWS::Pipes::Pipe", "AWS::KinesisFirehose::DeliveryStream", OtherRows.MACHINE);

    private final Map<String, List<String>> ofRole = new LinkedHashMap<>();
    private final Map<Block, Source> waiting = new LinkedHashMap<>();

    /** Notes that this block lets a role do something. */
    void granted(Source role, Block block) {
        ofRole.computeIfAbsent(role.id(), r -> new ArrayList<>()).add(String.join(".", block.labels()));
    }

    /** Notes a block whose resource may have to wait. */
    void emitted(Source source, Block block) {
        if (CHECKED.contains(source.type()) || source.type().equals(LambdaRows.FUNCTION) && source.has("VpcConfig")) {
            waiting.put(block, source);
        }
    }

    /** Lets blocks wait, once all is written. */
    void await(Translation in) {
        waiting.forEach((block, source) -> roles(source, in)
                .forEach(role -> ofRole.getOrDefault(role, List.of()).forEach(block::after)));
    }

    private static List<String> roles(Source source, Translation in) {
        List<String> all = new ArrayList<>();
        if (source.type().equals(MAPPING)) {
            Optional<Source> function = in.referred(source.get("FunctionName"));
            function.filter(f -> f.type().equals("AWS::Lambda::Alias"))
                    .flatMap(a -> in.referred(a.get("FunctionName")))
                    .or(() -> function)
                    .ifPresent(f -> collect(f.get("Role"), in, all));
        } else {
            collect(source.properties(), in, all);
        }
        return all;
    }

    private static void collect(Object tree, Translation in, List<String> roles) {
        if (tree instanceof Intrinsic) {
            in.referred(tree).filter(s -> s.type().equals("AWS::IAM::Role")).ifPresent(r -> roles.add(r.id()));
        } else if (tree instanceof Map<?, ?> map) {
            map.values().forEach(v -> collect(v, in, roles));
        } else if (tree instanceof List<?> list) {
            list.forEach(v -> collect(v, in, roles));
        }
    }
}
