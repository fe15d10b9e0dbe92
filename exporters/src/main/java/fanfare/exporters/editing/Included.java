package fanfare.exporters.editing;

import fanfare.exporters.template.Beside;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.Template;
import fanfare.exporters.template.TemplateReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.error.YAMLException;

/** The files that a template includes: their references are the template's own, and are renamed with them. */
final class Included {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> changed = new LinkedHashMap<>();

    Included(String template, Beside beside) {
        Set<String> paths = new TreeSet<>();
        if (template.contains("AWS::Include")) {
            TemplateReader.template("", template, beside)
                    .value()
                    .map(Template::root)
                    .ifPresent(r -> find(r, paths));
        }
        paths.forEach(p -> beside.read(p).ifPresent(text -> texts.put(p, text)));
    }

    private static void find(Part part, Set<String> paths) {
        if (part instanceof Part.Items i) {
            i.items().forEach(p -> find(p, paths));
        } else if (part instanceof Part.Fields f) {
            transform(f.at("Fn::Transform"), paths);
            f.fields().values().forEach(p -> find(p, paths));
        } else if (part instanceof Part.Call c) {
            if (c.is("Fn::Transform")) {
                transform(c.argument(), paths);
            }
            find(c.argument(), paths);
        }
    }

    private static void transform(Part transform, Set<String> paths) {
        if (transform.at("Name").wordsOr("").equals("AWS::Include")) {
            transform.at("Parameters", "Location").words().ifPresent(paths::add);
        }
    }

    void rename(String from, String to) {
        texts.replaceAll((path, text) -> {
            String renamed = text.contains(from) ? renamed(text, from, to) : text;
            if (!renamed.equals(text)) {
                changed.put(path, renamed);
            }
            return renamed;
        });
    }

    /** A file that is no YAML is not read by anybody, and stays. */
    private static String renamed(String text, String from, String to) {
        try {
            return new TemplateText(text).renamed(from, to);
        } catch (YAMLException e) {
            return text;
        }
    }

    /** The new texts of the files that changed, by path. */
    Map<String, String> changed() {
        return Collections.unmodifiableMap(changed);
    }
}
