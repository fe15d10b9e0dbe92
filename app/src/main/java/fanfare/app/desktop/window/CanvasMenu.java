package fanfare.app.desktop.window;

import fanfare.app.desktop.Session;
import fanfare.app.desktop.canvas.DesignCanvas;
import fanfare.app.desktop.clipboard.DesignClipboard;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Layout.Point;
import fanfare.model.edit.ChangeInteraction;
import fanfare.model.edit.RemoveNote;
import fanfare.model.kind.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/** The menus that open over the drawing: what can be done to a component, a connection or the place that was clicked. */
final class CanvasMenu {
    private final Session session;
    private final DesignCanvas canvas;
    private final Drawing drawing;
    private final DesignClipboard clipboard;
    private ContextMenu open = new ContextMenu();

    CanvasMenu(Session session, DesignCanvas canvas, Drawing drawing, DesignClipboard clipboard) {
        this.session = session;
        this.canvas = canvas;
        this.drawing = drawing;
        this.clipboard = clipboard;
    }

    /** Opens the menu of what was clicked. */
    void show(DesignCanvas.ContextRequest asked) {
        List<MenuItem> items = asked.component().isPresent()
                ? ofComponents()
                : asked.connection()
                        .flatMap(session.design()::connection)
                        .map(this::ofConnection)
                        .orElseGet(() -> ofCanvas(asked.model()));
        show(items, asked.screen());
    }

    /** Asks as what two components are to be connected. */
    void choose(DesignCanvas.Choice choice) {
        List<MenuItem> items = new ArrayList<>();
        for (Interaction as : choice.as()) {
            MenuItem item = new MenuItem(as.title());
            item.setOnAction(e -> choice.chosen().accept(as));
            items.add(item);
        }
        show(items, choice.screen());
    }

    private void show(List<MenuItem> items, Point2D screen) {
        open.hide();
        open = new ContextMenu(items.toArray(MenuItem[]::new));
        open.setId("canvas-menu");
        open.show(canvas, screen.getX(), screen.getY());
    }

    private List<MenuItem> ofComponents() {
        boolean one = session.selection().components().size() == 1;
        List<MenuItem> items = new ArrayList<>();
        if (one) {
            items.add(item("Connect to…", "C", drawing::connect));
            items.add(item("Rename", "F2", drawing::rename));
            if (drawing.workflowSelected()) {
                items.add(new SeparatorMenuItem());
                items.add(item("Show or hide its steps", "S", drawing::toggleSteps));
                items.add(item("Import a definition…", "Shift+I", drawing::importDefinition));
            }
            items.add(new SeparatorMenuItem());
        }
        grouping(items);
        items.add(item("Cut", "Shortcut+X", clipboard::cut));
        items.add(item("Copy", "Shortcut+C", clipboard::copy));
        items.add(item("Duplicate", "Shortcut+D", clipboard::duplicate));
        items.add(new SeparatorMenuItem());
        items.add(item("Delete", "Delete", drawing::delete));
        items.add(item("Delete and reconnect", "Shortcut+Delete", drawing::deleteAndReconnect));
        return items;
    }

    private void grouping(List<MenuItem> items) {
        OptionalInt group = drawing.wholeGroup();
        if (group.isPresent()) {
            MenuItem rename = item("Rename group", "F2", () -> canvas.renameGroup(group.getAsInt()));
            if (session.selection().components().size() == 1) {
                rename.setAccelerator(null);
            }
            items.add(rename);
            items.add(item("Ungroup", "Shortcut+Shift+G", drawing::ungroup));
        } else {
            items.add(item("Group", "Shortcut+G", drawing::group));
            if (drawing.anyInGroup()) {
                items.add(item("Take out of its group", "Shift+G", drawing::leaveGroup));
            }
        }
        items.add(new SeparatorMenuItem());
    }

    private List<MenuItem> ofConnection(Connection c) {
        List<MenuItem> items = new ArrayList<>();
        Optional<Component> from = session.design().component(c.from());
        Optional<Component> to = session.design().component(c.to());
        if (from.isPresent() && to.isPresent()) {
            Menu as = new Menu("What happens along it");
            for (Interaction i : ConnectionRules.between(from.get(), to.get()).interactions()) {
                RadioMenuItem item = new RadioMenuItem(i.title());
                item.setSelected(i == c.as());
                item.setOnAction(e -> session.apply(new ChangeInteraction(c.id(), i)));
                as.getItems().add(item);
            }
            items.add(as);
            items.add(new SeparatorMenuItem());
        }
        items.add(item("Delete", "Delete", drawing::delete));
        return items;
    }

    private List<MenuItem> ofNote(int note) {
        return List.of(
                item("Edit note", "Enter", () -> canvas.editNote(note)),
                item("Delete note", "Delete", () -> session.apply(new RemoveNote(note))));
    }

    private List<MenuItem> ofCanvas(Point2D at) {
        OptionalInt note = canvas.geometry().noteAt(at);
        if (note.isPresent()) {
            return ofNote(note.getAsInt());
        }
        if (canvas.titleAt(at)) {
            return ofComponents();
        }
        Point place = DesignCanvas.snapped(at.getX(), at.getY());
        return List.of(
                item("Add component…", "Shortcut+K", drawing::quickAdd),
                item("Add note", "N", drawing::addNote),
                item("Paste here", "Shortcut+V", () -> clipboard.paste(Optional.of(place))),
                new SeparatorMenuItem(),
                item("Select all", "Shortcut+A", drawing::selectAll),
                item("Arrange", "Shift+A", drawing::arrange),
                item("Show everything", "Shift+DIGIT1", canvas::fit));
    }

    /** The key is shown only: while the menu is open, the drawing does not hear it. */
    private static MenuItem item(String text, String key, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setAccelerator(KeyCombination.valueOf(key));
        item.setOnAction(e -> action.run());
        return item;
    }
}
