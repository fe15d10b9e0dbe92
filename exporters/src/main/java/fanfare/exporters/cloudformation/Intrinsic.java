package fanfare.exporters.cloudformation;

import java.util.Map;

/** A value that is known only when the stack is made. */
public sealed interface Intrinsic {
    /** A parameter, a pseudo parameter such as {@code AWS::Region}, or what a resource is referred to by. */
    record Ref(String name) implements Intrinsic {}

    /** An attribute of a resource; the attribute may have points in it, as in {@code Endpoint.Address}. */
    record GetAtt(String resource, String attribute) implements Intrinsic {}

    /**
     * A text with {@code ${Name}}, {@code ${Name.Attribute}} and, for a dollar that stays, {@code ${!Name}} in it.
     *
     * @param variables names of this text alone; empty for most
     */
    record Sub(String text, Map<String, Object> variables) implements Intrinsic {}

    /**
     * Any other function.
     *
     * @param function with its prefix: {@code Fn::Join}
     * @param argument a tree in which references are intrinsics too
     */
    record Call(String function, Object argument) implements Intrinsic {}

    /** A reference. */
    static Intrinsic ref(String name) {
        return new Ref(name);
    }

    /** The attribute of that name. */
    static Intrinsic att(String resource, String attribute) {
        return new GetAtt(resource, attribute);
    }

    /** The ARN of a resource that has an attribute for it. */
    static Intrinsic arn(String resource) {
        return new GetAtt(resource, "Arn");
    }

    /** A text whose names are references. */
    static Intrinsic sub(String text) {
        return new Sub(text, Map.of());
    }
}
