package fanfare.app.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.desktop.Appearance;
import fanfare.app.desktop.Fonts;
import fanfare.app.desktop.Selection;
import fanfare.app.desktop.Session;
import fanfare.app.desktop.canvas.DesignCanvas;
import fanfare.app.desktop.file.Home;
import fanfare.exporters.picture.Theme;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A template in the real window: opened, looked at beside its text, changed, saved, opened again. */
@ExtendWith({ApplicationExtension.class, ScreenshotOnFailure.class})
class TemplateJobTest {
    private static final int PATIENCE = 30;
    private static final String TEMPLATE = """
            # Mail for everybody
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Mails: {Type: 'AWS::SQS::Queue'}   # the queue
              Send:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: app.handler
                  Runtime: python3.13
                  CodeUri: .
                  MemorySize: 256      # measured
                  Events:
                    Mail: {Type: SQS, Properties: {Queue: !GetAtt Mails.Arn}}
              Key:
                Type: AWS::KMS::Key
                Properties: {KeyPolicy: {}}
            """;

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
    void aTemplateIsOpenedChangedSavedAndOpenedAgain(FxRobot r) throws Exception {
        robot = r;
        Path file = Files.writeString(home.resolve("mails.yaml"), TEMPLATE);
        open(file);
        assertThat(words("#notice")).contains("3 components, 2 connections", "2 assumptions");
        assertThat(canvas().geometry().boxes()).containsOnlyKeys("Mails", "Send", "Senders");

        robot.clickOn(middle("Send"));
        press(KeyCode.U);
        await(() -> robot.lookup("#code").tryQuery().isPresent());
        await(() -> code().getText().equals(TEMPLATE));
        assertThat(marked()).containsExactly(5, 6, 7, 8, 9, 10, 11, 12, 13);
        robot.interact(() -> session()
                .select(Selection.of(design().connections().stream()
                        .filter(c -> c.to().equals("Send"))
                        .findFirst()
                        .orElseThrow()
                        .id())));
        await(() -> words("#said-lines").contains("Mail: {Type: SQS"));
        assertThat(marked()).containsExactly(13);
        AtomicReference<Bounds> at = new AtomicReference<>();
        robot.interact(() -> at.set(
                code().getCharacterBoundsOnScreen(code().getAbsolutePosition(3, 5), code().getAbsolutePosition(3, 6))
                        .orElseThrow()));
        Bounds text = at.get();
        robot.clickOn(new Point2D(text.getCenterX(), text.getCenterY()));
        await(() -> session().selection().components().contains("Mails"));

        robot.clickOn(canvas()).type(KeyCode.ESCAPE).type(KeyCode.O);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(canvas().geometry().boxes()).containsKey("Key");
        robot.type(KeyCode.O);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(canvas().geometry().boxes()).doesNotContainKey("Key");

        robot.clickOn(middle("Send"));
        type("#edit-memory", "512 MB");
        assertThat(memory()).isEqualTo(512);
        String expected = TEMPLATE.replace("256", "512");
        await(() -> code().getText().equals(expected));
        assertThat(Files.readString(file)).isEqualTo(TEMPLATE);
        press(KeyCode.S);
        await(() -> !session().dirtyProperty().get());
        assertThat(Files.readString(file)).isEqualTo(expected);
        assertThat(home.resolve("mails.yaml.fanfare.json")).doesNotExist();

        Design before = design();
        press(KeyCode.W);
        await(() -> window.session().isEmpty());
        open(file);
        assertThat(design()).isEqualTo(before);
        assertThat(answers.failures).isEmpty();

        Files.writeString(file, expected + "# somebody else\n");
        robot.clickOn(middle("Send"));
        type("#edit-memory", "1 GB");
        press(KeyCode.S);
        WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(session().dirtyProperty().get()).isTrue();
        assertThat(Files.readString(file)).endsWith("# somebody else\n").contains("MemorySize: 512");
    }

    @Test
    void severalTemplatesAreOpenedAsOneDesign(FxRobot r) throws Exception {
        robot = r;
        Path mails = Files.writeString(home.resolve("mails.yaml"), TEMPLATE);
        Path bills = Files.writeString(home.resolve("bills.yaml"), """
                Resources:
                  Bills: {Type: 'AWS::SQS::Queue'}
                """);
        answers.open = List.of(mails, bills);
        robot.interact(() -> window.open());
        await(() -> window.session().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(design().layout().groups())
                .extracting(g -> g.name() + " " + g.members())
                .containsExactly("mails [Mails, Send]", "bills [Bills]");
        assertThat(session().fileProperty().get()).isEmpty();
        assertThat(session().dirtyProperty().get()).isTrue();
    }

    @Test
    void aBrokenTemplateIsSaidInOneMessage(FxRobot r) throws Exception {
        robot = r;
        Path file = Files.writeString(home.resolve("broken.yaml"), "Resources:\n\tA: 1\n");
        robot.interact(() -> window.open(file));
        await(() -> !answers.failures.isEmpty());
        assertThat(answers.failures)
                .singleElement()
                .asString()
                .startsWith("“broken.yaml” cannot be opened: broken.yaml:2: ")
                .hasLineCount(1);
    }

    private void type(String field, String text) {
        robot.clickOn(field);
        press(KeyCode.A);
        robot.write(text).type(KeyCode.ENTER);
    }

    private void open(Path file) throws Exception {
        robot.interact(() -> window.open(file));
        await(() -> window.session().isPresent());
        await(() -> canvas().getWidth() > 0);
    }

    private List<Integer> marked() {
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < code().getParagraphs().size(); i++) {
            if (code().getParagraph(i).getParagraphStyle().contains("said")) {
                lines.add(i + 1);
            }
        }
        return lines;
    }

    private CodeArea code() {
        return robot.lookup("#code").queryAs(CodeArea.class);
    }

    private void press(KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }

    private long memory() {
        return design().component("Send").orElseThrow().get(Function.MEMORY);
    }

    private Point2D middle(String component) {
        Bounds box = canvas().geometry().box(component);
        return canvas().localToScreen(canvas().viewport().toScreen(box.getCenterX(), box.getCenterY()));
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
