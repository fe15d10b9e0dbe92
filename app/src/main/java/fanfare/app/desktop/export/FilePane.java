package fanfare.app.desktop.export;

import fanfare.exporters.Content;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;

/** One file of a bundle, as text in colours or as a picture. */
final class FilePane extends StackPane {
    private static final List<String> IMAGES = List.of(".png", ".jpg", ".jpeg", ".gif");

    private final CodeArea code = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> scrolled = new VirtualizedScrollPane<>(code);
    private final ImageView picture = new ImageView();
    private final ScrollPane framed = new ScrollPane(new StackPane(picture));

    FilePane() {
        getStyleClass().add("file-pane");
        code.setEditable(false);
        code.setParagraphGraphicFactory(LineNumberFactory.get(code));
        code.setAccessibleText("Content of the file");
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        framed.setFitToWidth(true);
        framed.setFitToHeight(true);
        framed.getStyleClass().add("framed");
    }

    void show(String file, Content content) {
        if (content.isText()) {
            text(Syntax.of(file), content.text());
        } else if (IMAGES.stream().anyMatch(file.toLowerCase(Locale.ROOT)::endsWith)) {
            picture(new Image(new ByteArrayInputStream(content.bytes())));
        } else {
            Label words = new Label(content.size() + " bytes that are not a text");
            words.getStyleClass().add("quiet");
            getChildren().setAll(words);
        }
    }

    void clear() {
        getChildren().clear();
    }

    private void text(Syntax syntax, String text) {
        code.replaceText(text);
        if (!text.isEmpty()) {
            code.setStyleSpans(0, syntax.spans(code.getText()));
        }
        code.moveTo(0);
        code.requestFollowCaret();
        getChildren().setAll(scrolled);
    }

    /** Never larger than it is, and small enough to be seen whole. */
    private void picture(Image image) {
        picture.setImage(image);
        picture.fitWidthProperty()
                .bind(javafx.beans.binding.Bindings.createDoubleBinding(
                        () -> Math.max(1, Math.min(image.getWidth(), getWidth() - 24)), widthProperty()));
        picture.fitHeightProperty()
                .bind(javafx.beans.binding.Bindings.createDoubleBinding(
                        () -> Math.max(1, Math.min(image.getHeight(), getHeight() - 24)), heightProperty()));
        getChildren().setAll(framed);
    }
}
