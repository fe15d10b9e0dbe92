package fanfare.exporters.handler;

import java.util.Map;
import java.util.TreeMap;

/** What a handler in JavaScript or TypeScript needs for databases and caches. */
record NodeStores(Plan plan, Script script) {
    static boolean any(Plan plan) {
        return !plan.databases().isEmpty() || !plan.caches().isEmpty();
    }

    static boolean uses(Plan plan, boolean mysql) {
        return plan.databases().values().stream().anyMatch(c -> c.mysql() == mysql);
    }

    /** The packages with their versions. */
    static Map<String, String> dependencies(Plan plan) {
        Map<String, String> all = new TreeMap<>();
        if (!plan.databases().isEmpty()) {
            all.put("@aws-sdk/rds-signer", "^3.0.0");
        }
        if (uses(plan, true)) {
            all.put("mysql2", "^3.0.0");
        }
        if (uses(plan, false)) {
            all.put("pg", "^8.0.0");
        }
        if (!plan.caches().isEmpty()) {
            all.put("redis", "^5.0.0");
        }
        return all;
    }

    void imports(Code code) {
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

    void clients(Code code) {
        for (Map.Entry<String, CallOut> c : plan.caches().entrySet()) {
            code.add("export const cache" + c.getValue().capitalised() + " = createCluster({")
                    .in();
            code.add(
                    "rootNodes: [{ url: `rediss://${process.env." + c.getValue().variable() + "}:6379` }],");
            code.add("defaults: { socket: { tls: true } },").out().add("});");
        }
        plan.databases().forEach((name, call) -> connect(name, call, code));
    }

    private void connect(String store, CallOut call, Code code) {
        String name = call.capitalised();
        code.add("const connect" + name + " = () => {").in();
        code.add("const endpoint = { hostname: " + script.given("process.env." + call.variable()) + ", port: "
                + call.port() + ", username: \"app\" };");
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

    void query(CallOut call, Code code) {
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

    void cached(Plan.Step step, Code code) {
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
