package fanfare.exporters.framework;

import fanfare.exporters.template.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CloudFormation fills in. The name of the stack is known here, and {@code #{AWS::Region}} is how a plugin writes what
 * others write within {@code Fn::Sub}.
 *
 * @param stack the stack's name: the service's, and the stage's
 */
record PseudoParameters(String stack) {
    private static final Pattern PLUGIN = Pattern.compile("#\\{([A-Za-z0-9:.]+)}");

    /** With what is known filled in. */
    Part known(Part part) {
        if (part instanceof Part.Items i) {
            return new Part.Items(i.items().stream().map(this::known).toList(), i.line());
        }
        if (part instanceof Part.Call c) {
            return call(c);
        }
        if (part instanceof Part.Fields f) {
            Map<String, Part> fields = new LinkedHashMap<>();
            f.fields().forEach((k, v) -> fields.put(k, known(v)));
            return new Part.Fields(fields, f.line());
        }
        Part.Text t = (Part.Text) part;
        boolean plugin = PLUGIN.matcher(t.text()).find();
        return plugin ? Part.call("Fn::Sub", new Part.Text(substituted(t.text()), false, t.line())) : part;
    }

    private Part call(Part.Call c) {
        if (c.is("Ref") && c.argument().wordsOr("").equals("AWS::StackName")) {
            return new Part.Text(stack, false, c.line());
        }
        if (c.is("Fn::Sub") && c.argument() instanceof Part.Text t) {
            return new Part.Call(c.function(), new Part.Text(substituted(t.text()), false, t.line()), c.line());
        }
        return new Part.Call(c.function(), known(c.argument()), c.line());
    }

    private String substituted(String text) {
        String named = text.replace("${AWS::StackName}", stack).replace("#{AWS::StackName}", stack);
        Matcher m = PLUGIN.matcher(named);
        return m.replaceAll(r -> Matcher.quoteReplacement("${" + r.group(1) + "}"));
    }
}
