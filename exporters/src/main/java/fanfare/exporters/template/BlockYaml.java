package fanfare.exporters.template;

import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes trees of maps, lists, texts, numbers and intrinsic functions as block YAML, in the order given. */
public final class BlockYaml {
    /** An intrinsic function in its short form: {@code !Ref Orders}. */
    public interface Short {
        /** The tag with its exclamation mark. */
        String tag();

        /** What stands after the tag. */
        String argument();
    }

    /** The library quotes whatever has a tag; names need none. */
    private static final Pattern QUOTED_NAME = Pattern.compile("(?m)(!Ref|!GetAtt) '([A-Za-z0-9.:]+)'$");

    private final org.yaml.snakeyaml.Yaml yaml;

    /** A writer. */
    public BlockYaml() {
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
    public String entry(String key, Object value) {
        return QUOTED_NAME.matcher(yaml.dump(Map.of(key, value))).replaceAll("$1 $2");
    }

    private static final class Tagging extends Representer {
        Tagging(DumperOptions options) {
            super(options);
            multiRepresenters.put(Short.class, this::shortForm);
            representers.put(String.class, this::text);
        }

        private Node shortForm(Object value) {
            Short form = (Short) value;
            return representScalar(new Tag(form.tag()), form.argument(), DumperOptions.ScalarStyle.PLAIN);
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
