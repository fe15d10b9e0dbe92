package fanfare.exporters.terraform;

import java.util.HashMap;
import java.util.Map;

/**
 * What a type of CloudFormation is in Terraform.
 *
 * @param type the resource type of the AWS provider
 * @param reference the attribute that says what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} can ask for, as attributes of the Terraform resource; with bars around it,
 *     what stands before and after is put around the value
 * @param writing how its blocks are written
 * @param partOf the property that refers to the resource which this one is a part of; empty if it stands alone
 */
record Row(String type, String reference, Map<String, String> attributes, Writing writing, String partOf) {

    /** Writes a resource's blocks. */
    @FunctionalInterface
    interface Writing {
        void write(Source source, Translation into);
    }

    /** A row; attributes are said in turn as CloudFormation's and Terraform's name. */
    static Row of(String type, String reference, Writing writing, String... attributes) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            all.put(attributes[i], attributes[i + 1]);
        }
        return new Row(type, reference, Map.copyOf(all), writing, "");
    }

    /** What {@code Fn::GetAtt} asks for, or null. */
    String attribute(String name) {
        return type.equals(Foreign.TYPE) ? Foreign.output(name) : attributes.get(name);
    }

    /** The same, for what Terraform says with arguments of the resource that this property refers to. */
    Row partOf(String property) {
        return new Row(type, reference, attributes, (s, t) -> {}, property);
    }
}
