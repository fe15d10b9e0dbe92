package fanfare.exporters.expand;

import fanfare.exporters.template.Part;

/**
 * A relation that SAM writes into a place where no property of its own says it: a route, a notification.
 *
 * @param from what it begins at
 * @param to what it leads to
 * @param relation what it says
 * @param evidence what says it, in a few words
 * @param detail a route, an event; may be empty
 * @param line where it says it
 */
public record Link(Part from, Part to, Relation relation, String evidence, String detail, int line) {
    /** As it is seen from outside its template. */
    Link seen(Scope scope) {
        return new Link(
                scope.seen(from), scope.seen(to), relation, evidence, detail, scope.line() < 0 ? line : scope.line());
    }
}
