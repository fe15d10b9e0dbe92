package fanfare.exporters.serverless;

import fanfare.exporters.handler.Handlers;
import fanfare.model.design.Component;
import fanfare.model.kind.Function;
import java.util.Map;
import java.util.Optional;

/**
 * How a function's code gets into its package: as it is, or built into a zip first.
 *
 * @param zip where the zip lies; empty if there is nothing to build
 * @param build the commands, from the folder of the service
 */
record Packaging(Optional<String> zip, String build) {
    private static final Packaging AS_IT_IS = new Packaging(Optional.empty(), "");

    static Packaging of(Component function, Map<String, String> files) {
        String folder = Handlers.folder(function);
        String runtime = function.get(Function.RUNTIME);
        if (function.get(Function.PACKAGE_TYPE).equals("image")) {
            return AS_IT_IS;
        }
        String commands = runtime.startsWith("java")
                ? "mvn -q package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/classes/lib"
                        + " && (cd target/classes && zip -qr ../../function.zip .)"
                : runtime.startsWith("dotnet")
                        ? "dotnet publish -c Release -o publish && (cd publish && zip -qr ../function.zip .)"
                        : runtime.startsWith("provided")
                                ? "chmod +x bootstrap && zip -q function.zip bootstrap"
                                : needsPackages(runtime, files.get(folder + "/requirements.txt"))
                                        ? "pip install -q -r requirements.txt -t package && cp *.py package && (cd package"
                                                + " && zip -qr ../function.zip .)"
                                        : "";
        return commands.isEmpty()
                ? AS_IT_IS
                : new Packaging(Optional.of(folder + "/function.zip"), "(cd " + folder + " && " + commands + ")");
    }

    private static boolean needsPackages(String runtime, String requirements) {
        return runtime.startsWith("python")
                && requirements != null
                && requirements.lines().anyMatch(l -> !l.isBlank() && !l.startsWith("#"));
    }
}
