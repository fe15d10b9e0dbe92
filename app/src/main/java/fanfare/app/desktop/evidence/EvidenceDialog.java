package fanfare.app.desktop.evidence;

import fanfare.app.desktop.Appearance;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The evidence in a window of its own. */
public final class EvidenceDialog {
    private static final double WIDTH = 1_120;
    private static final double HEIGHT = 760;

    private EvidenceDialog() {}

    /** Opens it beside another window and begins to run. Closing it, or Escape, ends the run. */
    public static Stage open(Window owner, Appearance appearance) {
        Stage stage = new Stage();
        EvidenceView view = new EvidenceView(appearance.theme());
        appearance.themeProperty().addListener((o, was, is) -> view.setTheme(is));
        Scene scene = new Scene(view, WIDTH, HEIGHT);
        appearance.dress(scene);
        scene.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.initOwner(owner);
        stage.setTitle("How accurate is this?");
        stage.setMinWidth(840);
        stage.setMinHeight(480);
        stage.setScene(scene);
        stage.setOnHidden(e -> view.cancel());
        stage.show();
        view.run();
        return stage;
    }
}
