package fanfare.app.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Fonts;
import fanfare.app.desktop.Selection;
import fanfare.app.desktop.Session;
import fanfare.app.desktop.canvas.DesignCanvas;
import fanfare.app.desktop.file.Home;
import fanfare.exporters.picture.Frame;
import fanfare.exporters.picture.Theme;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.design.Layout.Group;
import fanfare.model.design.Layout.Point;
import fanfare.model.edit.GroupSelection;
import fanfare.model.kind.Function;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Groups in the real window: made, named, moved, joined, left and taken apart, by keys and with the mouse. */
@ExtendWith({ApplicationExtension.class, ScreenshotOnFailure.class})
class GroupsJobTest {
    private static final Design DESIGN = Design.named("Groups")
            .with(Component.of("Pay", Function.KIND))
            .with(Component.of("Ship", Function.KIND))
            .with(Component.of("Free", Function.KIND))
            .with(Layout.EMPTY
                    .with("Pay", new Point(0, 0))
                    .with("Ship", new Point(240, 120))
                    .with("Free", new Point(0, 320)));

    @TempDir
    static Path home;

    private MainWindow window;
    private FxRobot robot;

    @Start
    void start(Stage stage) {
        System.setProperty(Home.PROPERTY, home.toString());
        Fonts.load();
        window = new MainWindow(stage, new Appearance(Theme.LIGHT), new Answers());
        stage.show();
        window.show(new Session(DESIGN, Optional.empty(), Map.of()));
    }

    @BeforeEach
    void take(FxRobot r) {
        robot = r;
        robot.interact(() -> canvas().requestFocus());
    }

    @AfterEach
    void forget() {
        System.clearProperty(Home.PROPERTY);
    }

    @Test
    void aGroupIsMadeNamedMovedAndTakenApart() {
        robot.clickOn(middle("Pay"))
                .press(KeyCode.SHIFT)
                .clickOn(middle("Ship"))
                .release(KeyCode.SHIFT);
        shortcut(KeyCode.G);
        assertThat(robot.lookup("#group-field").tryQuery()).isPresent();
        robot.write("Checkout").type(KeyCode.ENTER);
        assertThat(groups()).containsExactly(new Group("Checkout", List.of("Pay", "Ship")));
        assertThat(canvas().getAccessibleText()).isEqualTo("Selected: group Checkout, of Pay, Ship");

        robot.type(KeyCode.ESCAPE);
        assertThat(session().selection()).isEqualTo(Selection.NONE);
        Design before = design();
        robot.drag(title()).moveBy(60, 0).moveBy(44, 80).drop();
        assertThat(session().selection().components()).containsExactlyInAnyOrder("Pay", "Ship");
        Point moved = place("Pay");
        assertThat(moved.x()).isPositive();
        assertThat(moved.y()).isPositive();
        assertThat(place("Ship")).isEqualTo(new Point(moved.x() + 240, moved.y() + 120));
        assertThat(place("Free")).isEqualTo(new Point(0, 320));
        shortcut(KeyCode.Z);
        assertThat(design()).isEqualTo(before);

        robot.doubleClickOn(title()).write("Orders").type(KeyCode.ENTER);
        assertThat(groups()).containsExactly(new Group("Orders", List.of("Pay", "Ship")));
        robot.press(KeyCode.SHIFT);
        shortcut(KeyCode.G);
        robot.release(KeyCode.SHIFT);
        assertThat(groups()).isEmpty();
        assertThat(design().components()).hasSize(3);
    }

    @Test
    void whatIsDroppedInTheFrameJoinsAndLeavesWithShift() {
        robot.interact(() -> session().apply(new GroupSelection(List.of("Pay", "Ship"), "Checkout")));
        Bounds frame = canvas().geometry().frames().of(0).orElseThrow();
        robot.drag(middle("Free")).moveBy(10, 0).dropTo(onScreen(frame.getMaxX() - 100, frame.getMinY() + 70));
        assertThat(groups().get(0).members()).containsExactly("Pay", "Ship", "Free");
        shortcut(KeyCode.Z);
        assertThat(design().layout().of("Free")).contains(new Point(0, 320));
        assertThat(groups().get(0).members()).containsExactly("Pay", "Ship");

        robot.drag(middle("Ship"))
                .moveBy(10, 0)
                .press(KeyCode.SHIFT)
                .moveBy(60, 140)
                .drop();
        robot.release(KeyCode.SHIFT);
        assertThat(groups().get(0).members()).containsExactly("Pay");
    }

    @Test
    void aMarqueeBeginsInsideAFrame() {
        robot.interact(() -> session().apply(new GroupSelection(List.of("Pay", "Ship"), "Checkout")));
        robot.clickOn(onScreen(100, 150));
        assertThat(session().selection()).isEqualTo(Selection.NONE);
        robot.drag(onScreen(210, 100)).dropTo(onScreen(300, 150));
        assertThat(session().selection().components()).containsExactly("Ship");
        robot.clickOn(title());
        assertThat(session().selection().components()).containsExactlyInAnyOrder("Pay", "Ship");
        robot.rightClickOn(title());
        robot.clickOn("Ungroup");
        assertThat(groups()).isEmpty();
    }

    private void shortcut(KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point2D title() {
        Bounds frame = canvas().geometry().frames().of(0).orElseThrow();
        return onScreen(frame.getMinX() + 40, frame.getMinY() + Frame.TITLE / 2);
    }

    private Point2D middle(String component) {
        Bounds box = canvas().geometry().box(component);
        return onScreen(box.getCenterX(), box.getCenterY());
    }

    private Point2D onScreen(double modelX, double modelY) {
        return canvas().localToScreen(canvas().viewport().toScreen(modelX, modelY));
    }

    private Point place(String component) {
        return design().layout().of(component).orElseThrow();
    }

    private List<Group> groups() {
        WaitForAsyncUtils.waitForFxEvents();
        return design().layout().groups();
    }

    private DesignCanvas canvas() {
        return window.view().orElseThrow().canvas();
    }

    private Session session() {
        return window.session().orElseThrow();
    }

    private Design design() {
        return session().design();
    }
}
