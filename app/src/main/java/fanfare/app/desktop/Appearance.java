package fanfare.app.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import fanfare.exporters.picture.Theme;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/** Light or dark, for every window at once. */
public final class Appearance {
    private static final String LIGHT_CLASS = "light";
    private static final String DARK_CLASS = "dark";

    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>();

    /** Begins with a theme. */
    public Appearance(Theme first) {
        use(first);
    }

    /** The theme in use. */
    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /** The theme in use. */
    public Theme theme() {
        return theme.get();
    }

    /** Goes to a theme. */
    public void use(Theme next) {
        Application.setUserAgentStylesheet(
                next == Theme.LIGHT
                        ? new PrimerLight().getUserAgentStylesheet()
                        : new PrimerDark().getUserAgentStylesheet());
        theme.set(next);
    }

    /** Goes to the other theme. */
    public void toggle() {
        use(theme() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT);
    }

    /** Dresses a scene, and again whenever the theme changes. */
    public void dress(Scene scene) {
        scene.getStylesheets()
                .add(Appearance.class
                        .getResource("/fanfare/app/desktop/app.css")
                        .toExternalForm());
        mark(scene);
        theme.addListener((o, was, is) -> mark(scene));
    }

    private void mark(Scene scene) {
        scene.getRoot().getStyleClass().removeAll(LIGHT_CLASS, DARK_CLASS);
        scene.getRoot().getStyleClass().add(theme() == Theme.LIGHT ? LIGHT_CLASS : DARK_CLASS);
    }
}
