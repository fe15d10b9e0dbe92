package fanfare.model.connect;

import fanfare.model.design.Connection;
import fanfare.model.kind.Interactions;
import java.util.Locale;

/** Method and path of a connection that leaves an API. */
public final class Routes {
    private Routes() {}

    /** The method: what is set, else GET for reads, POST for other services, and any for functions and proxies. */
    public static String method(Connection c) {
        if (c.as().properties().contains(Interactions.METHOD)) {
            return c.get(Interactions.METHOD);
        }
        return c.value(Interactions.SERVICE_METHOD).orElse(c.as().equals(Interactions.READ) ? "GET" : "POST");
    }

    /** True for a route whose answers the cache of a REST API keeps. */
    public static boolean isCached(Connection c) {
        return !c.as().equals(Interactions.AUTHORIZE) && method(c).equals("GET");
    }

    /** The path: what is set, else the receiver's name in lower case. */
    public static String path(Connection c) {
        return c.value(Interactions.PATH).orElse("/" + c.to().toLowerCase(Locale.ROOT));
    }
}
