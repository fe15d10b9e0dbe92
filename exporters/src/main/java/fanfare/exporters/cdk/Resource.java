package fanfare.exporters.cdk;

import java.util.Map;

/** A resource of a template. */
record Resource(String id, String type, Tree properties, Tree attributes) {
    static Resource of(String id, Object tree) {
        Tree all = Tree.of(tree);
        return new Resource(id, all.text("Type"), all.tree("Properties"), all);
    }

    /** The last word of its type: {@code Queue}. */
    String sort() {
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /** Adds what happens to it when the stack is deleted, if that is said. */
    void removal(Map<String, Ts> props) {
        switch (attributes.text("DeletionPolicy")) {
            case "Retain" -> props.put("removalPolicy", Ts.code("cdk.RemovalPolicy.RETAIN"));
            case "Delete" -> props.put("removalPolicy", Ts.code("cdk.RemovalPolicy.DESTROY"));
            default -> {}
        }
    }
}
