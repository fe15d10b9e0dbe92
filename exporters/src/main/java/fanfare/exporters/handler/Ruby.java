package fanfare.exporters.handler;

import java.util.Map;

/** A minimal handler in Ruby. */
final class Ruby implements Language {
    @Override
    public boolean runs(String runtime) {
        return runtime.startsWith("ruby");
    }

    @Override
    public String entryPoint() {
        return "app.handler";
    }

    @Override
    public String dockerfile(Plan plan, String image) {
        return "FROM " + image + "\nCOPY . ${LAMBDA_TASK_ROOT}\nCMD [\"app.handler\"]\n";
    }

    @Override
    public String baseImage(String runtime) {
        return "public.ecr.aws/lambda/ruby:" + runtime.substring("ruby".length());
    }

    @Override
    public Map<String, String> files(Plan plan) {
        Code code = new Code("  ");
        code.add("# " + plan.function().name());
        plan.summary().forEach(line -> code.add("# " + line));
        code.add("require \"json\"").gap();
        code.add("def handler(event:, context:)").in();
        plan.calls()
                .forEach(s -> code.add(
                        "# Here it " + s.call().words() + ", ENV[\"" + s.call().variable() + "\"]"));
        code.add("puts JSON.generate(message: \"done\", function: \""
                + plan.function().name() + "\", requestId: context.aws_request_id)");
        code.add(
                plan.partial()
                        ? "{ batchItemFailures: [] }"
                        : plan.onlyJudges()
                                ? verdict(plan)
                                : plan.answersHttp()
                                        ? "{ statusCode: 200, body: JSON.generate(id: context.aws_request_id) }"
                                        : "{ id: context.aws_request_id }");
        code.out().add("end");
        return Map.of("app.rb", code.toString(), "Gemfile", "source \"https://rubygems.org\"\n");
    }

    /** Denies everybody until somebody writes the check. */
    private static String verdict(Plan plan) {
        return plan.has(Trigger.Shape.VERDICT_V2)
                ? "{ isAuthorized: false }"
                : "{ principalId: \"caller\", policyDocument: { Version: \"2012-10-17\", Statement: [{ Action: \"execute-api:Invoke\", Effect: \"Deny\", Resource: event[\"methodArn\"] }] } }";
    }

    @Override
    public String remark(Plan plan) {
        return Remarks.skeleton(plan, "Ruby");
    }
}
