package fanfare.exporters.sam;

/** A value that CloudFormation fills in, written in the short form. */
sealed interface Intrinsic extends ShortForm {
    /** A parameter, or what a resource is referred to by. */
    record Ref(String argument) implements Intrinsic {
        @Override
        public String tag() {
            return "!Ref";
        }
    }

    /** An attribute of a resource. */
    record GetAtt(String resource, String attribute) implements Intrinsic {
        @Override
        public String tag() {
            return "!GetAtt";
        }

        @Override
        public String argument() {
            return resource + "." + attribute;
        }
    }

    /** A text with names in it. */
    record Sub(String argument) implements Intrinsic {
        @Override
        public String tag() {
            return "!Sub";
        }
    }

    static Intrinsic ref(String name) {
        return new Ref(name);
    }

    static Intrinsic arn(String resource) {
        return new GetAtt(resource, "Arn");
    }

    static Intrinsic sub(String text) {
        return new Sub(text);
    }
}
