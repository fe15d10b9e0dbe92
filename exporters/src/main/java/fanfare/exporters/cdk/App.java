package fanfare.exporters.cdk;

import fanfare.model.design.Design;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes a stack an app: the files that every app has.
 *
 * @param name of the app, such as {@code OrderFanOut}; its stack has the same id
 */
record App(String name, String title, String region) {
    static App of(Design design) {
        return new App(Names.pascal(design.name()), design.name(), design.region());
    }

    /** The name of files: {@code order-fan-out}. */
    String slug() {
        return Names.kebab(name);
    }

    /** The files of the app without the functions' code. */
    Map<String, String> files(Stack stack) {
        Map<String, String> files = new LinkedHashMap<>(stack.files());
        files.put("bin/" + slug() + ".ts", main());
        String text = new StackFile(stack).text(name + "Stack", title);
        files.put("lib/" + slug() + "-stack.ts", text);
        if (text.contains("from './built-code'")) {
            files.put("lib/built-code.ts", Build.FILE);
        }
        files.put("test/" + slug() + "-stack.test.ts", test(stack));
        files.put("cdk.json", cdkJson());
        files.put("package.json", packageJson());
        files.put("tsconfig.json", TSCONFIG);
        files.put(".gitignore", "node_modules/\ncdk.out/\n");
        return files;
    }

    private String main() {
        return """
                #!/usr/bin/env node
                import * as cdk from 'aws-cdk-lib';
                import { %1$sStack } from '../lib/%2$s-stack';

                const app = new cdk.App();
                new %1$sStack(app, '%1$s', {
                  description: %3$s,
                  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: '%4$s' },
                });
                """.formatted(name, slug(), TsText.quoted(title.replaceAll("\\p{Cntrl}+", " ")), region);
    }

    private String test(Stack stack) {
        Map<String, Integer> counts = new TreeMap<>();
        stack.resources().values().forEach(r -> {
            if (COUNTED.containsKey(r.type())) {
                counts.merge(COUNTED.get(r.type()), 1, Integer::sum);
            }
        });
        StringBuilder lines = new StringBuilder();
        counts.forEach((type, n) -> lines.append("  template.resourceCountIs('")
                .append(type)
                .append("', ")
                .append(n)
                .append(");\n"));
        String components = counts.isEmpty() ? "" : "\ntest('has its components', () => {\n" + lines + "});\n";
        return """
                import assert from 'node:assert';
                import test from 'node:test';
                import * as cdk from 'aws-cdk-lib';
                import { Template } from 'aws-cdk-lib/assertions';
                import { %1$sStack } from '../lib/%2$s-stack';

                const template = Template.fromStack(new %1$sStack(new cdk.App(), 'Test'));
                %3$s
                test('lets nobody do everything', () => {
                  const policies = JSON.stringify(template.findResources('AWS::IAM::Policy'));
                  assert.ok(!policies.includes('"Action":"*"'));
                });
                """.formatted(name, slug(), components);
    }

    /** Types of which the library adds none of its own. */
    private static final Map<String, String> COUNTED = Map.of(
            "AWS::DynamoDB::Table", "AWS::DynamoDB::Table",
            "AWS::SQS::Queue", "AWS::SQS::Queue",
            "AWS::SNS::Topic", "AWS::SNS::Topic",
            "AWS::S3::Bucket", "AWS::S3::Bucket",
            "AWS::Events::EventBus", "AWS::Events::EventBus",
            "AWS::Kinesis::Stream", "AWS::Kinesis::Stream",
            "AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine",
            "AWS::Serverless::Api", "AWS::ApiGateway::RestApi");

    private String cdkJson() {
        return "{\n  \"app\": \"npx tsx bin/" + slug() + ".ts\",\n  \"context\": {\n" + Flags.lines("    ")
                + "  }\n}\n";
    }

    private String packageJson() {
        return """
                {
                  "name": "%1$s",
                  "version": "1.0.0",
                  "private": true,
                  "bin": {
                    "%1$s": "bin/%1$s.ts"
                  },
                  "scripts": {
                    "build": "tsc",
                    "cdk": "cdk",
                    "test": "node --import tsx --test test/%1$s-stack.test.ts"
                  },
                  "dependencies": {
                    "aws-cdk-lib": "2.276.0",
                    "constructs": "10.8.1"
                  },
                  "devDependencies": {
                    "@types/node": "%2$s",
                    "aws-cdk": "2.1148.1",
                    "tsx": "%3$s",
                    "typescript": "%4$s"
                  }
                }
                """.formatted(slug(), NODE_TYPES, TSX, TYPESCRIPT);
    }

    private static final String NODE_TYPES = "26.6.6";
    private static final String TSX = "4.23.15";
    private static final String TYPESCRIPT = "5.9.3";

    private static final String TSCONFIG = """
            {
              "compilerOptions": {
                "target": "ES2022",
                "module": "Node16",
                "lib": ["ES2022"],
                "types": ["node"],
                "strict": true,
                "noUnusedLocals": true,
                "noUnusedParameters": true,
                "noImplicitReturns": true,
                "noFallthroughCasesInSwitch": true,
                "esModuleInterop": true,
                "skipLibCheck": true,
                "noEmit": true
              },
              "include": ["bin", "lib", "test"]
            }
            """;
}
