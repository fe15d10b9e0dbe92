package fanfare.app.desktop.window;

import javafx.application.HostServices;

/** Opens web pages in the user's browser, once the program has told how. */
final class Browser {
    private static HostServices services;

    private Browser() {}

    static void use(HostServices ofTheProgram) {
        services = ofTheProgram;
    }

    static void open(String url) {
        if (services != null) {
            services.showDocument(url);
        }
    }
}
