package fanfare.exporters;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of resources in Terraform, where words are lower case: {@code CreateOrder} becomes {@code create_order}. */
public final class TerraformNames {
    private TerraformNames() {}

    /** By component; no two alike. */
    public static Map<String, String> of(Design design) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Component c : design.components()) {
            String words = words(c.name());
            String name = words;
            for (int i = 2; !taken.add(name); i++) {
                name = words + "_" + i;
            }
            names.put(c.name(), name);
        }
        return Collections.unmodifiableMap(names);
    }

    /** A name in capitals as words in lower case. */
    public static String words(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
