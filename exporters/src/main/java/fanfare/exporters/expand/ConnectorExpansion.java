package fanfare.exporters.expand;

import fanfare.exporters.template.Part;
import java.util.List;
import java.util.stream.Stream;

/** Connectors: a source, destinations, and whether it reads or writes. */
final class ConnectorExpansion {
    private ConnectorExpansion() {}

    static void expand(String name, Part whole, Expansion into) {
        Part own = whole.at("Properties");
        into.add(Resource.of(name, whole, "AWS::Serverless::Connector", own));
        ends(own.at("Source")).forEach(source -> connect(source, own, into));
    }

    static void attribute(String name, Part whole, Expansion into) {
        whole.at("Connectors")
                .entries()
                .values()
                .forEach(c -> connect(Part.ref(name, whole.line()), c.at("Properties"), into));
    }

    private static void connect(Part source, Part own, Expansion into) {
        String permissions = String.join(
                ",",
                own.at("Permissions").list().stream().map(p -> p.wordsOr("")).toList());
        ends(own.at("Destination"))
                .forEach(d -> into.link(source, d, Relation.CONNECTOR, "connector", permissions, own.line()));
    }

    private static Stream<Part> ends(Part end) {
        List<Part> all = end.list();
        return all.stream()
                .map(e -> e.at("Id").words().map(id -> Part.ref(id, e.line())).orElseGet(() -> e.at("Arn")))
                .filter(Part::exists);
    }
}
