package fanfare.exporters.terraform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the providers know of resources and data sources, read from a file that names its source. */
final class ProviderSchema {
    private static final Path FILE = Path.of("src/test/resources/terraform/schema.txt");

    /** Type with its path, as {@code resource aws_sqs_queue} or {@code resource aws_pipes_pipe source_parameters}. */
    private final Map<String, Map<String, String>> known = new HashMap<>();

    static ProviderSchema read() throws IOException {
        ProviderSchema schema = new ProviderSchema();
        Files.readAllLines(FILE).stream().filter(l -> !l.startsWith("#")).forEach(schema::line);
        return schema;
    }

    private void line(String line) {
        int bar = line.indexOf('|');
        Map<String, String> names = new HashMap<>();
        for (String cell : line.substring(bar + 1).strip().split(" ")) {
            int colon = cell.indexOf(':');
            if (colon > 0) {
                names.put(cell.substring(0, colon), cell.substring(colon + 1));
            }
        }
        known.put(line.substring(0, bar).strip(), names);
    }

    /** True if the provider has this: {@code resource aws_sqs_queue}. */
    boolean has(String kindAndType) {
        return known.containsKey(kindAndType);
    }

    /** True if the attribute can be read of this. */
    boolean has(String kindAndType, String attribute) {
        return known.getOrDefault(kindAndType, Map.of()).containsKey(attribute);
    }

    /** Everything about a block that the provider would refuse. */
    List<String> faults(Block block) {
        String type = block.type() + " " + block.labels().get(0);
        List<String> faults = new ArrayList<>();
        if (!has(type)) {
            return List.of("no " + type);
        }
        check(block, type, "", faults);
        return faults.stream()
                .map(f -> String.join(".", block.labels()) + ": " + f)
                .toList();
    }

    private void check(Block block, String type, String path, List<String> faults) {
        Map<String, String> names = known.get(path.isEmpty() ? type : type + " " + path);
        if (names == null) {
            faults.add("no block " + path);
            return;
        }
        Map<String, Integer> count = new HashMap<>();
        block.arguments().keySet().stream().filter(a -> !meta(path, a)).forEach(a -> {
            count.merge(a, 1, Integer::sum);
            String flags = names.getOrDefault(a, "");
            if (!flags.equals("r") && !flags.equals("o")) {
                faults.add("no argument " + path + "." + a + " (" + flags + ")");
            }
        });
        block.blocks().stream().filter(b -> !meta(path, b.type())).forEach(b -> {
            String flags = names.getOrDefault(b.type(), "");
            if (!flags.endsWith("1") && !flags.endsWith("*")) {
                faults.add("no block " + path + "." + b.type() + " (" + flags + ")");
            } else if (count.merge(b.type(), 1, Integer::sum) > 1 && flags.endsWith("1")) {
                faults.add("two blocks " + path + "." + b.type());
            } else {
                check(b, type, path.isEmpty() ? b.type() : path + "." + b.type(), faults);
            }
        });
        names.forEach((name, flags) -> {
            if (flags.startsWith("r") && !count.containsKey(name)) {
                faults.add(path + "." + name + " is missing");
            }
        });
    }

    private static boolean meta(String path, String name) {
        return path.isEmpty() && (name.equals("depends_on") || name.equals("lifecycle"));
    }
}
