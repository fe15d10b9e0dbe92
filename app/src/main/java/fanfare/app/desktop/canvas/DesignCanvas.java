package fanfare.app.desktop.canvas;

import fanfare.app.desktop.Selection;
import fanfare.app.desktop.Session;
import fanfare.app.service.StateFigures;
import fanfare.exporters.picture.Frame;
import fanfare.exporters.picture.Look;
import fanfare.exporters.picture.Theme;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.edit.AddComponent;
import fanfare.model.edit.Edit;
import fanfare.model.edit.JoinGroup;
import fanfare.model.edit.Names;
import fanfare.model.edit.Together;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Kind;
import fanfare.simulator.run.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * The drawing of a session. One canvas, painted when something has changed; a tool takes the mouse, one state at a time.
 */
public final class DesignCanvas extends Region {
    /** Distance between the lines that things snap to. */
    public static final double GRID = 8;

    private static final double PORT_REACH = 11;
    private static final double WIRE_REACH = 7;
    private static final double FRAME_REACH = 5;
    private static final double MARGIN = 40;

    private final Session session;
    private final Canvas canvas = new Canvas();
    private final Painter painter;
    private final InPlace inPlace = new InPlace(this, getChildren());
    private final ReadOnlyObjectWrapper<Viewport> viewport = new ReadOnlyObjectWrapper<>(Viewport.START);
    private Paints paints;
    private Tool tool = new Idle();
    private Geometry geometry;
    private final OpenSteps openSteps = new OpenSteps();
    private Map<String, Layout.Point> moved = Map.of();
    private UnaryOperator<Design> regrouped = d -> d;
    private Set<String> legalTargets;
    private String hovered;
    private Map<String, List<Badges.Badge>> badges = Map.of();
    private Map<String, Map<String, String>> states = Map.of();
    private boolean badgesShown = true;
    private boolean resourcesShown;
    private boolean dirty = true;
    /** The whole design is shown, and stays so when the window changes its size. */
    private boolean fitted = true;

    private boolean spaceDown;
    private boolean pointerInside;
    private Consumer<Reason> onReason = r -> {};
    private Consumer<ContextRequest> onContext = r -> {};
    private Consumer<Choice> onChoice = c -> {};
    private Consumer<LooseEnd> onLooseEnd = e -> {};
    private Point2D pointer = new Point2D(0, 0);

    /** Why something was refused, and where on the screen. */
    public record Reason(String text, Point2D at) {}

    /** Several interactions are possible. */
    public record Choice(List<Interaction> as, Point2D screen, Consumer<Interaction> chosen) {}

    /** A menu is wanted. */
    public record ContextRequest(
            Point2D screen, Point2D model, Optional<String> component, Optional<Connection.Id> connection) {}

    /** A canvas of a session. */
    public DesignCanvas(Session session, Theme theme) {
        this.session = session;
        this.paints = new Paints(theme);
        this.painter = new Painter(paints);
        this.geometry = new Geometry(session.design(), Map.of(), Map.of(), this::isShown);
        getStyleClass().add("design-canvas");
        setId("canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleText("Drawing of the design");
        getChildren().add(canvas);
        session.designProperty().addListener((o, was, is) -> {
            openSteps.follow(was, is);
            refresh();
            describe();
        });
        session.selectionProperty().addListener((o, was, is) -> {
            describe();
            repaint();
        });
        session.resultProperty().addListener((o, was, is) -> showBadges());
        session.staleProperty().addListener((o, was, is) -> repaint());
        takeMouse();
        takeKeys();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (dirty) {
                    dirty = false;
                    paint();
                }
            }
        }.start();
        showBadges();
    }

    // ---- what tools use

    /** The session. */
    public Session session() {
        return session;
    }

    /** Where everything is. */
    public Geometry geometry() {
        return geometry;
    }

    /** Colour of what is being drawn. */
    public Paints paints() {
        return paints;
    }

    /** Which part is seen. */
    public Viewport viewport() {
        return viewport.get();
    }

    /** Which part is seen. */
    public ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return viewport.getReadOnlyProperty();
    }

    /** Shows another part. */
    public void show(Viewport v) {
        fitted = false;
        viewport.set(v);
        inPlace.place();
        repaint();
    }

    /** Shows components at other places than the design's, while they are dragged. */
    public void preview(Map<String, Layout.Point> places) {
        preview(places, d -> d);
    }

    /** The same, with the groups that the design would have. */
    void preview(Map<String, Layout.Point> places, UnaryOperator<Design> groups) {
        moved = places;
        regrouped = groups;
        refresh();
    }

    /** Makes legal targets glow and dims the others; null ends it. */
    public void glow(Set<String> targets) {
        legalTargets = targets;
        repaint();
    }

    /** Tells why something is refused. */
    public void explain(String reason, Point2D at) {
        onReason.accept(new Reason(reason, at));
    }

    /** Asks for a menu. */
    public void context(ContextRequest request) {
        onContext.accept(request);
    }

    /** Paints at the next pulse. */
    public void repaint() {
        dirty = true;
    }

    /** The tool in use. */
    public Tool tool() {
        return tool;
    }

    /** Goes to another state. */
    public void use(Tool next) {
        if (next != tool) {
            tool = next;
            tool.begin(this);
            setCursor(tool.cursor(this));
            repaint();
        }
    }

    /** The port that leaves a component, at a place. */
    public Optional<String> portAt(Point2D model) {
        double reach = PORT_REACH / Math.min(1, viewport().scale());
        for (Component c : geometry.components()) {
            boolean shown =
                    c.name().equals(hovered) || session.selection().components().contains(c.name());
            Bounds b = geometry.box(c.name());
            if (shown && c.kind().sends() && model.distance(b.getMaxX(), b.getCenterY()) <= reach) {
                return Optional.of(c.name());
            }
        }
        return Optional.empty();
    }

    /** The connection at a place. */
    public Optional<Connection> wireAt(Point2D model) {
        return geometry.wireAt(model, WIRE_REACH / viewport().scale()).map(Wire::connection);
    }

    /** The group whose title or edge is at a place, with nothing before it. */
    OptionalInt frameAt(Point2D model) {
        return geometry.frames().handleAt(model, FRAME_REACH / viewport().scale());
    }

    /** True if the title or the edge of a group is at a place. */
    public boolean titleAt(Point2D model) {
        return frameAt(model).isPresent();
    }

    /** The workflow whose steps are shown and hidden at a place. */
    Optional<String> stepsButtonAt(Point2D model) {
        return viewport().scale() < Painter.TEXT_FROM ? Optional.empty() : geometry.stepsButtonAt(model);
    }

    /** Opens the box of a workflow and shows its steps in it, or closes it. */
    public void toggleSteps(String workflow) {
        boolean open = openSteps.toggle(workflow);
        refresh();
        if (open) {
            revealWhole(workflow);
        }
    }

    /** True if the steps of a workflow are shown. */
    public boolean showsSteps(String workflow) {
        return openSteps.isOpen(workflow);
    }

    private void revealWhole(String component) {
        Bounds b = geometry.box(component);
        Bounds seen = viewport().visible(getWidth(), getHeight());
        if (b.getWidth() > seen.getWidth() || b.getHeight() > seen.getHeight()) {
            show(Viewport.fitting(b, getWidth(), getHeight(), MARGIN));
        } else {
            reveal(component);
        }
    }

    /** What is under the pointer. */
    public void hover(String component) {
        if (!java.util.Objects.equals(component, hovered)) {
            hovered = component;
            repaint();
        }
    }

    /** Where the pointer was last, in the drawing. */
    public Point2D pointer() {
        return pointer;
    }

    /** Where the pointer is in the drawing; empty if it is elsewhere. */
    public Optional<Point2D> pointerSeen() {
        return pointerInside ? Optional.of(pointer) : Optional.empty();
    }

    /** Offers the ways in which two components may be connected. */
    public void choose(List<Interaction> as, Point2D screen, Consumer<Interaction> chosen) {
        onChoice.accept(new Choice(as, screen, chosen));
    }

    /** A connection ends in empty space. */
    public void looseEnd(LooseEnd end) {
        onLooseEnd.accept(end);
    }

    /** Draws a connection that has no receiver yet. */
    public void paintLooseWire(GraphicsContext g, String from, Point2D end) {
        painter.wire(g, Wire.to(geometry.box(from), end), paints.accent, 2, List.of());
    }

    /** Draws where a component would be put. */
    public void paintGhost(GraphicsContext g, Kind kind, Point2D middle) {
        Layout.Point at = snapped(middle.getX() - Look.WIDTH / 2, middle.getY() - Look.HEIGHT / 2);
        painter.ghost(g, kind, at.x(), at.y());
    }

    // ---- what the window uses

    /** Asked which interaction is meant. */
    public void setOnChoice(Consumer<Choice> listener) {
        onChoice = listener;
    }

    /** Asked what should stand at a loose end. */
    public void setOnLooseEnd(Consumer<LooseEnd> listener) {
        onLooseEnd = listener;
    }

    /** Told why something is refused. */
    public void setOnReason(Consumer<Reason> listener) {
        onReason = listener;
    }

    /** Asked for a menu. */
    public void setOnContext(Consumer<ContextRequest> listener) {
        onContext = listener;
    }

    /** Light or dark. */
    public void setTheme(Theme theme) {
        paints = new Paints(theme);
        painter.use(paints);
        repaint();
    }

    /** Shows or hides the figures at components. */
    public void setBadgesShown(boolean shown) {
        badgesShown = shown;
        showBadges();
    }

    /** Shows or hides the resources that take no part in the simulation. */
    public void setResourcesShown(boolean shown) {
        resourcesShown = shown;
        refresh();
        if (fitted) {
            fit();
        }
    }

    private boolean isShown(Component c) {
        return resourcesShown || Resources.isDrawn(c);
    }

    private void showBadges() {
        Optional<Result> shown = session.resultProperty().get().filter(r -> badgesShown);
        badges = shown.map(Badges::of).orElse(Map.of());
        states = shown.map(StateFigures::of).orElse(Map.of());
        repaint();
    }

    private void refresh() {
        Design design = regrouped.apply(session.design());
        geometry = new Geometry(design, moved, openSteps.of(session.design()), this::isShown);
        repaint();
    }

    private void describe() {
        Selection s = session.selection();
        String names = String.join(", ", s.components());
        List<Layout.Group> groups = session.design().layout().groups();
        OptionalInt whole = geometry.frames().exactly(s.components());
        if (s.components().isEmpty()) {
            setAccessibleText("Drawing of the design, nothing selected");
        } else if (whole.isPresent()) {
            setAccessibleText("Selected: group " + groups.get(whole.getAsInt()).name() + ", of " + names);
        } else {
            String in = s.components().size() > 1
                    ? ""
                    : session.design()
                            .layout()
                            .groupOf(names)
                            .map(g -> ", in group " + g.name())
                            .orElse("");
            setAccessibleText("Selected: " + names + in);
        }
    }

    /** Shows the whole design. */
    public void fit() {
        if (getWidth() > 0) {
            show(Viewport.fitting(geometry.extent(), getWidth(), getHeight(), MARGIN));
            fitted = true;
        }
    }

    /** Zooms around the middle. */
    public void zoom(double factor) {
        show(viewport().zoomed(factor, getWidth() / 2, getHeight() / 2));
    }

    /** Zooms to 100 % around the middle. */
    public void actualSize() {
        zoom(1 / viewport().scale());
    }

    /** The middle of what is seen, in the drawing. */
    public Point2D middle() {
        return viewport().toModel(getWidth() / 2, getHeight() / 2);
    }

    /** A place on the grid. */
    public static Layout.Point snapped(double x, double y) {
        return new Layout.Point(Math.round(x / GRID) * GRID, Math.round(y / GRID) * GRID);
    }

    /** Adds a component with its middle at a place, selects it and lets its name be typed. */
    public void add(Kind kind, Point2D middle, boolean thenRename) {
        String name = Names.fresh(session.design(), kind);
        Layout.Point at = snapped(middle.getX() - Look.WIDTH / 2, middle.getY() - Look.HEIGHT / 2);
        session.apply(joined(new AddComponent(Component.of(name, kind), at), name, middle));
        session.select(Selection.of(name));
        requestFocus();
        if (thenRename) {
            rename(name);
        }
    }

    /** An edit that puts a component there; inside the frame of a group, it joins that. */
    public Edit joined(Edit adding, String component, Point2D middle) {
        OptionalInt group = geometry.frames().holding(middle, Set.of());
        return group.isEmpty()
                ? adding
                : new Together(adding.label(), List.of(adding, new JoinGroup(List.of(component), group.getAsInt())));
    }

    /** Lets the name of a component be typed in place. */
    public void rename(String component) {
        inPlace.name(component);
    }

    /** Lets the text of the nth note be typed in place. */
    public void editNote(int index) {
        inPlace.note(index);
    }

    /** Lets the title of the nth group be typed in place. */
    public void renameGroup(int index) {
        geometry.frames().of(index).ifPresent(this::revealTitle);
        inPlace.group(index);
    }

    private void revealTitle(Bounds frame) {
        Bounds seen = viewport().visible(getWidth(), getHeight());
        if (!seen.contains(frame.getMinX(), frame.getMinY(), Math.min(Look.WIDTH, frame.getWidth()), Frame.TITLE)) {
            Point2D corner = viewport().toScreen(frame.getMinX(), frame.getMinY());
            show(viewport().panned(MARGIN - corner.getX(), MARGIN - corner.getY()));
        }
    }

    /** Moves what is seen until a component is. */
    public void reveal(String component) {
        Bounds b = geometry.box(component);
        if (b == null) {
            return;
        }
        Bounds seen = viewport().visible(getWidth(), getHeight());
        if (!seen.contains(b)) {
            Point2D p = viewport().toScreen(b.getCenterX(), b.getCenterY());
            show(viewport().panned(getWidth() / 2 - p.getX(), getHeight() / 2 - p.getY()));
        }
    }

    // ---- input

    private void takeMouse() {
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            requestFocus();
            pointer = at(e);
            if (e.getButton() == MouseButton.SECONDARY) {
                askContext(e);
            } else {
                use(tool.press(this, e, pointer));
            }
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> {
            pointer = at(e);
            use(tool.drag(this, e, pointer));
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, e -> {
            pointer = at(e);
            use(tool.release(this, e, pointer));
        });
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> {
            pointer = at(e);
            hover(geometry.componentAt(pointer).or(() -> portAt(pointer)).orElse(null));
            use(tool.move(this, e, pointer));
            setCursor(tool.cursor(this));
        });
        addEventHandler(MouseEvent.MOUSE_ENTERED, e -> pointerInside = true);
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> {
            pointerInside = false;
            hover(null);
        });
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        setOnZoom(e -> show(viewport().zoomed(e.getZoomFactor(), e.getX(), e.getY())));
    }

    private void askContext(MouseEvent e) {
        Optional<String> component = geometry.componentAt(pointer);
        Optional<Connection.Id> wire =
                component.isPresent() ? Optional.empty() : wireAt(pointer).map(Connection::id);
        boolean among =
                component.map(session.selection().components()::contains).orElse(false);
        if (component.isPresent() && !among) {
            session.select(Selection.of(component.get()));
        } else if (wire.isPresent()) {
            session.select(Selection.of(wire.get()));
        } else if (component.isEmpty() && geometry.noteAt(pointer).isEmpty()) {
            frameAt(pointer)
                    .ifPresent(group ->
                            session.select(Selection.of(geometry.frames().shown(group))));
        }
        context(new ContextRequest(new Point2D(e.getScreenX(), e.getScreenY()), pointer, component, wire));
    }

    private void scrolled(ScrollEvent e) {
        if (e.isControlDown() || e.isMetaDown()) {
            show(viewport().zoomed(StrictMath.pow(1.0018, e.getDeltaY()), e.getX(), e.getY()));
        } else if (e.isShiftDown() && e.getDeltaX() == 0) {
            show(viewport().panned(e.getDeltaY(), 0));
        } else {
            show(viewport().panned(e.getDeltaX(), e.getDeltaY()));
        }
        e.consume();
    }

    private Point2D at(MouseEvent e) {
        return viewport().toModel(e.getX(), e.getY());
    }

    private void takeKeys() {
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                if (tool instanceof Idle) {
                    session.select(Selection.NONE);
                }
                use(tool.cancel(this));
                e.consume();
            } else if (e.getCode() == KeyCode.SPACE) {
                spaceDown = true;
                setCursor(tool.cursor(this));
                e.consume();
            }
        });
        setOnKeyReleased(e -> {
            if (e.getCode() == KeyCode.SPACE) {
                spaceDown = false;
                setCursor(tool.cursor(this));
            }
        });
    }

    /** True while the space bar is held. */
    public boolean spaceDown() {
        return spaceDown;
    }

    // ---- drawing

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        if (canvas.getWidth() != w || canvas.getHeight() != h) {
            canvas.setWidth(w);
            canvas.setHeight(h);
            if (fitted && w > 100 && h > 100) {
                fit();
            }
            repaint();
        }
        inPlace.place();
    }

    private void paint() {
        var g = canvas.getGraphicsContext2D();
        painter.paint(
                g,
                new Painter.Scene(
                        geometry,
                        viewport(),
                        canvas.getWidth(),
                        canvas.getHeight(),
                        session.selection(),
                        hovered,
                        legalTargets,
                        badges,
                        states,
                        session.staleProperty().get()));
        g.save();
        g.translate(viewport().x(), viewport().y());
        g.scale(viewport().scale(), viewport().scale());
        tool.paint(this, g);
        g.restore();
    }
}
