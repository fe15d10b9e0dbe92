package fanfare.exporters.expand;

import fanfare.exporters.template.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts several templates together: stacks into the template that has them, or templates side by side. */
final class Joining {
    private static final List<String> NAMED = List.of("Conditions", "Mappings");

    private final Expansion all;
    private final Set<String> taken;
    private final Map<String, Part> outputs = new LinkedHashMap<>();
    private final Exports exports = new Exports();

    private Joining(Expansion all) {
        this.all = all;
        this.taken = new TreeSet<>(all.template().resources().keySet());
        this.taken.addAll(all.resources().keySet());
    }

    /** Puts stacks into their template. */
    static void stacks(Expansion all, Map<String, Expansion> stacks) {
        if (stacks.isEmpty()) {
            return;
        }
        Joining joining = new Joining(all);
        stacks.forEach((name, inner) -> {
            Part resource = all.template().resources().get(name);
            Part properties = resource.at("Properties");
            String path = properties.anyOf("Location", "TemplateURL").wordsOr("");
            joining.join(name, inner, properties.at("Parameters").entries(), Stacks.folder(path), resource.line());
        });
        joining.finish();
    }

    /** Puts templates side by side. */
    static void templates(Expansion all, Map<String, Expansion> templates) {
        Joining joining = new Joining(all);
        templates.forEach((name, inner) -> joining.join(name, inner, Map.of(), "", 0));
        joining.finish();
    }

    private void join(String stack, Expansion inner, Map<String, Part> given, String folder, int line) {
        Map<String, String> names = Stacks.names(stack, inner, taken);
        Scope scope = new Scope(names, given, stack + "/", new Exports(), line);
        all.join(inner, names, scope, folder);
        sections(inner, given, scope);
        members(stack, inner, names);
        outputs.putAll(Stacks.outputs(stack, inner.template(), scope));
        exports.add(inner.template().root().at("Outputs"), scope);
        inner.problems().forEach(p -> all.problem(Stacks.within(stack, p)));
    }

    /** Parameters, conditions and mappings of the stack, under names that nothing else has. */
    private void sections(Expansion inner, Map<String, Part> given, Scope scope) {
        Part root = inner.template().root();
        for (String section : NAMED) {
            Part merged = all.template().root().at(section);
            for (Map.Entry<String, Part> e : root.at(section).entries().entrySet()) {
                merged = merged.with(scope.prefix() + e.getKey(), scope.seen(e.getValue()));
            }
            all.section(section, merged);
        }
        Part parameters = all.template().root().at("Parameters");
        for (Map.Entry<String, Part> e : root.at("Parameters").entries().entrySet()) {
            if (!given.containsKey(e.getKey())) {
                parameters = parameters.with(scope.prefix() + e.getKey(), e.getValue());
            }
        }
        all.section("Parameters", parameters);
    }

    private void members(String stack, Expansion inner, Map<String, String> names) {
        List<String> own = new ArrayList<>(names.values());
        inner.stacks().forEach((within, members) -> {
            List<String> renamed = members.stream().map(names::get).toList();
            own.removeAll(renamed);
            all.stack(stack + " / " + within, renamed);
        });
        all.stack(stack, own);
    }

    private void finish() {
        if (!outputs.isEmpty() || !exports.isEmpty()) {
            all.see(new Scope(Map.of(), outputs, "", exports, -1));
        }
    }
}
