package fanfare.model.kind;

import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.text;

/** Anything else in a template: kept and exported as it is, without a part in the simulation. */
public final class Resource {
    /** Resource type. */
    public static final Property<String> TYPE = property(
                    "type", text("[A-Za-z0-9]+(::[A-Za-z0-9]+)+", "a resource type such as AWS::Logs::LogGroup"))
            .byDefault("AWS::CloudFormation::WaitConditionHandle")
            .doc("Resource type in the template.")
            .from(Sources.OURS);
    /** Its properties. */
    public static final Property<String> PROPERTIES = property("properties", text("\\s*\\{.*\\}\\s*", "a JSON object"))
            .byDefault("{}")
            .doc("Properties of the resource as a JSON object; exported as they are.")
            .from(Sources.OURS);

    /** What stands beside its properties. */
    public static final Property<String> ATTRIBUTES = property("attributes", text("\\s*\\{.*\\}\\s*", "a JSON object"))
            .byDefault("{}")
            .doc(
                    "What stands beside the properties, such as Condition or DeletionPolicy, as a JSON object; exported as it is.")
            .from(Sources.OURS);
    /** The parameters, mappings and conditions that it refers to. */
    public static final Property<String> NEEDS = property("needs", text("\\s*\\{.*\\}\\s*", "a JSON object"))
            .byDefault("{}")
            .doc(
                    "The Parameters, Mappings and Conditions of its template that it refers to, as a JSON object; exported with it.")
            .from(Sources.OURS);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("resource")
            .title("Resource", "Resource")
            .in(Group.ANYTHING_ELSE)
            .ports()
            .doc("Any other resource of a template; it takes no part in the simulation.")
            .properties(TYPE, PROPERTIES, ATTRIBUTES, NEEDS)
            .build();

    private Resource() {}
}
