package fanfare.model.file;

import fanfare.model.check.Pointers;
import fanfare.model.design.Layout.Group;
import fanfare.model.design.Layout.Note;
import fanfare.model.design.Layout.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Places, notes and groups in a file. */
final class LayoutFormat {
    private static final double FARTHEST = 1e6;
    private static final double NOTE_WIDTH = 240;
    private static final double NOTE_HEIGHT = 96;

    private LayoutFormat() {}

    /** Two numbers in a field, such as {@code [40, 200]}. */
    static Point point(Fields in, String name, Json json) {
        if (json instanceof Json.Arr a
                && a.elements().size() == 2
                && a.elements().get(0) instanceof Json.Num x
                && a.elements().get(1) instanceof Json.Num y) {
            Point point = new Point(Double.parseDouble(x.digits()), Double.parseDouble(y.digits()));
            if (Math.abs(point.x()) <= FARTHEST && Math.abs(point.y()) <= FARTHEST) {
                return point;
            }
        }
        throw in.wrong(name, "expected two numbers such as [40, 200], at most a million, found " + json.article(), "");
    }

    static Note note(Fields in) {
        String text = in.needText("text", "what the note says");
        Point at = point(in, "at", in.need("at", "a place such as [40, 200]"));
        Point size = in.find("size").map(json -> point(in, "size", json)).orElse(new Point(NOTE_WIDTH, NOTE_HEIGHT));
        return new Note(text, at, size.x(), size.y(), in.rest());
    }

    static Group group(Fields in) {
        String name = in.needText("name", "the title of the group");
        in.need("members", "the names of its components, such as [\"A\", \"B\"]");
        List<Json> all = in.findList("members");
        List<String> members = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            members.add(member(all.get(i), in.pointer("members") + Pointers.to(i)));
        }
        if (members.isEmpty()) {
            throw in.wrong("members", "a group has at least one member", "Name its components, or remove the group.");
        }
        return new Group(name, members, in.rest());
    }

    private static String member(Json json, String pointer) {
        if (json instanceof Json.Text t) {
            return t.text();
        }
        throw new Misread(pointer, json.line(), "expected the name of a component, found " + json.article(), "");
    }

    static List<Object> write(Point at) {
        return List.of(at.x(), at.y());
    }

    static Object write(Note note) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("text", note.text());
        out.put("at", write(note.at()));
        out.put("size", List.of(note.width(), note.height()));
        SettingsFormat.writeUnknown(note.unknown(), out);
        return out;
    }

    static Object write(Group group) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", group.name());
        out.put("members", group.members());
        SettingsFormat.writeUnknown(group.unknown(), out);
        return out;
    }
}
