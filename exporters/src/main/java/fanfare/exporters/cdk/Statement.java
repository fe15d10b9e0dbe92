package fanfare.exporters.cdk;

import java.util.Set;
import java.util.TreeSet;

/**
 * A statement of the stack.
 *
 * @param defines the id of the construct that it makes; empty for others
 * @param owner the id of the construct that it is about
 * @param waits ids of constructs that must be made before, beside those that the expression names
 * @param comment a line above it, or empty
 * @param onlyIfUsed true if it is left out when nothing names what it makes
 */
record Statement(String defines, String owner, Ts expression, Set<String> waits, String comment, boolean onlyIfUsed) {
    /** Makes a construct. */
    static Statement making(String id, Ts expression) {
        return new Statement(id, id, expression, Set.of(), "", false);
    }

    /** Does something to a construct. */
    static Statement about(String owner, Ts expression) {
        return new Statement("", owner, expression, Set.of(), "", false);
    }

    Statement ifUsed() {
        return new Statement(defines, owner, expression, waits, comment, true);
    }

    Statement commented(String text) {
        return new Statement(defines, owner, expression, waits, text, onlyIfUsed);
    }

    /** The constructs that must be made before. */
    Set<String> needs() {
        Set<String> needs = new TreeSet<>(expression.uses());
        needs.addAll(waits);
        needs.remove(defines);
        return needs;
    }
}
