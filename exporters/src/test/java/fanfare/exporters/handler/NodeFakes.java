package fanfare.exporters.handler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Stand-ins for the packages that handlers in JavaScript import. */
final class NodeFakes {
    private static final Path FAKES = Path.of("src/test/resources/fakes/node");
    private static final List<String> CLIENTS = List.of(
            "dynamodb",
            "s3",
            "sqs",
            "sns",
            "eventbridge",
            "lambda",
            "kinesis",
            "sfn",
            "ecs",
            "firehose",
            "apigatewaymanagementapi");

    private NodeFakes() {}

    /** Puts them where code in this folder looks for packages. */
    static void modules(Path folder) throws IOException {
        for (String store : List.of("pg", "mysql2", "redis", "@aws-sdk/rds-signer")) {
            module(
                    folder,
                    store,
                    "stores.cjs",
                    "{\"exports\": { \".\": \"./stores.cjs\", \"./promise\": \"./stores.cjs\" }}");
        }
        for (String client : CLIENTS) {
            module(folder, "@aws-sdk/client-" + client, "sdk.mjs", "{\"exports\": \"./sdk.mjs\"}");
        }
    }

    private static void module(Path folder, String name, String file, String packageJson) throws IOException {
        Path module = Files.createDirectories(folder.resolve("node_modules").resolve(name));
        Files.copy(FAKES.resolve(file), module.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(module.resolve("package.json"), packageJson);
    }
}
