package fanfare.exporters.sam;

import fanfare.exporters.template.BlockYaml;

/** Trees as YAML in blocks, as templates are written. */
public final class YamlText {
    private final BlockYaml yaml = new BlockYaml();

    /** One entry on its own lines. */
    public String entry(String key, Object value) {
        return yaml.entry(key, value);
    }

    /** A value without its key; without the line's end where it takes one line. */
    public String value(Object value) {
        String entry = yaml.entry("k", value);
        if (entry.startsWith("k:\n")) {
            String lines = entry.substring(3);
            int indent = lines.length() - lines.stripLeading().length();
            return lines.replaceAll("(?m)^ {" + indent + "}", "");
        }
        return entry.substring(3).stripTrailing();
    }
}
