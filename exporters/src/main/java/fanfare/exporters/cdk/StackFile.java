package fanfare.exporters.cdk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The file of a stack: its statements in an order in which nothing is named before it is made. */
final class StackFile {
    private static final String INDENT = "    ";

    private final Stack stack;
    private final Names names = new Names();
    private final TsText text;

    StackFile(Stack stack) {
        this.stack = stack;
        this.text = new TsText(id -> names.of(id, stack.sort(id)));
    }

    /** The whole text. */
    String text(String className, String title) {
        List<Statement> statements = ordered(used(stack.statements()));
        Set<String> named = new HashSet<>();
        statements.forEach(s -> {
            named.addAll(s.expression().uses());
            named.addAll(s.waits());
        });
        StringBuilder body = new StringBuilder();
        Statement before = null;
        for (Statement s : statements) {
            String written = written(s, named.contains(s.defines()));
            if (before != null
                    && (!s.owner().equals(before.owner()) || !s.defines().isEmpty())) {
                body.append('\n');
            }
            body.append(written);
            before = s;
        }
        return imports(statements)
                + "\n/** " + title.replaceAll("\\p{Cntrl}+", " ").replace("*/", "* /") + ". */\n"
                + "export class " + className + " extends cdk.Stack {\n"
                + "  constructor(scope: Construct, id: string, props?: cdk.StackProps) {\n"
                + "    super(scope, id, props);\n"
                + (body.isEmpty() ? "" : "\n")
                + body
                + "  }\n}\n";
    }

    private String written(Statement s, boolean isNamed) {
        String comment = s.comment().isEmpty() ? "" : INDENT + "// " + s.comment() + "\n";
        String head = isNamed ? "const " + names.of(s.defines(), stack.sort(s.defines())) + " = " : "";
        return comment + INDENT + head + text.of(s.expression(), INDENT, INDENT.length() + head.length(), 1) + ";\n";
    }

    /** Without what is there only to be used, and is not. */
    static List<Statement> used(List<Statement> all) {
        List<Statement> kept = new ArrayList<>(all);
        boolean changed = true;
        while (changed) {
            Set<String> uses = new HashSet<>();
            kept.forEach(
                    s -> s.needs().stream().filter(n -> !n.equals(s.owner())).forEach(uses::add));
            changed = kept.removeIf(s -> s.onlyIfUsed() && !uses.contains(s.defines()));
            Set<String> made = new HashSet<>();
            all.forEach(s -> made.add(s.defines()));
            kept.forEach(s -> made.remove(s.defines()));
            changed |= kept.removeIf(s -> s.defines().isEmpty() && made.contains(s.owner()));
        }
        return kept;
    }

    /** Each statement as early as what it names allows, else in the order given. */
    private static List<Statement> ordered(List<Statement> statements) {
        Set<String> open = new HashSet<>();
        statements.forEach(s -> open.add(s.defines()));
        open.remove("");
        List<Statement> left = new ArrayList<>(statements);
        Set<Statement> done = new LinkedHashSet<>();
        while (!left.isEmpty()) {
            Statement next = left.stream()
                    .filter(s -> s.needs().stream().noneMatch(open::contains))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("constructs name each other in a circle: "
                            + left.stream().map(Statement::owner).distinct().toList()));
            left.remove(next);
            done.add(next);
            open.remove(next.defines());
        }
        return List.copyOf(done);
    }

    private String imports(List<Statement> statements) {
        Map<String, String> modules = new TreeMap<>();
        statements.forEach(s -> modules.putAll(Modules.in(s.expression())));
        StringBuilder lines = new StringBuilder();
        if (modules.remove("path") != null) {
            lines.append("import * as path from 'node:path';\n");
        }
        modules.remove("cdk");
        lines.append("import * as cdk from 'aws-cdk-lib';\n");
        modules.forEach((name, path) -> lines.append("import * as ")
                .append(name)
                .append(" from '")
                .append(path)
                .append("';\n"));
        lines.append("import { Construct } from 'constructs';\n");
        boolean built = statements.stream().anyMatch(s -> calls(s, "builtCode"));
        boolean service = statements.stream().anyMatch(s -> calls(s, "new ServiceIntegration"));
        if (built) {
            lines.append("import { builtCode } from './built-code';\n");
        }
        if (service) {
            lines.append("import { ServiceIntegration } from './service-integration';\n");
        }
        return lines.toString();
    }

    private static boolean calls(Statement s, String code) {
        return s.expression().parts().contains(Ts.code(code));
    }
}
