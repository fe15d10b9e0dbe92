package fanfare.exporters.handler;

import java.util.Locale;
import java.util.TreeSet;

/** What a handler in Python needs for databases and caches. */
final class PythonStores {
    private PythonStores() {}

    private static TreeSet<String> modules(Plan plan) {
        TreeSet<String> modules = new TreeSet<>();
        plan.databases().values().forEach(c -> modules.add(c.mysql() ? "pymysql" : "psycopg"));
        return modules;
    }

    static String requirements(Plan plan) {
        StringBuilder all = new StringBuilder();
        modules(plan).forEach(m -> all.append(m.equals("psycopg") ? "psycopg[binary]\n" : "PyMySQL\n"));
        if (!plan.caches().isEmpty()) {
            all.append("redis\n");
        }
        return all.toString();
    }

    static void imports(Plan plan, boolean noClients, Code code) {
        if (noClients && plan.caches().isEmpty()) {
            return;
        }
        code.gap();
        if (!noClients) {
            code.add("import boto3");
        }
        modules(plan).forEach(m -> code.add("import " + m));
        if (!plan.caches().isEmpty()) {
            code.add("from redis.cluster import RedisCluster");
        }
        if (plan.idempotent()) {
            code.add("from botocore.exceptions import ClientError");
        }
    }

    private static String name(CallOut call) {
        return Variables.snake(call.to().name()).toLowerCase(Locale.ROOT);
    }

    static void clients(Plan plan, Code code) {
        plan.caches()
                .values()
                .forEach(c -> code.add("cache_" + name(c) + " = RedisCluster(host=os.environ[\"" + c.variable()
                        + "\"], port=6379, ssl=True, decode_responses=True)"));
        if (plan.databases().isEmpty()) {
            return;
        }
        code.add("connections = {}");
        plan.databases().forEach((store, call) -> connect(plan, store, call, code));
    }

    private static void connect(Plan plan, String store, CallOut call, Code code) {
        String name = name(call);
        code.gap().gap().add("def connect_" + name + "():").in();
        code.add("host = os.environ[\"" + call.variable() + "\"]");
        code.add("token = rds.generate_db_auth_token(DBHostname=host, Port=" + call.port() + ", DBUsername=\"app\")");
        code.add(
                        call.mysql()
                                ? "return pymysql.connect(host=host, port=3306, user=\"app\", password=token, database=\"app\", ssl={\"ssl\": {}}, autocommit=True)"
                                : "return psycopg.connect(host=host, port=5432, user=\"app\", password=token, dbname=\"app\", sslmode=\"require\", autocommit=True)")
                .out();
        if (plan.keeps(store)) {
            code.gap().gap().add("def pool_" + name + "():").in();
            code.add("\"\"\"Connected once per execution environment, and again when the connection was lost.\"\"\"");
            code.add("kept = connections.get(\"" + store + "\")");
            code.add("if kept is None or " + (call.mysql() ? "not kept.open" : "kept.closed") + ":")
                    .in();
            code.add("kept = connections[\"" + store + "\"] = connect_" + name + "()")
                    .out();
            code.add("return kept").out();
        }
        if (plan.connects(store, "init")) {
            code.gap().gap().add("pool_" + name + "()");
        }
    }

    static void query(CallOut call, Code code) {
        boolean kept = !call.connect().equals("every-invocation");
        boolean read = call.action() == CallOut.Action.QUERY;
        if (!kept) {
            code.add("with connect_" + name(call) + "() as connection:").in();
        }
        code.add("with " + (kept ? "pool_" + name(call) + "()" : "connection") + ".cursor() as cursor:")
                .in();
        code.add("cursor.execute(").in();
        code.add(Sql.of(call, "%s", "%s", "%s") + ",");
        code.add(read ? "(str(item[\"id\"]),)," : "(str(item[\"id\"]), json.dumps(item[\"body\"])),")
                .out();
        code.add(")");
        if (read) {
            code.add("return cursor.fetchone()");
        }
        code.out();
        if (!kept) {
            code.out();
        }
    }

    static void cached(CallOut call, String behind, Code code) {
        String cache = "cache_" + name(call);
        code.add("key = str(item[\"id\"])");
        if (call.action() == CallOut.Action.READ_CACHED) {
            code.add("found = " + cache + ".get(key)");
            if (behind.isEmpty()) {
                code.add("return None if found is None else json.loads(found)");
                return;
            }
            code.add("if found is not None:\n    return json.loads(found)");
            code.add("value = " + behind + "(item)");
            code.add(cache + ".set(key, json.dumps(value, default=str), px=" + call.ttlMillis() + ")");
            code.add("return value");
            return;
        }
        if (!behind.isEmpty()) {
            code.add(behind + "(item)");
        }
        code.add(
                call.writesThrough()
                        ? cache + ".set(key, json.dumps(item[\"body\"]), px=" + call.ttlMillis() + ")"
                        : cache + ".delete(key)");
    }
}
