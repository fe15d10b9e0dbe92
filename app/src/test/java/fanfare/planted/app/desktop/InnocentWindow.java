package fanfare.planted.app.desktop;

import javafx.scene.Node;

/** The desktop may use the screen's libraries. */
public record InnocentWindow(Node content) {}
