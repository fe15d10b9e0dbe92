package fanfare.planted.app.cli;

/** The command line may print. */
public record InnocentCommand(String text) {
    void run() {
        System.out.println(text);
    }
}
