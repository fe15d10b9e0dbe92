package fanfare.exporters.framework;

import fanfare.exporters.template.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The section of plain CloudFormation: one part, or a list of them; and what it says of resources that the framework makes. */
final class Resources {
    private final Service in;
    private Part said = new Part.Fields(Map.of(), 0);

    Resources(Service in) {
        this.in = in;
    }

    /** All parts in one. */
    Part said() {
        return said;
    }

    void read() {
        Part section = in.root().at("resources");
        List<Part> parts = section instanceof Part.Items i ? i.items() : List.of(section);
        for (Part part : parts) {
            if (part instanceof Part.Fields) {
                said = Stack.merged(said, part);
            }
        }
        Map<String, Part> all = new LinkedHashMap<>();
        said.at("Resources").entries().forEach((id, r) -> {
            if (r.at("Type").words().isPresent()) {
                all.put(id, r);
            }
        });
        all.forEach(in.stack()::lay);
    }

    /** Lays extensions, and parts of resources that only the framework makes, over what it made. */
    void extend() {
        said.at("extensions").entries().forEach(this::over);
        said.at("Resources").entries().forEach((id, r) -> {
            if (r.at("Type").words().isEmpty()) {
                over(id, r);
            }
        });
    }

    /** What is said of resources that stand in no drawing, such as stages, is passed over. */
    private void over(String id, Part part) {
        if (in.stack().resources().containsKey(id)) {
            in.stack().lay(id, part);
        }
    }
}
