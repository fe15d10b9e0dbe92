package fanfare.exporters.handler;

/** The statements of starter code: one table of items with an id and a body in JSON. */
final class Sql {
    private Sql() {}

    /** The statement as a literal, with the placeholders of the language for PostgreSQL and for MySQL. */
    static String of(CallOut call, String first, String second, String mysql) {
        String id = call.mysql() ? mysql : first;
        if (call.action() == CallOut.Action.QUERY) {
            return "\"SELECT body FROM items WHERE id = " + id + "\"";
        }
        String body = call.mysql() ? mysql : second;
        return "\"INSERT INTO items (id, body) VALUES (" + id + ", " + body + ")"
                + (call.mysql()
                        ? " ON DUPLICATE KEY UPDATE body = VALUES(body)"
                        : " ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body")
                + "\"";
    }
}
