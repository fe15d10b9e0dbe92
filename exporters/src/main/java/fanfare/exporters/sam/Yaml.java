package fanfare.exporters.sam;

import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes trees of maps, lists, texts, numbers and intrinsics as block YAML, in the order given. */
final class Yaml {
    /** The library quotes whatever has a tag; names need none. */
    private static final Pattern QUOTED_NAME = Pattern.compile("(?m)(!Ref|!GetAtt) '([A-Za-z0-9.:]+)'$");

    private final org.yaml.snakeyaml.Yaml yaml;

    Yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndent(2);
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setIndentWithIndicator(true);
        options.setIndicatorIndent(2);
        yaml = new org.yaml.snakeyaml.Yaml(new Tagging(options), options);
    }

    /** One entry of a map on its own lines. */
    String entry(String key, Object value) {
        return QUOTED_NAME.matcher(yaml.dump(Map.of(key, value))).replaceAll("$1 $2");
    }

    private static final class Tagging extends Representer {
        Tagging(DumperOptions options) {
            super(options);
            multiRepresenters.put(Intrinsic.class, this::shortForm);
            representers.put(String.class, this::text);
        }

        private Node shortForm(Object value) {
            Intrinsic intrinsic = (Intrinsic) value;
            return representScalar(new Tag(intrinsic.tag()), intrinsic.argument(), DumperOptions.ScalarStyle.PLAIN);
        }

        private Node text(Object value) {
            String text = (String) value;
            return representScalar(
                    Tag.STR,
                    text,
                    text.contains("\n") ? DumperOptions.ScalarStyle.LITERAL : DumperOptions.ScalarStyle.PLAIN);
        }
    }
}
