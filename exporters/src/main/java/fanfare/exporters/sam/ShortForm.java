package fanfare.exporters.sam;

/** A value that CloudFormation fills in: {@code !Ref Orders}. */
public interface ShortForm {
    /** The tag with its exclamation mark. */
    String tag();

    /** What stands after the tag. */
    String argument();
}
