package fanfare.planted.app.cli;

import javafx.scene.Node;

record ShowsWindow(Node content) {}
