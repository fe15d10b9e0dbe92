package fanfare.exporters.handler;

import java.util.Map;

/** A minimal custom runtime: a shell script that fetches events and answers them. Also for runtimes not known here. */
final class Bootstrap implements Language {
    @Override
    public boolean runs(String runtime) {
        return true;
    }

    @Override
    public String entryPoint() {
        return "bootstrap";
    }

    @Override
    public boolean needsBuild() {
        return false;
    }

    @Override
    public String dockerfile(Plan plan, String image) {
        return "FROM " + image
                + "\nCOPY bootstrap ${LAMBDA_RUNTIME_DIR}/bootstrap\nRUN chmod 755 ${LAMBDA_RUNTIME_DIR}/bootstrap\nCMD [\"bootstrap\"]\n";
    }

    @Override
    public String baseImage(String runtime) {
        return "public.ecr.aws/lambda/provided:al2023";
    }

    @Override
    public Map<String, String> files(Plan plan) {
        Code code = new Code("  ");
        code.add("#!/bin/sh").add("# " + plan.function().name());
        plan.summary().forEach(line -> code.add("# " + line));
        String answer = plan.partial()
                ? "{\"batchItemFailures\":[]}"
                : plan.onlyJudges()
                        ? "{\"isAuthorized\":false}"
                        : plan.answersHttp() ? "{\"statusCode\":200,\"body\":\"{}\"}" : "{}";
        code.add("""
                set -eu
                api="http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation"
                headers=$(mktemp)
                while true; do
                  event=$(curl -sS -D "$headers" "$api/next")
                  id=$(sed -n 's/^[Ll]ambda-[Rr]untime-[Aa]ws-[Rr]equest-[Ii]d: *//p' "$headers" | tr -d '\\r')""");
        code.in();
        plan.calls()
                .forEach(s -> code.add(
                        "# Here it " + s.call().words() + ", $" + s.call().variable()));
        code.out();
        code.add("  echo \"{\\\"message\\\":\\\"done\\\",\\\"function\\\":\\\""
                + plan.function().name() + "\\\",\\\"requestId\\\":\\\"$id\\\",\\\"bytes\\\":${#event}}\"");
        code.add("  curl -sS -o /dev/null -d '" + answer + "' \"$api/$id/response\"")
                .add("done");
        return Map.of("bootstrap", code.toString());
    }

    @Override
    public String remark(Plan plan) {
        return Remarks.skeleton(plan, "a shell script") + " Make src/"
                + plan.function().name() + "/bootstrap executable (chmod 755) before deploying.";
    }
}
