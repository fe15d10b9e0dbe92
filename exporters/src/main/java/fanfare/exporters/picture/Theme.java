package fanfare.exporters.picture;

/** Light or dark. */
public enum Theme {
    LIGHT,
    DARK
}
