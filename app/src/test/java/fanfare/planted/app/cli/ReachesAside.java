package fanfare.planted.app.cli;

import fanfare.planted.app.desktop.InnocentWindow;

record ReachesAside(InnocentWindow window) {}
