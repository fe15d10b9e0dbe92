package fanfare.exporters.terraform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The versions of Terraform and of the providers that a configuration is written for. */
final class Versions {
    /** The provider whose arguments are written; the first release that has all of them, and no other major one. */
    private static final String AWS = "~> 6.40";

    private static final Map<String, String> OTHERS = Map.of("archive", "~> 2.7", "random", "~> 3.7");

    private Versions() {}

    /** The block that names those that these blocks need. */
    static Block block(Collection<List<Block>> files) {
        Map<String, Expression> providers = new TreeMap<>();
        providers.put("aws", provider("aws", AWS));
        files.stream()
                .flatMap(List::stream)
                .filter(b -> b.type().equals("resource") || b.type().equals("data"))
                .map(b -> b.labels().get(0).replaceFirst("_.*", ""))
                .filter(OTHERS::containsKey)
                .forEach(p -> providers.put(p, provider(p, OTHERS.get(p))));
        Block block = new Block("terraform").with("required_version", ">= 1.5");
        providers.forEach(block.nested("required_providers")::with);
        return block;
    }

    private static Expression provider(String name, String version) {
        Map<String, Expression> fields = new TreeMap<>();
        fields.put("source", Expression.text("hashicorp/" + name));
        fields.put("version", Expression.text(version));
        return new Expression.Fields(fields);
    }
}
