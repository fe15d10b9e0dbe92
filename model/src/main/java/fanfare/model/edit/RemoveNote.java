package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Layout.Note;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes a note.
 *
 * @param index which note, from 0
 */
public record RemoveNote(int index) implements Edit {
    @Override
    public String label() {
        return "Delete note";
    }

    @Override
    public Design apply(Design before) {
        List<Note> notes = new ArrayList<>(before.layout().notes());
        if (index < 0 || index >= notes.size()) {
            return before;
        }
        notes.remove(index);
        return before.with(before.layout().withNotes(notes));
    }
}
