package fanfare.exporters.framework;

import fanfare.exporters.template.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions with their settings and those of the provider, where their results go, and what they listen to. */
final class Functions {
    private static final Part MEMORY = new Part.Text("1024", true, 0);
    private static final Part TIMEOUT = new Part.Text("6", true, 0);

    private final Service in;
    private final Roles roles;

    Functions(Service in) {
        this.in = in;
        this.roles = new Roles(in);
    }

    void read() {
        in.functions().forEach(this::function);
    }

    private void function(String key, Part f) {
        int line = f.line();
        Part container = f.at("image").exists() ? Part.text("Image") : Part.NONE;
        String id = in.stack()
                .make(
                        LogicalIds.function(key),
                        "AWS::Lambda::Function",
                        line,
                        "FunctionName",
                        name(key, f),
                        "Handler",
                        f.at("handler"),
                        "Runtime",
                        container.exists() ? Part.NONE : either(f, "runtime"),
                        "PackageType",
                        container,
                        "MemorySize",
                        otherwise(either(f, "memorySize"), MEMORY),
                        "Timeout",
                        otherwise(either(f, "timeout"), TIMEOUT),
                        "Architectures",
                        one(either(f, "architecture")),
                        "ReservedConcurrentExecutions",
                        f.at("reservedConcurrency"),
                        "ProvisionedConcurrencyConfig",
                        field("ProvisionedConcurrentExecutions", f.at("provisionedConcurrency")),
                        "SnapStart",
                        f.at("snapStart").isTrue() ? field("ApplyOn", Part.text("PublishedVersions")) : Part.NONE,
                        "EphemeralStorage",
                        field("Size", f.at("ephemeralStorageSize")),
                        "Environment",
                        environment(f),
                        "Role",
                        roles.of(key, f),
                        "Layers",
                        either(f, "layers"),
                        "VpcConfig",
                        network(otherwise(f.at("vpc"), in.provider().at("vpc"))),
                        "FileSystemConfigs",
                        files(f.at("fileSystemConfig")),
                        "DeadLetterConfig",
                        field("TargetArn", f.at("onError")),
                        "FunctionUrlConfig",
                        url(f.at("url")));
        in.stack().said(id);
        in.stack().call(id, key);
        aliases(key, f);
        outcomes(key, f);
        Events.read(key, f.at("events"), in);
    }

    private Part name(String key, Part f) {
        return f.at("name").exists() ? f.at("name") : Part.text(in.title() + "-" + in.stage() + "-" + key);
    }

    private Part either(Part function, String field) {
        return otherwise(function.at(field), in.provider().at(field));
    }

    private static Part otherwise(Part part, Part otherwise) {
        return part.exists() ? part : otherwise;
    }

    private static Part one(Part part) {
        return part.exists() ? Part.items(part) : Part.NONE;
    }

    private static Part field(String name, Part value) {
        return value.exists() ? Part.fields(value.line(), name, value) : Part.NONE;
    }

    private Part environment(Part f) {
        Map<String, Part> all =
                new LinkedHashMap<>(in.provider().at("environment").entries());
        all.putAll(f.at("environment").entries());
        return all.isEmpty() ? Part.NONE : Part.fields(f.line(), "Variables", new Part.Fields(all, f.line()));
    }

    private static Part network(Part vpc) {
        return vpc instanceof Part.Fields
                ? Part.fields(
                        vpc.line(), "SecurityGroupIds", vpc.at("securityGroupIds"), "SubnetIds", vpc.at("subnetIds"))
                : Part.NONE;
    }

    private static Part files(Part said) {
        return said.exists() ? Part.items(Part.fields(said.line(), "Arn", said.at("arn"))) : Part.NONE;
    }

    private static Part url(Part said) {
        boolean none = !said.exists() || said.wordsOr("").equals("false");
        boolean iam = said.at("authorizer").exists();
        return none
                ? Part.NONE
                : Part.fields(
                        said.line(),
                        "AuthType",
                        Part.text(iam ? "AWS_IAM" : "NONE"),
                        "InvokeMode",
                        said.at("invokeMode"));
    }

    /** Resources by which the text may refer to a function. */
    private void aliases(String key, Part f) {
        Part function = Part.ref(LogicalIds.function(key), f.line());
        if (f.at("provisionedConcurrency").exists()) {
            in.stack().make(LogicalIds.provisionedAlias(key), "AWS::Lambda::Alias", f.line(), "FunctionName", function);
        }
        if (f.at("snapStart").isTrue()) {
            in.stack().make(LogicalIds.snapStartAlias(key), "AWS::Lambda::Alias", f.line(), "FunctionName", function);
        }
        if (url(f.at("url")).exists()) {
            in.stack().make(LogicalIds.functionUrl(key), "AWS::Lambda::Url", f.line(), "TargetFunctionArn", function);
        }
    }

    private void outcomes(String key, Part f) {
        List<Object> to = new ArrayList<>();
        for (String when : List.of("onSuccess", "onFailure")) {
            Part said = f.at("destinations").at(when);
            Part arn = said.at("arn").exists() ? said.at("arn") : in.target(said);
            if (said.exists()) {
                to.add(LogicalIds.letters(when));
                to.add(Part.fields(said.line(), "Destination", arn));
            }
        }
        if (!to.isEmpty()) {
            in.stack()
                    .make(
                            LogicalIds.normal(key) + "LambdaEvConf",
                            "AWS::Lambda::EventInvokeConfig",
                            f.at("destinations").line(),
                            "FunctionName",
                            Part.ref(LogicalIds.function(key), f.line()),
                            "DestinationConfig",
                            Part.fields(f.line(), to.toArray()));
        }
    }
}
