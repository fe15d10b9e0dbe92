package fanfare.exporters.expand;

import fanfare.exporters.template.Part;
import fanfare.exporters.template.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** The policies that SAM has names for: {@code DynamoDBCrudPolicy: {TableName: !Ref Orders}}. */
public final class PolicyTemplates {
    /**
     * What a policy allows.
     *
     * @param resource an ARN with the policy's parameters in it, as {@code ${TableName}}
     */
    public record Row(String resource, List<String> actions) {}

    private static final Map<String, List<Row>> ROWS = read();

    private PolicyTemplates() {}

    /** What a policy of this name allows; empty if there is none. */
    public static List<Row> rows(String name) {
        return ROWS.getOrDefault(name, List.of());
    }

    static boolean has(String name) {
        return ROWS.containsKey(name);
    }

    /** What such a policy allows, as statements. */
    static Part statements(String name, Part parameters) {
        List<Part> all = new ArrayList<>();
        for (Row row : rows(name)) {
            all.add(Part.fields(
                    parameters.line(),
                    "Effect",
                    Part.text("Allow"),
                    "Action",
                    new Part.Items(row.actions().stream().map(Part::text).toList(), parameters.line()),
                    "Resource",
                    resource(row.resource(), parameters)));
        }
        return new Part.Items(all, parameters.line());
    }

    private static Part resource(String pattern, Part parameters) {
        Map<String, Part> named = new LinkedHashMap<>(parameters.entries());
        return Part.call(
                "Fn::Sub",
                new Part.Items(
                        List.of(Part.text(pattern), new Part.Fields(named, parameters.line())), parameters.line()));
    }

    private static Map<String, List<Row>> read() {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        for (CSVRecord r : Tables.rows(PolicyTemplates.class, "policy-templates.csv")) {
            rows.computeIfAbsent(r.get("template"), t -> new ArrayList<>())
                    .add(new Row(r.get("resource"), List.of(r.get("actions").split(" "))));
        }
        return rows;
    }
}
