package fanfare.exporters.cloudformation;

/** Paths of routes. */
final class Paths {
    private Paths() {}

    /** As ARNs of permissions have it: {@code /orders/*}. */
    static String pattern(String path) {
        return path.equals("$default") ? "/*" : path.replaceAll("\\{[^}]*}", "*");
    }

    /** As a part of an id: {@code OrdersId}. */
    static String word(String path) {
        StringBuilder word = new StringBuilder();
        for (String part : path.split("[^A-Za-z0-9]+")) {
            if (!part.isEmpty()) {
                word.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return word.toString();
    }
}
