package fanfare.model.check;

/** How bad a problem is. */
public enum Severity {
    /** The design cannot be simulated or exported. */
    ERROR,
    /** It can, but it probably does not say what was meant. */
    WARNING
}
