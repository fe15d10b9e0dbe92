package fanfare.exporters.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a handler in JavaScript needs for databases and caches. */
final class NodeStores {
    private NodeStores() {}

    static boolean any(Plan plan) {
        return !plan.databases().isEmpty() || !plan.caches().isEmpty();
    }

    private static boolean uses(Plan plan, boolean mysql) {
        return plan.databases().values().stream().anyMatch(c -> c.mysql() == mysql);
    }

    static String dependencies(Plan plan) {
        List<String> all = new ArrayList<>();
        if (!plan.databases().isEmpty()) {
            all.add("\"@aws-sdk/rds-signer\": \"^3\"");
        }
        if (uses(plan, true)) {
            all.add("\"mysql2\": \"^3\"");
        }
        if (uses(plan, false)) {
            all.add("\"pg\": \"^8\"");
        }
        if (!plan.caches().isEmpty()) {
            all.add("\"redis\": \"^5\"");
        }
        return all.isEmpty() ? "" : ",\n  \"dependencies\": {\n    " + String.join(",\n    ", all) + "\n  }";
    }

    static void imports(Plan plan, Code code) {
        if (uses(plan, true)) {
            code.add("import mysql from \"mysql2/promise\";");
        }
        if (uses(plan, false)) {
            code.add("import pg from \"pg\";");
        }
        if (!plan.caches().isEmpty()) {
            code.add("import { createCluster } from \"redis\";");
        }
        if (!plan.databases().isEmpty()) {
            code.add("import { Signer } from \"@aws-sdk/rds-signer\";");
        }
    }

    static void clients(Plan plan, Code code) {
        for (Map.Entry<String, CallOut> c : plan.caches().entrySet()) {
            code.add("const cache" + c.getValue().capitalised() + " = createCluster({")
                    .in();
            code.add(
                    "rootNodes: [{ url: `rediss://${process.env." + c.getValue().variable() + "}:6379` }],");
            code.add("defaults: { socket: { tls: true } },").out().add("});");
        }
        plan.databases().forEach((name, call) -> connect(name, call, plan, code));
    }

    private static void connect(String store, CallOut call, Plan plan, Code code) {
        String name = call.capitalised();
        code.add("const connect" + name + " = () => {").in();
        code.add("const endpoint = { hostname: process.env." + call.variable() + ", port: " + call.port()
                + ", username: \"app\" };");
        code.add("const token = () => new Signer(endpoint).getAuthToken();");
        code.add(call.mysql() ? "return mysql.createPool({" : "return new pg.Pool({")
                .in();
        code.add("host: endpoint.hostname,").add("port: endpoint.port,").add("user: endpoint.username,");
        code.add("database: \"app\",");
        if (call.mysql()) {
            code.add("connectionLimit: 1,").add("ssl: {},");
            code.add("authPlugins: { mysql_clear_password: () => async () => Buffer.from(`${await token()}\\0`) },");
        } else {
            code.add("max: 1,").add("ssl: true,").add("password: token,");
        }
        code.out().add("});").out().add("};");
        if (plan.keeps(store)) {
            code.add("const pool" + name + " = connect" + name + "();");
        }
        if (plan.connects(store, "init")) {
            code.add("await pool" + name + ".query(\"SELECT 1\");");
        }
    }

    static void query(CallOut call, Code code) {
        boolean kept = !call.connect().equals("every-invocation");
        String pool = "pool" + call.capitalised();
        if (!kept) {
            code.add("const " + pool + " = connect" + call.capitalised() + "();");
            code.add("try {").in();
        }
        code.add("return await " + pool + ".query(" + Sql.of(call, "$1", "$2", "?") + ", ["
                + (call.action() == CallOut.Action.QUERY
                        ? "String(item.id)"
                        : "String(item.id), JSON.stringify(item.body ?? null)")
                + "]);");
        if (!kept) {
            code.out().add("} finally {\n  await " + pool + ".end();\n}");
        }
    }

    static void cached(Plan.Step step, Code code) {
        CallOut call = step.call();
        String cache = "cache" + call.capitalised();
        code.add("if (!" + cache + ".isOpen) {\n  await " + cache + ".connect();\n}");
        code.add("const key = String(item.id);");
        String keep = "{ PX: " + call.ttlMillis() + " }";
        if (call.action() == CallOut.Action.READ_CACHED) {
            code.add("const found = await " + cache + ".get(key);");
            if (step.behind().isEmpty()) {
                code.add("return found === null ? null : JSON.parse(found);");
                return;
            }
            code.add("if (found !== null) {\n  return JSON.parse(found);\n}");
            code.add("const value = await " + step.behind().get().name() + "(item);");
            code.add("await " + cache + ".set(key, JSON.stringify(value ?? null), " + keep + ");");
            code.add("return value;");
            return;
        }
        step.behind().ifPresent(b -> code.add("await " + b.name() + "(item);"));
        code.add(
                call.writesThrough()
                        ? "await " + cache + ".set(key, JSON.stringify(item.body ?? null), " + keep + ");"
                        : "await " + cache + ".del(key);");
    }
}
