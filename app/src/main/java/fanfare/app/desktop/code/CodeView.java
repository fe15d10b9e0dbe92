package fanfare.app.desktop.code;

import fanfare.app.desktop.Session;
import fanfare.app.desktop.export.Syntax;
import fanfare.app.service.TemplateSource;
import fanfare.app.service.TemplateSource.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.kordamp.ikonli.javafx.FontIcon;

/** The text of the template; what is selected in the drawing is marked in it, and a click in it selects in the drawing. */
public final class CodeView extends BorderPane {
    private static final int ABOVE = 3;

    private final Session session;
    private final CodeModel model;
    private final CodeArea code = new CodeArea();
    private final Label name = new Label();
    private final Label what = new Label();
    private final List<Integer> marked = new ArrayList<>();
    private Consumer<String> onSelect = c -> {};
    private boolean clicking;

    /** A view; hidden by the button that closes it. */
    public CodeView(Session session, CodeModel model, Runnable close) {
        this.session = session;
        this.model = model;
        getStyleClass().add("code-panel");
        setId("code-panel");
        code.setEditable(false);
        code.setId("code");
        code.setParagraphGraphicFactory(LineNumberFactory.get(code));
        code.setAccessibleText("Text of the template");
        code.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && code.getSelection().getLength() == 0) {
                clicked(code.getCurrentParagraph() + 1);
            }
        });
        setTop(head(close));
        setCenter(new VirtualizedScrollPane<>(code));
        model.sourceProperty().addListener((o, was, is) -> show(is));
        session.selectionProperty().addListener((o, was, is) -> {
            mark();
            if (!clicking) {
                reveal();
            }
        });
        show(model.sourceProperty().get());
    }

    /** Told which component was selected by a click in the text. */
    public void setOnSelect(Consumer<String> listener) {
        onSelect = listener;
    }

    private HBox head(Runnable close) {
        name.getStyleClass().add("code-name");
        name.setMinWidth(60);
        what.getStyleClass().add("quiet");
        what.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button button = new Button("", new FontIcon("fth-x"));
        button.getStyleClass().addAll("flat", "icon-button");
        button.setTooltip(new Tooltip("Hide the template (Ctrl U)"));
        button.setAccessibleText("Hide the template");
        button.setFocusTraversable(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> close.run());
        HBox head = new HBox(name, what, gap, button);
        head.getStyleClass().add("code-head");
        return head;
    }

    private void clicked(int line) {
        clicking = true;
        model.selectAt(line).ifPresent(onSelect);
        clicking = false;
    }

    private void show(TemplateSource source) {
        name.setText(source.name());
        what.setText(source == TemplateSource.NONE ? "" : model.isOrigin() ? "as it will be saved" : "if exported");
        if (!code.getText().equals(source.text())) {
            double at = code.getEstimatedScrollY();
            boolean first = code.getLength() == 0;
            marked.clear();
            code.replaceText(source.text());
            if (!source.text().isEmpty()) {
                code.setStyleSpans(0, Syntax.of(source.name()).spans(code.getText()));
            }
            code.moveTo(0);
            if (!first) {
                code.scrollYToPixel(at);
            }
        }
        mark();
    }

    private void mark() {
        marked.forEach(i -> style(i, List.of()));
        marked.clear();
        for (Range range : model.said(session.selection())) {
            for (int line = range.first(); line <= range.last(); line++) {
                style(line - 1, List.of("said"));
                marked.add(line - 1);
            }
        }
    }

    private void style(int paragraph, List<String> styles) {
        if (paragraph < code.getParagraphs().size()) {
            code.setParagraphStyle(paragraph, styles);
        }
    }

    /** Brings what is selected into view. */
    public void reveal() {
        model.said(session.selection()).stream().findFirst().ifPresent(r -> showLine(r.first()));
    }

    /** Brings a line into view. */
    public void showLine(int line) {
        int last = code.getParagraphs().size() - 1;
        code.showParagraphAtTop(Math.max(0, Math.min(last, line - 1 - ABOVE)));
    }
}
