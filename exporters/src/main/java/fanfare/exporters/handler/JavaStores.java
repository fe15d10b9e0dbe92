package fanfare.exporters.handler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** What a handler in Java needs for databases (JDBC with tokens) and caches. */
final class JavaStores {
    private JavaStores() {}

    /** Takes a dependency of the project. */
    interface Dependencies {
        void add(String group, String artifact, String version);
    }

    static void dependencies(Plan plan, Dependencies to) {
        if (!plan.databases().isEmpty()) {
            to.add("software.amazon.jdbc", "aws-advanced-jdbc-wrapper", "2.5.4");
            to.add("software.amazon.awssdk", "rds", "");
        }
        if (plan.databases().values().stream().anyMatch(CallOut::mysql)) {
            to.add("com.mysql", "mysql-connector-j", "9.2.0");
        }
        if (plan.databases().values().stream().anyMatch(c -> !c.mysql())) {
            to.add("org.postgresql", "postgresql", "42.7.5");
        }
        if (!plan.caches().isEmpty()) {
            to.add("redis.clients", "jedis", "5.2.0");
        }
    }

    static void imports(Plan plan, TreeSet<String> imports) {
        if (!plan.databases().isEmpty()) {
            imports.add("java.sql.Connection");
            imports.add("java.sql.DriverManager");
            imports.add("java.sql.PreparedStatement");
            imports.add("java.sql.SQLException");
        }
        if (!plan.caches().isEmpty()) {
            imports.add("java.util.Set");
            imports.add("redis.clients.jedis.DefaultJedisClientConfig");
            imports.add("redis.clients.jedis.HostAndPort");
            imports.add("redis.clients.jedis.JedisCluster");
            imports.add("redis.clients.jedis.commands.JedisCommands");
        }
    }

    /** What the constructor takes for databases and caches, by name. */
    static Map<String, JavaClients.Part> parts(Plan plan) {
        Map<String, JavaClients.Part> parts = new LinkedHashMap<>();
        plan.caches()
                .values()
                .forEach(c -> parts.put(
                        "cache" + c.capitalised(),
                        new JavaClients.Part(
                                "JedisCommands",
                                "new JedisCluster(Set.of(new HostAndPort(System.getenv(\"" + c.variable()
                                        + "\"), 6379)), DefaultJedisClientConfig.builder().ssl(true).build())")));
        plan.databases()
                .values()
                .forEach(c -> parts.put(
                        "database" + c.capitalised(),
                        new JavaClients.Part(
                                "Database", "() -> DriverManager.getConnection(" + url(c) + ", \"app\", \"\")")));
        return parts;
    }

    private static String url(CallOut c) {
        String address =
                "://\" + System.getenv(\"" + c.variable() + "\") + \":" + c.port() + "/app?wrapperPlugins=iam&";
        return c.mysql()
                ? "\"jdbc:aws-wrapper:mysql" + address + "sslMode=REQUIRED\""
                : "\"jdbc:aws-wrapper:postgresql" + address + "sslmode=require\"";
    }

    /** The fields of connections that are kept. */
    static void kept(Plan plan, Code code) {
        plan.databases().forEach((store, c) -> {
            if (plan.keeps(store)) {
                code.add("private Connection kept" + c.capitalised() + ";");
            }
        });
    }

    /** What the constructor connects. */
    static void connectAtInit(Plan plan, Code code) {
        plan.databases().forEach((store, c) -> {
            if (plan.connects(store, "init")) {
                code.add("kept" + c.capitalised() + " = connect" + c.capitalised() + "();");
            }
        });
    }

    static void connections(Plan plan, Code code) {
        plan.databases().forEach((store, c) -> {
            String name = c.capitalised();
            code.gap().add("private Connection connect" + name + "() {").in();
            code.add("try {").in();
            code.add("return database" + name + ".connect();").out();
            failure(code).out().add("}");
            if (plan.keeps(store)) {
                code.gap()
                        .add(
                                "/** Connected once per execution environment, and again when the connection was lost. */");
                code.add("private synchronized Connection open" + name + "() throws SQLException {")
                        .in();
                code.add("if (kept" + name + " == null || !kept" + name + ".isValid(1)) {")
                        .in();
                code.add("kept" + name + " = connect" + name + "();").out().add("}");
                code.add("return kept" + name + ";").out().add("}");
            }
        });
    }

    private static Code failure(Code code) {
        return code.add("} catch (SQLException e) {\n    throw new IllegalStateException(e);\n}");
    }

    static void query(CallOut call, Code code) {
        boolean kept = !call.connect().equals("every-invocation");
        boolean read = call.action() == CallOut.Action.QUERY;
        String sql = Sql.of(call, "?", "?::jsonb", "?");
        String name = call.capitalised();
        if (kept) {
            code.add("try (PreparedStatement s = open" + name + "().prepareStatement(")
                    .in()
                    .in();
        } else {
            code.add("try (Connection connection = connect" + name + "();").in().in();
            code.add("PreparedStatement s = connection.prepareStatement(").in().in();
        }
        code.add(sql + ")) {").out();
        if (!kept) {
            code.out().out();
        }
        code.add("s.setString(1, item.id());");
        if (!read) {
            code.add("s.setString(2, item.body());");
        }
        code.add(read ? "s.executeQuery();" : "s.executeUpdate();").out();
        failure(code);
    }

    static void cached(Plan.Step step, Code code) {
        CallOut call = step.call();
        String cache = "cache" + call.capitalised();
        String keep = cache + ".psetex(item.id(), " + call.ttlMillis() + "L, item.body());";
        if (call.action() == CallOut.Action.READ_CACHED) {
            code.add("String found = " + cache + ".get(item.id());");
            step.behind().ifPresent(b -> {
                code.add("if (found == null) {").in();
                code.add(b.name() + "(item);").add(keep).out().add("}");
            });
            return;
        }
        step.behind().ifPresent(b -> code.add(b.name() + "(item);"));
        code.add(call.writesThrough() ? keep : cache + ".del(item.id());");
    }
}
