package fanfare.app.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Fonts;
import fanfare.app.desktop.Run;
import fanfare.app.desktop.Session;
import fanfare.app.desktop.canvas.DesignCanvas;
import fanfare.app.desktop.file.Home;
import fanfare.exporters.picture.Theme;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.file.DesignReader;
import fanfare.model.kind.Function;
import fanfare.simulator.evidence.Experiments;
import fanfare.simulator.run.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The main job in the real window, with mouse and keyboard: draw it, change it, run it, keep it, open it again. */
@ExtendWith({ApplicationExtension.class, ScreenshotOnFailure.class})
class MainJobTest {
    private static final int PATIENCE = 120;

    @TempDir
    static Path home;

    private final Answers answers = new Answers();
    private MainWindow window;
    private FxRobot robot;

    @Start
    void start(Stage stage) {
        System.setProperty(Home.PROPERTY, home.toString());
        Fonts.load();
        window = new MainWindow(stage, new Appearance(Theme.LIGHT), answers);
        stage.show();
        window.welcome();
    }

    @AfterEach
    void forget() {
        System.clearProperty(Home.PROPERTY);
    }

    @Test
    void designIsDrawnRunSavedAndOpenedAgain(FxRobot r) throws Exception {
        robot = r;
        robot.clickOn("#welcome-new");
        draw("client", -300, -60, "Shoppers");
        draw("api", -20, -60, "Shop");
        draw("function", 260, -60, "Order");
        draw("table", 260, 90, "Orders");
        draw("queue", -20, 90, "Mails");
        assertThat(design().components())
                .extracting(Component::name)
                .containsExactly("Shoppers", "Shop", "Order", "Orders", "Mails");

        connect("Shoppers", "Shop");
        connect("Shop", "Order");
        connect("Order", "Orders");
        robot.clickOn("Write");
        connect("Order", "Mails");
        robot.clickOn("Send");
        assertThat(design().connections())
                .extracting(c -> c.from() + " " + c.as() + " " + c.to())
                .containsExactly("Shoppers invoke Shop", "Shop invoke Order", "Order write Orders", "Order send Mails");

        robot.clickOn(middle("Order"));
        robot.doubleClickOn("#edit-memory").write("1 GB").type(KeyCode.ENTER);
        assertThat(memory()).isEqualTo(1024);
        robot.clickOn("#undo");
        assertThat(memory()).isEqualTo(128);
        robot.clickOn("#redo");
        assertThat(memory()).isEqualTo(1024);

        robot.clickOn("#run");
        await(() -> session().runProperty().get().state() == Run.State.DONE);
        Result result = session().resultProperty().get().orElseThrow();
        assertThat(result.component("Order").orElseThrow().latency().p99()).isPositive();
        assertThat(result.cost().month()).isPositive();
        assertThat(words("#drawer")).contains("p99");
        robot.clickOn("Per month");
        await(() -> robot.lookup(".why").tryQuery().isPresent());
        assertThat(words(".why")).contains("cost.month = ", "for a month of 730 hours");
        robot.type(KeyCode.ESCAPE);

        Path file = home.resolve("shop.fanfare.json");
        answers.save = Optional.of(file);
        press(KeyCode.S);
        await(() -> !session().dirtyProperty().get());
        assertThat(DesignReader.read(file).value()).contains(design());

        Design before = design();
        Session first = session();
        press(KeyCode.N);
        await(() -> session() != first);
        assertThat(design().components()).isEmpty();
        answers.open = List.of(file);
        press(KeyCode.O);
        await(() -> !design().components().isEmpty());
        assertThat(design()).isEqualTo(before);
        assertThat(Files.readString(home.resolve("recent.json"))).contains("shop.fanfare.json");
        assertThat(answers.failures).isEmpty();

        press(KeyCode.E);
        await(() ->
                robot.lookup("#write").tryQuery().filter(b -> !b.isDisabled()).isPresent());
        robot.clickOn("#write");
        Path template = home.resolve("shop/template.yaml");
        await(() -> Files.exists(template));
        assertThat(Files.readString(template)).contains("Order:", "AWS::Serverless::Function", "MemorySize: 1024");
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void samplesOpenFromTheWelcomePageAndCloseToIt(FxRobot r) throws Exception {
        robot = r;
        bringIntoView("#sample-replayed-log");
        robot.clickOn("#sample-replayed-log");
        await(() -> window.session().isPresent());
        assertThat(design().name()).isEqualTo("Replayed log");
        robot.clickOn("#run");
        await(() -> session().runProperty().get().state() == Run.State.DONE);
        assertThat(session().resultProperty().get()).isPresent();
        press(KeyCode.W);
        await(() -> window.session().isEmpty());
        assertThat(robot.lookup("#sample-order-fan-out").tryQuery()).isPresent();
    }

    @Test
    void evidenceRunsAndHolds(FxRobot r) throws Exception {
        robot = r;
        robot.clickOn("#welcome-new");
        robot.clickOn("#help").clickOn("#evidence");
        String all = Experiments.ALL.size() + " of " + Experiments.ALL.size() + " hold";
        await(() -> robot.lookup("#evidence-sum").queryLabeled().getText().equals(all));
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#evidence-sum").tryQuery()).isEmpty();
    }

    /** Scrolls to the end of what holds a node. */
    private void bringIntoView(String query) {
        robot.interact(() -> {
            Node at = robot.lookup(query).query();
            while (at != null && !(at instanceof ScrollPane)) {
                at = at.getParent();
            }
            if (at instanceof ScrollPane scroll) {
                scroll.setVvalue(scroll.getVmax());
            }
        });
    }

    private void draw(String kind, double x, double y, String name) {
        int before = design().components().size();
        robot.clickOn("#palette-search").write(kind);
        WaitForAsyncUtils.waitForFxEvents();
        robot.drag("#palette-" + kind).dropTo(place(x, y));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(design().components()).as("a " + kind + " was dropped").hasSize(before + 1);
        robot.write(name).type(KeyCode.ENTER);
        robot.interact(
                () -> robot.lookup("#palette-search").queryTextInputControl().clear());
    }

    private void connect(String from, String to) {
        robot.clickOn(middle(from));
        Bounds box = canvas().geometry().box(from);
        robot.moveTo(onScreen(box.getMaxX(), box.getCenterY())).drag().dropTo(middle(to));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }

    private long memory() {
        return design().component("Order").orElseThrow().get(Function.MEMORY);
    }

    private Point2D place(double x, double y) {
        return canvas().localToScreen(canvas().getWidth() / 2 + x, canvas().getHeight() / 2 + y);
    }

    private Point2D middle(String component) {
        Bounds box = canvas().geometry().box(component);
        return onScreen(box.getCenterX(), box.getCenterY());
    }

    private Point2D onScreen(double modelX, double modelY) {
        return canvas().localToScreen(canvas().viewport().toScreen(modelX, modelY));
    }

    private String words(String under) {
        StringBuilder words = new StringBuilder();
        robot.lookup(under + " .label")
                .queryAllAs(Labeled.class)
                .forEach(l -> words.append(l.getText()).append('\n'));
        return words.toString();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
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
