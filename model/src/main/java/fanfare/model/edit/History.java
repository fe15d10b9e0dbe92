package fanfare.model.edit;

import fanfare.model.design.Design;
import java.util.Optional;

/**
 * A design with everything that can be undone and redone. An immutable value: each step returns a new history that shares
 * all but its end with the former.
 */
public final class History {
    /** A design before (or after) an edit, and those beyond it. */
    private record Step(Design design, String label, Step beyond) {}

    private final Design now;
    private final Step past;
    private final Step future;

    private History(Design now, Step past, Step future) {
        this.now = now;
        this.past = past;
        this.future = future;
    }

    /** The beginning: nothing to undo. */
    public static History of(Design design) {
        return new History(design, null, null);
    }

    /** The current design. */
    public Design now() {
        return now;
    }

    /** After an edit; this same history when the edit changes nothing. What could be redone is forgotten. */
    public History after(Edit edit) {
        Design next = edit.apply(now);
        return next.equals(now) ? this : new History(next, new Step(now, edit.label(), past), null);
    }

    /** One edit back; empty at the beginning. */
    public Optional<History> undone() {
        return past == null
                ? Optional.empty()
                : Optional.of(new History(past.design(), past.beyond(), new Step(now, past.label(), future)));
    }

    /** One undone edit forward; empty when there is none. */
    public Optional<History> redone() {
        return future == null
                ? Optional.empty()
                : Optional.of(new History(future.design(), new Step(now, future.label(), past), future.beyond()));
    }

    /** What undo would take back. */
    public Optional<String> undoLabel() {
        return Optional.ofNullable(past).map(Step::label);
    }

    /** What redo would do again. */
    public Optional<String> redoLabel() {
        return Optional.ofNullable(future).map(Step::label);
    }

    /** True if the current design differs from the one that was saved. */
    public boolean dirtySince(Design saved) {
        return now != saved && !now.equals(saved);
    }
}
