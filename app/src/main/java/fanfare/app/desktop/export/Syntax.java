package fanfare.app.desktop.export;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** Colours of the languages that exports are written in, by regular expressions: enough to read by, not a parser. */
public enum Syntax {
    YAML("(?<comment>(?<=^|\\s)#[^\\n]*)|(?<key>(?<=^|\\n|[-{,]\\s)[ \\t]*(?:- )?[A-Za-z0-9_:./*$-]+(?=:(?:\\s|$)))"
            + "|(?<string>\"(?:[^\"\\\\\\n]|\\\\.)*\"|'[^'\\n]*')|(?<keyword>![A-Za-z0-9]+)"
            + "|(?<number>(?<=[\\s\\[,])(?:-?\\d+(?:\\.\\d+)?|true|false|null)(?=[\\s,\\]]|$))"),
    JSON("(?<key>\"(?:[^\"\\\\\\n]|\\\\.)*\"(?=\\s*:))|(?<string>\"(?:[^\"\\\\\\n]|\\\\.)*\")"
            + "|(?<number>-?\\b\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b)|(?<keyword>\\b(?:true|false|null)\\b)"
            + "|(?<comment>(?!))"),
    CODE(
            "(?<comment>//[^\\n]*|/\\*(?s:.*?)\\*/)|(?<string>\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|`[^`]*`)"
                    + "|(?<keyword>\\b(?:abstract|as|async|await|boolean|break|case|catch|class|const|continue|default"
                    + "|else|enum|export|extends|final|finally|for|from|function|if|implements|import|in|instanceof"
                    + "|int|interface|internal|let|long|namespace|new|null|of|package|private|protected|public"
                    + "|record|return|sealed|static|string|super|switch|this|throw|throws|true|false|try|typeof"
                    + "|undefined|using|var|void|while|yield)\\b)"
                    + "|(?<number>\\b\\d[\\d_]*(?:\\.\\d+)?\\b)|(?<key>@[A-Za-z]+)"),
    HCL("(?<comment>#[^\\n]*|//[^\\n]*|/\\*(?s:.*?)\\*/)|(?<string>\"(?:[^\"\\\\\\n]|\\\\.)*\")"
            + "|(?<keyword>(?m:^\\s*(?:resource|data|variable|output|locals|terraform|provider|module|dynamic)\\b)|\\b(?:true|false|null|for|in|if)\\b)"
            + "|(?<key>(?m:^\\s*[A-Za-z_][\\w-]*(?=\\s*(?:=|\\{))))|(?<number>\\b\\d+(?:\\.\\d+)?\\b)"),
    SCRIPT("(?<comment>#[^\\n]*)|(?<string>\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')"
            + "|(?<keyword>\\b(?:and|as|async|await|begin|class|def|do|elif|else|elsif|end|ensure|except|False"
            + "|for|from|if|import|in|is|lambda|module|nil|None|not|or|raise|require|rescue|return|self|then"
            + "|True|try|unless|while|with|yield|set|fi|done|esac|exec)\\b)"
            + "|(?<number>\\b\\d[\\d_]*(?:\\.\\d+)?\\b)|(?<key>@[A-Za-z]+)"),
    MARKUP("(?<comment><!--(?s:.*?)-->)|(?<string>\"[^\"<]*\")|(?<keyword></?[A-Za-z][\\w:.-]*|/?>)"
            + "|(?<key>\\b[A-Za-z_:][\\w:.-]*(?==\"))|(?<number>(?!))"),
    MARKDOWN(
            "(?<keyword>(?m:^#{1,6} [^\\n]*))|(?<string>`[^`\\n]+`|```(?s:.*?)```)|(?<key>\\[[^\\]\\n]*\\]\\([^)\\n]*\\))"
                    + "|(?<number>\\*\\*[^*\\n]+\\*\\*)|(?<comment>(?m:^>[^\\n]*))"),
    PLAIN("(?<comment>(?!))(?<string>(?!))(?<keyword>(?!))(?<key>(?!))(?<number>(?!))");

    private static final List<String> CLASSES = List.of("comment", "string", "keyword", "key", "number");
    /** A text that is longer stays plain, so that it is shown at once. */
    private static final int LONGEST = 400_000;

    private final Pattern pattern;

    Syntax(String regex) {
        pattern = Pattern.compile(regex);
    }

    /** The language of a file by its name. */
    public static Syntax of(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "yaml", "yml", "toml" -> YAML;
            case "json" -> JSON;
            case "tf", "hcl", "tfvars" -> HCL;
            case "js", "mjs", "cjs", "ts", "java", "cs", "gradle", "go", "rs", "css" -> CODE;
            case "py", "rb", "sh", "bootstrap", "makefile", "properties" -> SCRIPT;
            case "xml", "svg", "html", "csproj" -> MARKUP;
            case "md" -> MARKDOWN;
            default -> PLAIN;
        };
    }

    /** Style classes for every part of a text. */
    public StyleSpans<Collection<String>> spans(String text) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int end = 0;
        if (this != PLAIN && text.length() <= LONGEST) {
            Matcher m = pattern.matcher(text);
            while (m.find()) {
                spans.add(List.of(), m.start() - end);
                spans.add(List.of(style(m)), m.end() - m.start());
                end = m.end();
            }
        }
        spans.add(List.of(), text.length() - end);
        return spans.create();
    }

    private static String style(Matcher m) {
        for (String style : CLASSES) {
            if (m.group(style) != null) {
                return style;
            }
        }
        return "plain";
    }
}
