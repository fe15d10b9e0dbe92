package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.field;
import static fanfare.exporters.terraform.Expression.text;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource of a type that has no row: a stack of CloudFormation with this one resource, whose outputs are what others
 * ask it for. Nothing that the template said is lost.
 */
final class Foreign {
    static final String TYPE = "aws_cloudformation_stack";
    static final Row ROW = Row.of(TYPE, output("Ref"), Foreign::write);

    private Foreign() {}

    /** The output that says an attribute. */
    static String output(String attribute) {
        return "outputs[\"" + attribute.replaceAll("[^A-Za-z0-9]", "") + "\"]";
    }

    private static void write(Source source, Translation into) {
        Map<String, Expression> resource = new LinkedHashMap<>();
        resource.put("Type", text(source.type()));
        if (!source.properties().isEmpty()) {
            resource.put("Properties", into.value(source.properties()));
        }
        Map<String, Expression> outputs = new LinkedHashMap<>();
        outputs.put("Ref", field("Value", field("Ref", text(source.id()))));
        asked(source.id(), into)
                .forEach(a -> outputs.put(
                        a.replaceAll("[^A-Za-z0-9]", ""),
                        field("Value", field("Fn::GetAtt", Expression.items(text(source.id()), text(a))))));
        Map<String, Expression> template = new LinkedHashMap<>();
        template.put("Resources", field(source.id(), new Expression.Fields(resource)));
        template.put("Outputs", new Expression.Fields(outputs));
        into.emit(
                source,
                into.block(source)
                        .with("name", into.name(source, 128, false))
                        .with("template_body", Expression.call("jsonencode", new Expression.Fields(template)))
                        .with("capabilities", Expression.items(text("CAPABILITY_IAM"))));
        into.remark(source.id() + " (" + source.type()
                + ") is kept as a small CloudFormation stack, because this export knows no Terraform resource for it.");
    }

    /** The attributes that anything asks a resource for. */
    private static Set<String> asked(String id, Translation into) {
        Set<String> all = new TreeSet<>();
        collect(into.plain().resources(), id, all);
        collect(into.plain().outputs(), id, all);
        return all;
    }

    private static void collect(Object tree, String id, Set<String> into) {
        if (tree instanceof Map<?, ?> map) {
            map.values().forEach(v -> collect(v, id, into));
        } else if (tree instanceof List<?> list) {
            list.forEach(v -> collect(v, id, into));
        } else if (tree instanceof Intrinsic.GetAtt att && att.resource().equals(id)) {
            into.add(att.attribute());
        } else if (tree instanceof Intrinsic.Call call) {
            collect(call.argument(), id, into);
        } else if (tree instanceof Intrinsic.Sub sub) {
            collect(sub.variables(), id, into);
            Matcher m = Pattern.compile("\\$\\{" + Pattern.quote(id) + "\\.([^}]+)}")
                    .matcher(sub.text());
            while (m.find()) {
                into.add(m.group(1));
            }
        }
    }
}
