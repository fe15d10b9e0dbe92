package fanfare.exporters.cdk;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A resource as the low-level construct of its type.
 *
 * @param typed whether every property has a type; what a user gave as it is, or of an unknown service, has none
 */
record Level1(Resource resource, boolean typed) implements CdkMapping {
    private static final int SERVICE = 1;

    /** What an attribute is called; empty for what a reference yields. */
    static String member(String attribute) {
        return attribute.isEmpty()
                ? "ref"
                : "attr"
                        + Arrays.stream(attribute.split("\\."))
                                .map(Level1::capital)
                                .collect(Collectors.joining());
    }

    /** The same for a construct without types. */
    static String untyped(String attribute) {
        return attribute.isEmpty() ? "ref" : "getAtt('" + attribute + "').toString()";
    }

    /** True if a type has a construct of its own. */
    static boolean isKnown(String type) {
        String[] parts = type.split("::");
        return parts.length == 3 && Modules.ofService(parts[SERVICE]).isPresent();
    }

    private static String capital(String word) {
        String camel = Names.camel(word);
        return Character.toUpperCase(camel.charAt(0)) + camel.substring(1);
    }

    @Override
    public void addTo(Stack stack) {
        String[] type = resource.type().split("::");
        Ts id = Ts.text(resource.id());
        Ts self = Ts.code("this");
        stack.add(Statement.making(
                resource.id(),
                Modules.ofService(typed && type.length == 3 ? type[SERVICE] : "")
                        .map(module -> Ts.make(
                                module + ".Cfn" + type[2],
                                self,
                                id,
                                stack.values().typed(resource.properties().entries())))
                        .orElseGet(() -> untyped(self, id, stack))));
        switch (resource.attributes().text("DeletionPolicy")) {
            case "Retain" -> removal("RETAIN", stack);
            case "Delete" -> removal("DESTROY", stack);
            default -> {}
        }
        for (Object other : resource.attributes().list("DependsOn")) {
            stack.dependency(other.toString())
                    .ifPresent(o -> stack.add(
                            Statement.about(resource.id(), Ts.on(resource.id(), "node.addDependency", Ts.var(o)))));
        }
    }

    private void removal(String policy, Stack stack) {
        stack.add(Statement.about(
                resource.id(), Ts.on(resource.id(), "applyRemovalPolicy", Ts.code("cdk.RemovalPolicy." + policy))));
    }

    private Ts untyped(Ts self, Ts id, Stack stack) {
        return Props.of("type", Ts.text(resource.type()))
                .and("properties", stack.values().of(resource.properties().entries()))
                .make("cdk.CfnResource", self, id);
    }
}
