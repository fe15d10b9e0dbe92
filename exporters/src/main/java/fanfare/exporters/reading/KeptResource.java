package fanfare.exporters.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanfare.exporters.expand.Resource;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.PartJson;
import fanfare.exporters.template.Template;
import fanfare.model.design.Settings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resource that is not drawn: what the template says of it, with the parameters, mappings and conditions behind. */
record KeptResource(Resource resource, Template template) {
    private static final Pattern TOKEN = Pattern.compile("\\$\\{\\s*([^!}.\\s]+)[^}]*}");
    private static final List<String> SECTIONS = List.of("Parameters", "Mappings", "Conditions");
    private static final String[] ITSELF = {"Type", "Properties"};

    Settings settings() {
        Part said = template.resources().get(resource.name());
        Settings settings = Settings.NONE
                .with(fanfare.model.kind.Resource.TYPE, resource.written())
                .with(fanfare.model.kind.Resource.PROPERTIES, json(said.at("Properties")));
        String attributes = json(said.without(ITSELF));
        String needs = needs(said).toString();
        settings =
                attributes.equals("{}") ? settings : settings.with(fanfare.model.kind.Resource.ATTRIBUTES, attributes);
        return needs.equals("{}") ? settings : settings.with(fanfare.model.kind.Resource.NEEDS, needs);
    }

    private static String json(Part part) {
        JsonNode json = PartJson.of(part);
        return json.isNull() ? "{}" : json.toString();
    }

    /** What it refers to, and what that refers to. */
    private ObjectNode needs(Part said) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(named(said));
        said.at("Condition").words().ifPresent(open::add);
        ObjectNode needs = JsonNodeFactory.instance.objectNode();
        while (!open.isEmpty()) {
            String name = open.poll();
            if (seen.add(name)) {
                for (String section : SECTIONS) {
                    Part part = template.root().at(section).at(name);
                    if (part.exists()) {
                        needs.withObject("/" + section).set(name, PartJson.of(part));
                        open.addAll(named(part));
                    }
                }
            }
        }
        return needs;
    }

    /** Whatever an intrinsic function names first: a parameter, a mapping, a condition or a resource. */
    private static Set<String> named(Part part) {
        Set<String> names = new LinkedHashSet<>();
        collect(part, names);
        return names;
    }

    private static void collect(Part part, Set<String> names) {
        if (part instanceof Part.Fields f) {
            f.fields().values().forEach(v -> collect(v, names));
        } else if (part instanceof Part.Items i) {
            i.items().forEach(v -> collect(v, names));
        } else if (part instanceof Part.Call c) {
            List<Part> arguments = c.argument().list();
            Part first = arguments.isEmpty() ? c.argument() : arguments.get(0);
            first.words().ifPresent(w -> {
                names.add(w);
                Matcher token = TOKEN.matcher(w);
                while (token.find()) {
                    names.add(token.group(1));
                }
            });
            collect(c.argument(), names);
        }
    }
}
