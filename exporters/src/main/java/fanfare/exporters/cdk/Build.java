package fanfare.exporters.cdk;

import java.util.Optional;

/**
 * How code that is compiled gets into a function: what the build yields if it is there; else the sources, so that the app can be
 * looked at before it is built, with a warning.
 *
 * @param artifact what the build yields, relative to the function's folder
 * @param command what is run in the function's folder
 */
record Build(String artifact, String command) {
    /** Lambda looks for classes in the folder and for libraries in its folder lib. */
    private static final String JAVA =
            "mvn package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/classes/lib";

    /** The build of a runtime, if there must be one. */
    static Optional<Build> of(String runtime) {
        if (runtime.startsWith("java")) {
            return Optional.of(new Build("target/classes", JAVA));
        }
        return runtime.startsWith("dotnet")
                ? Optional.of(new Build("publish", "dotnet publish -c Release -o publish"))
                : Optional.empty();
    }

    /** What installs the libraries that code names beside those of its runtime; empty if it names none. */
    static Optional<String> libraries(String packageJson, String requirements, String architecture) {
        if (packageJson.contains("\"dependencies\"")) {
            return Optional.of("npm install --omit=dev");
        }
        String machine = architecture.equals("arm64") ? "aarch64" : "x86_64";
        return requirements.isBlank()
                ? Optional.empty()
                : Optional.of(
                        "pip install -r requirements.txt -t . --only-binary=:all: --platform manylinux2014_" + machine);
    }

    /** The code of a function. */
    Ts code(String function) {
        return Ts.call("builtCode", Ts.code("this"), Ts.text("src/" + function), Ts.text(artifact), Ts.text(command));
    }

    /** The file that the stack imports for it. */
    static final String FILE = """
            import * as fs from 'node:fs';
            import * as path from 'node:path';
            import * as cdk from 'aws-cdk-lib';
            import * as lambda from 'aws-cdk-lib/aws-lambda';
            import { Construct } from 'constructs';

            /**
             * The code of a function whose language is compiled: what the build yields. Before the build it is the
             * sources, so that `cdk synth` and `cdk diff` work at once; a warning says what to run before `cdk deploy`.
             */
            export function builtCode(
              scope: Construct,
              folder: string,
              artifact: string,
              command: string,
            ): lambda.Code {
              const sources = path.join(__dirname, '..', folder);
              const built = path.join(sources, artifact);
              if (fs.existsSync(built)) {
                return lambda.Code.fromAsset(built);
              }
              cdk.Annotations.of(scope).addWarningV2(
                `not-built:${folder}`,
                `${folder} is not built: run "${command}" there before you deploy.`,
              );
              return lambda.Code.fromAsset(sources);
            }
            """;
}
