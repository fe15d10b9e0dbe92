package fanfare.exporters.reading;

import static java.util.Map.entry;

import fanfare.exporters.template.Beside;
import fanfare.exporters.template.Part;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which order a function calls others, read off its code as plain text: where the first such call stands. */
final class CodeOrder {
    private static final Map<String, Pattern> CALLS = Map.ofEntries(
            entry(
                    "read table",
                    words(
                            "get_?item|query|scan|batch_?get(_?item)?|transact_?get(_?items)?|getcommand|querycommand|scancommand")),
            entry(
                    "write table",
                    words(
                            "put_?item|update_?item|delete_?item|batch_?write(_?item)?|transact_?write(_?items)?|putcommand|updatecommand|deletecommand")),
            entry("read bucket", words("get_?object(command)?|head_?object|list_?objects(_?v2)?|download_file(obj)?")),
            entry("write bucket", words("put_?object(command)?|upload(_?file(obj)?)?|copy_?object|delete_?objects?")),
            entry("send queue", words("send_?message(_?batch)?(command)?")),
            entry("publish topic", words("publish(_?batch)?(command)?")),
            entry("put bus", words("put_?events(command)?")),
            entry("put stream", words("put_?records?(command)?")),
            entry("invoke function", words("invoke(command)?")),
            entry("start workflow", words("start_?(sync_?)?execution(command)?")));

    private static final List<String> ENDS = List.of(".py", ".js", ".mjs", ".cjs", ".ts", ".mts");

    private final String code;

    private CodeOrder(String code) {
        this.code = code;
    }

    private static Pattern words(String verbs) {
        return Pattern.compile("(?i)\\b(" + verbs + ")\\s*\\(");
    }

    /** The code of a function's handler; empty text if it is not beside the template. */
    static CodeOrder of(Part function, Values values, Beside beside) {
        Optional<String> inline = values.words(function.at("InlineCode"));
        if (inline.isPresent()) {
            return new CodeOrder(inline.get());
        }
        String folder = values.words(function.at("CodeUri")).orElse(".");
        String handler = values.words(function.at("Handler")).orElse("");
        int dot = handler.lastIndexOf('.');
        if (dot <= 0 || folder.contains("://")) {
            return new CodeOrder("");
        }
        String module = (folder.endsWith("/") ? folder : folder + "/") + handler.substring(0, dot);
        return new CodeOrder(ENDS.stream()
                .map(end -> beside.read(module + end))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(""));
    }

    /** True if there is any code to look at. */
    boolean known() {
        return !code.isEmpty();
    }

    /** Where the first such call stands; empty if there is none. */
    OptionalInt first(Interaction as, Kind target) {
        String verb = as == Interactions.INVOKE_ASYNC ? "invoke" : as.name();
        Pattern calls = CALLS.get(verb + " " + target.name());
        if (calls == null) {
            return OptionalInt.empty();
        }
        Matcher m = calls.matcher(code);
        return m.find() ? OptionalInt.of(m.start()) : OptionalInt.empty();
    }
}
