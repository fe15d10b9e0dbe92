package fanfare.simulator.price;

/**
 * What is wrong in a file of prices or usage.
 *
 * @param file as the user named it
 * @param line counted from 1; 0 where the whole file is meant
 * @param message what is wrong and what was expected
 * @param remedy what to do
 */
public record Problem(String file, long line, String message, String remedy) {
    /** One line: file, line, what is wrong, what to do. */
    @Override
    public String toString() {
        return (line > 0 ? file + ":" + line : file) + ": " + message + ". " + remedy;
    }
}
