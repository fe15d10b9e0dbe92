package fanfare.model.edit;

import fanfare.model.design.Design;

/**
 * One change of a design: a pure function with a name. An edit that makes no sense for a design (a component that is not
 * there, a name that is taken) leaves it as it is.
 */
public interface Edit {
    /** What it does, as undo and redo say it: {@code Add queue Emails}. */
    String label();

    /** The design after it. */
    Design apply(Design before);
}
