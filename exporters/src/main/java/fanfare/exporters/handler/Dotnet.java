package fanfare.exporters.handler;

import fanfare.model.kind.Function;
import java.util.Map;

/** A minimal handler in C#. */
final class Dotnet implements Language {
    @Override
    public boolean runs(String runtime) {
        return runtime.startsWith("dotnet");
    }

    @Override
    public String entryPoint() {
        return "App::App.Handler::Handle";
    }

    @Override
    public String dockerfile(Plan plan, String image) {
        return "FROM " + image + "\nCOPY bin/publish ${LAMBDA_TASK_ROOT}\nCMD [\"App::App.Handler::Handle\"]\n";
    }

    @Override
    public String baseImage(String runtime) {
        return "public.ecr.aws/lambda/dotnet:" + version(runtime);
    }

    private static String version(String runtime) {
        return runtime.replaceAll("[^0-9]", "");
    }

    @Override
    public Map<String, String> files(Plan plan) {
        Code code = new Code("    ");
        plan.summary().forEach(line -> code.add("// " + line));
        code.add("""
                using System;
                using System.Collections.Generic;
                using System.Text.Json;
                using Amazon.Lambda.Core;

                [assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

                namespace App;

                public class Handler""");
        code.add("{").in();
        code.add("public Dictionary<string, object> Handle(JsonElement input, ILambdaContext context)")
                .add("{")
                .in();
        plan.calls()
                .forEach(s -> code.add("// Here it " + s.call().words() + ", Environment.GetEnvironmentVariable(\""
                        + s.call().variable() + "\")"));
        code.add("Console.WriteLine(JsonSerializer.Serialize(new { message = \"done\", function = \""
                + plan.function().name() + "\", requestId = context.AwsRequestId }));");
        code.add(
                plan.partial()
                        ? "return new() { [\"batchItemFailures\"] = Array.Empty<object>() };"
                        : plan.onlyJudges()
                                ? verdict(plan)
                                : plan.answersHttp()
                                        ? "return new() { [\"statusCode\"] = 200, [\"body\"] = JsonSerializer.Serialize(new { id = context.AwsRequestId }) };"
                                        : "return new() { [\"id\"] = context.AwsRequestId };");
        code.out().add("}").out().add("}");
        return Map.of("Handler.cs", code.toString(), "App.csproj", project(plan));
    }

    /** Denies everybody until somebody writes the check. */
    private static String verdict(Plan plan) {
        return plan.has(Trigger.Shape.VERDICT_V2)
                ? "return new() { [\"isAuthorized\"] = false };"
                : "return new() { [\"principalId\"] = \"caller\", [\"policyDocument\"] = new { Version = \"2012-10-17\", Statement = new[] { new { Action = \"execute-api:Invoke\", Effect = \"Deny\", Resource = input.GetProperty(\"methodArn\").GetString() } } } };";
    }

    private static String project(Plan plan) {
        return """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net%s.0</TargetFramework>
                    <AWSProjectType>Lambda</AWSProjectType>
                    <AssemblyName>App</AssemblyName>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Amazon.Lambda.Core" Version="2.5.0" />
                    <PackageReference Include="Amazon.Lambda.Serialization.SystemTextJson" Version="2.4.4" />
                  </ItemGroup>
                </Project>
                """.formatted(version(plan.function().get(Function.RUNTIME)));
    }

    @Override
    public String remark(Plan plan) {
        return Remarks.skeleton(plan, "C#");
    }
}
