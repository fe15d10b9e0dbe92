package fanfare.app.desktop.window;

import fanfare.app.desktop.KindIcon;
import fanfare.app.desktop.Selection;
import fanfare.app.desktop.Session;
import fanfare.app.desktop.Workers;
import fanfare.app.desktop.arrange.AutoLayout;
import fanfare.app.desktop.canvas.DesignCanvas;
import fanfare.app.desktop.canvas.LooseEnd;
import fanfare.app.desktop.menu.Finder;
import fanfare.exporters.picture.Look;
import fanfare.exporters.picture.Theme;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.design.Layout.Point;
import fanfare.model.edit.AddComponent;
import fanfare.model.edit.AddNote;
import fanfare.model.edit.ArrangeLayout;
import fanfare.model.edit.Connect;
import fanfare.model.edit.DeleteAndReconnect;
import fanfare.model.edit.Edit;
import fanfare.model.edit.GroupSelection;
import fanfare.model.edit.LeaveGroup;
import fanfare.model.edit.Move;
import fanfare.model.edit.Names;
import fanfare.model.edit.RemoveSelection;
import fanfare.model.edit.Together;
import fanfare.model.edit.Ungroup;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import fanfare.model.kind.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.util.Duration;

/** What can be done to a drawing beside pulling at it with the mouse: the acts behind keys and menus. */
final class Drawing {
    private static final double ICON = 28;
    private static final double NOTE_WIDTH = 208;
    private static final double NOTE_HEIGHT = 72;
    private static final double GAP = 104;
    private static final Duration ARRANGING = Duration.millis(320);

    private final Session session;
    private final DesignCanvas canvas;
    private final Finder finder;
    private final Supplier<Theme> theme;
    private final Consumer<String> say;
    private final DefinitionImport definitions;

    Drawing(Session session, DesignCanvas canvas, Finder finder, Supplier<Theme> theme, Consumer<String> say) {
        this.session = session;
        this.canvas = canvas;
        this.finder = finder;
        this.theme = theme;
        this.say = say;
        this.definitions = new DefinitionImport(session, canvas, say);
    }

    // ---- adding

    /** Asks for a kind and adds it where the pointer is, or in the middle. */
    void quickAdd() {
        Point2D at = canvas.pointerSeen().orElse(canvas.middle());
        List<Finder.Entry> entries = new ArrayList<>();
        for (Kind kind : Kinds.ALL) {
            entries.add(entry(kind, kind.awsName(), () -> canvas.add(kind, at, true)));
        }
        ask(at, "Add a component", entries);
    }

    /** Asks what should stand where a connection was let go, among the kinds that it may lead to. */
    void continueFrom(LooseEnd end) {
        List<Finder.Entry> entries = new ArrayList<>();
        session.design().component(end.from()).ifPresent(from -> entries.addAll(followers(from, end.model())));
        if (entries.isEmpty()) {
            say.accept("Nothing can follow " + end.from() + ".");
        } else {
            ask(end.model(), "What comes after " + end.from() + "?", entries);
        }
    }

    private List<Finder.Entry> followers(Component from, Point2D at) {
        List<Finder.Entry> entries = new ArrayList<>();
        Design design = session.design();
        for (Kind kind : Kinds.ALL) {
            Component next = Component.of(Names.fresh(design, kind), kind);
            if (ConnectionRules.between(design, from, next) instanceof Verdict.Allowed allowed) {
                Interaction as = allowed.as().get(0);
                entries.add(entry(kind, as.title(), () -> append(from, as, next, at)));
            }
        }
        return entries;
    }

    private void append(Component from, Interaction as, Component next, Point2D at) {
        Point place = DesignCanvas.snapped(at.getX(), at.getY() - Look.HEIGHT / 2);
        Edit add = new AddComponent(next, place);
        Edit connect = new Connect(Connection.of(from.name(), as, next.name()));
        Edit both = new Together("Add " + next.name() + " after " + from.name(), List.of(add, connect));
        Point2D middle = new Point2D(place.x() + Look.WIDTH / 2, place.y() + Look.HEIGHT / 2);
        session.apply(canvas.joined(both, next.name(), middle));
        session.select(Selection.of(next.name()));
        canvas.rename(next.name());
    }

    private Finder.Entry entry(Kind kind, String detail, Runnable chosen) {
        return new Finder.Entry(new KindIcon(kind, theme.get(), ICON), kind.title(), detail, chosen);
    }

    private void ask(Point2D model, String prompt, List<Finder.Entry> entries) {
        Point2D at = canvas.viewport().toScreen(model.getX(), model.getY());
        finder.ask(at, prompt, entries, canvas::requestFocus);
    }

    /** Puts a note down and lets it be typed. */
    void addNote() {
        Point2D at = canvas.pointerSeen().orElse(canvas.middle());
        Point place = DesignCanvas.snapped(at.getX(), at.getY());
        session.apply(new AddNote(new Layout.Note("", place, NOTE_WIDTH, NOTE_HEIGHT)));
        canvas.editNote(session.design().layout().notes().size() - 1);
    }

    // ---- connecting

    /** Asks where a connection from the selected component leads to: to another one, or to a new one. */
    void connect() {
        Optional<Component> one = onlySelected();
        if (one.isEmpty()) {
            say.accept("Select the component from which the connection leads.");
            return;
        }
        Component from = one.get();
        Bounds box = canvas.geometry().box(from.name());
        if (box == null) {
            say.accept(from.name() + " is not shown.");
            return;
        }
        Point2D behind = new Point2D(box.getMaxX() + GAP, box.getCenterY());
        List<Finder.Entry> entries = new ArrayList<>();
        for (Component to : canvas.geometry().components()) {
            if (ConnectionRules.between(session.design(), from, to) instanceof Verdict.Allowed allowed) {
                for (Interaction as : allowed.as()) {
                    entries.add(new Finder.Entry(icon(to), to.name(), as.title(), () -> join(from, as, to)));
                }
            }
        }
        followers(from, behind)
                .forEach(e -> entries.add(new Finder.Entry(e.icon(), "New " + e.title(), e.detail(), e.chosen())));
        if (entries.isEmpty()) {
            say.accept(from.name() + " cannot be the beginning of a connection.");
        } else {
            ask(new Point2D(box.getMaxX() + 12, box.getMinY()), "Connect " + from.name() + " to…", entries);
        }
    }

    private KindIcon icon(Component c) {
        return new KindIcon(c.kind(), theme.get(), ICON);
    }

    private void join(Component from, Interaction as, Component to) {
        List<Connection> before = session.design().connections();
        session.apply(new Connect(Connection.of(from.name(), as, to.name())));
        session.design().connections().stream()
                .filter(c -> !before.contains(c))
                .findFirst()
                .ifPresent(made -> session.select(Selection.of(made.id())));
    }

    private Optional<Component> onlySelected() {
        return session.selection().components().size() == 1
                ? session.selection().components().stream().findFirst().flatMap(session.design()::component)
                : Optional.empty();
    }

    // ---- changing

    /** Deletes what is selected. */
    void delete() {
        Selection s = session.selection();
        if (!s.isEmpty()) {
            session.apply(new RemoveSelection(List.copyOf(s.components()), List.copyOf(s.connections())));
        }
    }

    /** Deletes the selected component and joins what was before it with what was behind it. */
    void deleteAndReconnect() {
        List<Edit> edits = new ArrayList<>();
        session.selection().components().forEach(name -> edits.add(new DeleteAndReconnect(name)));
        if (edits.size() == 1) {
            session.apply(edits.get(0));
        } else if (!edits.isEmpty()) {
            session.apply(new Together("Delete " + edits.size() + " components and reconnect", edits));
        }
    }

    /** Lets the name of the selected component be typed, or that of the selected group. */
    void rename() {
        onlySelected()
                .ifPresentOrElse(
                        c -> canvas.rename(c.name()),
                        () -> canvas.geometry()
                                .frames()
                                .exactly(session.selection().components())
                                .ifPresent(canvas::renameGroup));
    }

    /** Moves the selected components; if none is selected, goes to the nearest one in that direction. */
    void nudge(double dx, double dy) {
        if (session.selection().components().isEmpty()) {
            nearest(dx, dy).ifPresent(this::goTo);
            return;
        }
        Map<String, Point> places = new LinkedHashMap<>();
        for (String name :
                canvas.geometry().frames().carried(session.selection().components())) {
            Optional.ofNullable(canvas.geometry().box(name))
                    .map(b -> new Point(b.getMinX(), b.getMinY()))
                    .or(() -> session.design().layout().of(name))
                    .ifPresent(at -> places.put(name, new Point(at.x() + dx, at.y() + dy)));
        }
        if (!places.isEmpty()) {
            session.apply(new Move(places));
        }
    }

    private Optional<String> nearest(double dx, double dy) {
        Point2D from = canvas.middle();
        return canvas.geometry().components().stream()
                .map(Component::name)
                .filter(n -> ahead(n, from, dx, dy) >= 0)
                .min(java.util.Comparator.comparingDouble(n -> distance(n, from)));
    }

    private double ahead(String name, Point2D from, double dx, double dy) {
        Bounds b = canvas.geometry().box(name);
        return (b.getCenterX() - from.getX()) * dx + (b.getCenterY() - from.getY()) * dy;
    }

    private double distance(String name, Point2D from) {
        Bounds b = canvas.geometry().box(name);
        return from.distance(b.getCenterX(), b.getCenterY());
    }

    // ---- groups

    /** Makes a group of the selected components and lets its title be typed. */
    void group() {
        List<String> names = List.copyOf(session.selection().components());
        if (names.isEmpty()) {
            say.accept("Select the components that belong together.");
        } else if (wholeGroup().isPresent()) {
            say.accept("These are a group already.");
        } else {
            session.apply(new GroupSelection(names, Names.freshGroup(session.design())));
            canvas.renameGroup(session.design().layout().groups().size() - 1);
        }
    }

    /** Takes the selected groups apart. */
    void ungroup() {
        List<Edit> edits = new ArrayList<>();
        canvas.geometry().frames().wholly(session.selection().components()).forEach(i -> edits.add(0, new Ungroup(i)));
        if (edits.isEmpty()) {
            say.accept("Select a whole group, by its title, to take it apart.");
        } else {
            session.apply(edits.size() == 1 ? edits.get(0) : new Together("Ungroup", edits));
        }
    }

    /** Takes the selected components out of their groups. */
    void leaveGroup() {
        if (anyInGroup()) {
            session.apply(new LeaveGroup(List.copyOf(session.selection().components())));
        } else {
            say.accept("Nothing that is selected is in a group.");
        }
    }

    /** The group that is selected, with nothing else. */
    OptionalInt wholeGroup() {
        return canvas.geometry().frames().exactly(session.selection().components());
    }

    /** True if any selected component is in a group. */
    boolean anyInGroup() {
        Layout layout = session.design().layout();
        return session.selection().components().stream()
                .anyMatch(name -> layout.groupOf(name).isPresent());
    }

    // ---- workflows

    /** Shows the steps of the selected workflows inside them, or hides them. */
    void toggleSteps() {
        List<String> workflows = session.selection().components().stream()
                .filter(this::isWorkflow)
                .sorted()
                .toList();
        if (workflows.isEmpty()) {
            say.accept("Select a workflow to see its steps.");
        }
        workflows.forEach(canvas::toggleSteps);
    }

    /** True if one workflow, and nothing else, is selected. */
    boolean workflowSelected() {
        return onlySelected().filter(c -> isWorkflow(c.name())).isPresent();
    }

    private boolean isWorkflow(String component) {
        return session.design()
                .component(component)
                .filter(c -> c.kind() == Workflow.KIND)
                .isPresent();
    }

    /** Asks for a file with a state machine and reads it into the selected workflow. */
    void importDefinition() {
        if (workflowSelected()) {
            definitions.ask(onlySelected().orElseThrow().name());
        } else {
            say.accept("Select the workflow that the definition is for.");
        }
    }

    // ---- going

    /** Selects everything. */
    void selectAll() {
        session.select(Selection.of(
                canvas.geometry().components().stream().map(Component::name).toList()));
    }

    /** Selects the next component, in the order in which they were added; or the one before. */
    void cycle(int by) {
        List<String> names =
                canvas.geometry().components().stream().map(Component::name).toList();
        if (!names.isEmpty()) {
            int at = onlySelected().map(c -> names.indexOf(c.name())).orElse(by > 0 ? -1 : names.size());
            goTo(names.get(Math.floorMod(at + by, names.size())));
        }
    }

    /** Goes along a connection, down or up stream. */
    void walk(boolean down) {
        onlySelected().ifPresent(c -> {
            Design d = session.design();
            var ends =
                    down ? d.from(c.name()).map(Connection::to) : d.to(c.name()).map(Connection::from);
            ends.filter(n -> !n.equals(c.name())).findFirst().ifPresent(this::goTo);
        });
    }

    /** Asks for a component and goes there. */
    void find() {
        List<Finder.Entry> entries = new ArrayList<>();
        for (Component c : canvas.geometry().components()) {
            entries.add(new Finder.Entry(icon(c), c.name(), c.kind().awsName(), () -> goTo(c.name())));
        }
        finder.ask(new Point2D(canvas.getWidth() / 2 - 146, 40), "Find a component", entries, canvas::requestFocus);
    }

    /** Selects a component and brings it into view. */
    void goTo(String name) {
        session.select(Selection.of(name));
        canvas.reveal(name);
    }

    // ---- arranging

    /** Finds good places for all components in the background, and lets them glide there as one step. */
    void arrange() {
        Design design = session.design();
        if (design.components().isEmpty()) {
            return;
        }
        Workers.run(
                () -> AutoLayout.of(design),
                found -> glide(design, found),
                e -> say.accept("The drawing cannot be arranged: " + e.getMessage()));
    }

    private void glide(Design design, ArrangeLayout found) {
        if (session.design() != design) {
            return;
        }
        Map<String, Point> before = new LinkedHashMap<>();
        canvas.geometry().boxes().forEach((n, b) -> before.put(n, new Point(b.getMinX(), b.getMinY())));
        Transition gliding = new Transition() {
            {
                setCycleDuration(ARRANGING);
                setInterpolator(Interpolator.EASE_BOTH);
            }

            @Override
            protected void interpolate(double share) {
                canvas.preview(between(before, found.places(), share));
            }
        };
        gliding.setOnFinished(e -> {
            canvas.preview(Map.of());
            if (session.design() == design) {
                session.apply(found);
            }
            canvas.fit();
        });
        gliding.play();
    }

    private static Map<String, Point> between(Map<String, Point> from, Map<String, Point> to, double share) {
        Map<String, Point> places = new LinkedHashMap<>();
        to.forEach((name, end) -> {
            Point start = from.getOrDefault(name, end);
            places.put(
                    name,
                    new Point(start.x() + (end.x() - start.x()) * share, start.y() + (end.y() - start.y()) * share));
        });
        return places;
    }
}
