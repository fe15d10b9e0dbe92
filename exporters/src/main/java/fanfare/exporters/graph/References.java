package fanfare.exporters.graph;

import fanfare.exporters.expand.Resource;
import fanfare.exporters.template.Part;
import java.util.List;
import java.util.Map;

/** Which resources a part of a template refers to. */
public final class References {
    private References() {}

    /** Their logical ids, in the order of the part. */
    public static List<String> in(Part part, Map<String, Resource> resources) {
        return new Expressions(resources).references(part);
    }

    /** The logical ids of the resources that an expression means, by reference or by their names. */
    public static List<String> meant(Part part, Map<String, Resource> resources) {
        return new Expressions(resources)
                .targets(part).stream().map(Expressions.Target::resource).toList();
    }

    /** The names that resources give themselves, by logical id; what only an account knows stays as {@code ${Name}}. */
    public static Map<String, String> ownNames(Map<String, Resource> resources) {
        return new Expressions(resources).names();
    }

    /** The logical ids of what they belong to: of an alias its function, of a stage its API. */
    public static List<String> owners(Part part, Map<String, Resource> resources) {
        Expressions expressions = new Expressions(resources);
        return expressions.references(part).stream()
                .map(expressions::owner)
                .distinct()
                .toList();
    }
}
