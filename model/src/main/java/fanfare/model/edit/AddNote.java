package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Layout.Note;
import java.util.ArrayList;
import java.util.List;

/** Puts a note on the canvas. */
public record AddNote(Note note) implements Edit {
    @Override
    public String label() {
        return "Add note";
    }

    @Override
    public Design apply(Design before) {
        List<Note> notes = new ArrayList<>(before.layout().notes());
        notes.add(note);
        return before.with(before.layout().withNotes(notes));
    }
}
