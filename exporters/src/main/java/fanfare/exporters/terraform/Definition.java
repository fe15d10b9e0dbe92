package fanfare.exporters.terraform;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The definition of a state machine, with what its template fills in as references. */
final class Definition {
    private Definition() {}

    static void add(Source source, Block block, Translation into) {
        Map<String, Object> substitutions = source.map("DefinitionSubstitutions");
        Object definition = source.get("Definition");
        block.with(
                "definition",
                definition == null
                        ? into.value(filled(source.get("DefinitionString"), substitutions))
                        : into.values().json(filled(definition, substitutions)));
        logging(block);
    }

    /** A log group is named by its ARN, a colon and a star. */
    private static void logging(Block block) {
        block.blocks().stream()
                .filter(b -> b.type().equals("logging_configuration"))
                .forEach(logging -> {
                    List<Block> groups = logging.blocks().stream()
                            .flatMap(d -> d.blocks().stream())
                            .toList();
                    logging.blocks().clear();
                    groups.forEach(
                            g -> logging.with("log_destination", g.arguments().get("log_group_arn")));
                });
    }

    private static Object filled(Object value, Map<String, Object> substitutions) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.forEach((key, v) -> all.put(key.toString(), filled(v, substitutions)));
            return all;
        } else if (value instanceof List<?> list) {
            return list.stream().map(v -> filled(v, substitutions)).toList();
        } else if (value instanceof String text
                && substitutions.keySet().stream().anyMatch(s -> text.contains("${" + s + "}"))) {
            return new Intrinsic.Sub(text, substitutions);
        }
        return value;
    }
}
