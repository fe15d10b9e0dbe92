package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Layout.Note;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes a note's text, place or size.
 *
 * @param index which note, from 0
 * @param note what it becomes
 */
public record EditNote(int index, Note note) implements Edit {
    @Override
    public String label() {
        return "Change note";
    }

    @Override
    public Design apply(Design before) {
        List<Note> notes = new ArrayList<>(before.layout().notes());
        if (index < 0 || index >= notes.size()) {
            return before;
        }
        notes.set(index, note);
        return before.with(before.layout().withNotes(notes));
    }
}
