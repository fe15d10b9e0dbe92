package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.text;

import java.util.List;

/** A function whose code is packed from its folder. */
final class FunctionBlock {
    private static final int LONGEST_NAME = 64;
    private static final String ARCHIVE = "archive_file";

    static final Shape SHAPE = Shape.plain()
            .named("function_name", LONGEST_NAME)
            .without("Code", "RecursiveLoop", "Environment")
            .also(FunctionBlock::code)
            .also(FunctionBlock::environment)
            .also(FunctionBlock::published)
            .then(FunctionBlock::recursion);

    private FunctionBlock() {}

    private static void code(Source source, Block block, Translation into) {
        Object code = source.get("Code");
        Object image = Trees.at(code, "ImageUri");
        if (image != null) {
            block.with("image_uri", image(source, into));
            return;
        }
        if (!(code instanceof String)) {
            Shape.plain().fill(block, Trees.map(code), "", into.values());
            return;
        }
        String name = into.unique(ARCHIVE, into.local(source));
        String folder = into.builds().packed(source.id());
        into.add(
                source,
                Block.data(ARCHIVE, name)
                        .with("type", "zip")
                        .with("source_dir", inModule(folder))
                        .with("output_path", inModule(Builds.FOLDER + "/" + source.id() + ".zip"))
                        .with("output_file_mode", "0755"));
        String archive = "data." + ARCHIVE + "." + name + ".";
        block.code("filename", archive + "output_path").code("source_code_hash", archive + "output_base64sha256");
    }

    private static Expression inModule(String path) {
        return new Expression.Template(List.of(Expression.code("path.module"), text("/" + path)));
    }

    private static void environment(Source source, Block block, Translation into) {
        Object variables = Trees.at(source.properties(), "Environment", "Variables");
        if (!Trees.map(variables).isEmpty()) {
            block.nested("environment").with("variables", into.value(variables));
        }
    }

    /** Terraform publishes versions with the function. */
    private static void published(Source source, Block block, Translation into) {
        if (into.ofType("AWS::Lambda::Version")
                .anyMatch(v -> into.referred(v.get("FunctionName"))
                        .filter(source::equals)
                        .isPresent())) {
            block.code("publish", true);
        }
    }

    private static void recursion(Source source, Translation into) {
        if (source.has("RecursiveLoop")) {
            into.add(
                    source,
                    into.beside(source, "aws_lambda_function_recursion_config")
                            .with("function_name", into.of(source, "function_name"))
                            .with("recursive_loop", into.value(source.get("RecursiveLoop"))));
        }
    }

    private static Expression image(Source source, Translation into) {
        into.remark("Build the image of " + source.id() + " (docker build " + Builds.SOURCES + source.id()
                + "), push it to Amazon ECR, and give its URI as " + source.id() + "Image.");
        return into.input(
                source.id() + "Image",
                "Image of " + source.id() + ": its URI in Amazon ECR, built from " + Builds.SOURCES + source.id());
    }
}
