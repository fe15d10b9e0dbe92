package fanfare.exporters.framework;

import fanfare.exporters.template.Beside;
import fanfare.exporters.template.Part;
import fanfare.exporters.template.TemplateReader;
import fanfare.model.check.Problem;
import fanfare.model.file.Parsed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fills in the variables of serverless.yml as far as the folder says what they are. What only an account, the environment
 * or a command line knows has its fallback, or stays as it is written. A value stands at the line that asks for it.
 */
final class Variables {
    /** Parts that variables may make of a text before it is refused. */
    private static final long LARGEST = 1_000_000;

    private static final String STAGE = "dev";
    private static final String REGION = "us-east-1";
    private static final Pattern SOURCE =
            Pattern.compile("([a-z][A-Za-z0-9]*)(?:\\((.*)\\))?\\s*(?::(.*))?", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?|true|false|null");
    private static final Pattern READABLE = Pattern.compile("(?i).*\\.(ya?ml|json)");
    private static final Pattern CODE = Pattern.compile("(?i).*\\.[cm]?[jt]s");

    private final String name;
    private final Part root;
    private final Beside beside;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Optional<Part>> files = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private long parts;

    Variables(String name, Part root, Beside beside) {
        this.name = name;
        this.root = root;
        this.beside = beside;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The stage that is deployed where nobody says another. */
    String stage() {
        return common("stage", STAGE);
    }

    /** With every variable in it filled in. */
    Part filled(Part part) {
        if (++parts > LARGEST) {
            throw new Refused(Problem.error(
                            "",
                            "Its variables stand for more than a million parts",
                            "Write out what they repeat, or split the service.")
                    .in(name, Math.max(1, part.line())));
        }
        if (part instanceof Part.Text t) {
            return t.text().contains("${") ? filled(t) : t;
        }
        if (part instanceof Part.Items i) {
            return new Part.Items(i.items().stream().map(this::filled).toList(), i.line());
        }
        if (part instanceof Part.Call c) {
            return new Part.Call(c.function(), filled(c.argument()), c.line());
        }
        Map<String, Part> fields = new LinkedHashMap<>();
        part.entries().forEach((key, value) -> fields.put(key, filled(value)));
        return new Part.Fields(fields, part.line());
    }

    private Part filled(Part.Text text) {
        List<Piece> pieces = Piece.of(text.text());
        if (pieces.size() == 1 && pieces.get(0) instanceof Piece.Variable v) {
            return value(v, text.line()).orElse(text);
        }
        StringBuilder words = new StringBuilder();
        for (Piece p : pieces) {
            Optional<String> value =
                    p instanceof Piece.Variable v ? value(v, text.line()).flatMap(Part::words) : Optional.of(p.text());
            words.append(value.orElse(p.text()));
        }
        return new Part.Text(words.toString(), text.plain(), text.line());
    }

    private Optional<Part> value(Piece.Variable v, int line) {
        for (String source : v.sources()) {
            Optional<Part> value = source(source, line);
            if (value.isPresent()) {
                return value;
            }
        }
        String all = String.join(" ", v.sources());
        if (all.contains("opt:stage")) {
            return Optional.of(new Part.Text(stage(), false, line));
        } else if (all.contains("opt:region")) {
            return Optional.of(new Part.Text(region(), false, line));
        }
        if (v.sources().stream()
                .allMatch(s -> s.startsWith("self:") || s.startsWith("file(") || s.startsWith("param:"))) {
            warn(line, v.text() + " leads to nothing here; it is left as it is");
        }
        return Optional.empty();
    }

    private Optional<Part> source(String source, int line) {
        if (source.startsWith("${")) {
            Part part = filled(new Part.Text(source, true, line));
            return part.wordsOr("").startsWith("${") ? Optional.empty() : Optional.of(part);
        }
        if (source.length() > 1 && (source.startsWith("'") || source.startsWith("\""))) {
            return Optional.of(new Part.Text(source.substring(1, source.length() - 1), false, line));
        }
        if (LITERAL.matcher(source).matches()) {
            return Optional.of(new Part.Text(source, true, line));
        }
        Matcher m = SOURCE.matcher(source);
        if (!m.matches()) {
            return Optional.empty();
        }
        String of = words(m.group(2), line);
        String address = words(m.group(3), line);
        return switch (m.group(1)) {
            case "self" -> some(at(address, line));
            case "file" -> file(of, address, line);
            case "param" -> param(address, line);
            case "sls" -> address.equals("stage") ? Optional.of(new Part.Text(stage(), false, line)) : Optional.empty();
            case "aws" ->
                address.equals("region") ? Optional.of(new Part.Text(region(), false, line)) : Optional.empty();
            case "strToBool" ->
                Optional.of(new Part.Text(of.matches("(?i)true|1|y|yes") ? "true" : "false", true, line));
            default -> Optional.empty();
        };
    }

    private Optional<Part> param(String address, int line) {
        return Stream.of("params.%s.", "stages.%s.params.")
                .flatMap(where -> Stream.of(stage(), "default").map(stage -> String.format(where, stage)))
                .flatMap(where -> some(at(where + address, line)).stream())
                .findFirst();
    }

    private static Optional<Part> some(Part part) {
        return Optional.of(part).filter(Part::exists);
    }

    private String region() {
        return common("region", REGION);
    }

    /** A value of the provider; while it is being found, what counts where nobody says one. */
    private String common(String field, String otherwise) {
        String address = "provider." + field;
        return open.contains("${self:" + address + "}")
                ? otherwise
                : at(address, 0).words().filter(w -> !w.contains("${")).orElse(otherwise);
    }

    /** An address with the variables in it filled in. */
    private String words(String said, int line) {
        String text = said == null ? "" : said.strip();
        return text.contains("${") ? filled(new Part.Text(text, false, line)).wordsOr(text) : text;
    }

    /** What stands at an address of the service. */
    private Part at(String address, int line) {
        return address.isEmpty() ? Part.NONE : once("${self:" + address + "}", line, () -> within(root, address, line));
    }

    private Part within(Part whole, String address, int line) {
        Part at = whole;
        for (String step : address.isEmpty() ? new String[0] : address.split("\\.")) {
            at = at instanceof Part.Text ? filled(at) : at;
            at = at instanceof Part.Items items ? item(items, step) : at.at(step);
        }
        return moved(filled(at), line);
    }

    private static Part item(Part.Items items, String step) {
        boolean inside = step.matches("[0-9]{1,6}")
                && Integer.parseInt(step) < items.items().size();
        return inside ? items.items().get(Integer.parseInt(step)) : Part.NONE;
    }

    private Part once(String what, int line, java.util.function.Supplier<Part> read) {
        if (!open.add(what)) {
            throw new Refused(Problem.error("", what + " leads back to itself", "Give one of the values in the circle.")
                    .in(name, Math.max(1, line)));
        }
        try {
            return read.get();
        } finally {
            open.remove(what);
        }
    }

    private Optional<Part> file(String path, String address, int line) {
        Optional<Part> whole = files.computeIfAbsent(path, p -> read(p, line));
        return whole.flatMap(
                w -> some(once("${file(" + path + "):" + address + "}", line, () -> within(w, address, line))));
    }

    private Optional<Part> read(String path, int line) {
        if (CODE.matcher(path).matches()) {
            warn(line, path + " is code, which is not run");
            return Optional.empty();
        }
        Optional<String> text = beside.read(path.replaceFirst("^\\./", ""));
        if (text.isEmpty()) {
            warn(line, "names the file " + path + ", which is not in the folder");
            return Optional.empty();
        }
        if (!READABLE.matcher(path).matches()) {
            return Optional.of(new Part.Text(text.get(), false, line));
        }
        Parsed<Part> parsed = TemplateReader.part(path, text.get());
        parsed.problems()
                .forEach(p -> problems.add(
                        Problem.warning(p.where(), p.message(), p.remedy()).in(p.file(), p.line())));
        return parsed.value();
    }

    private Part moved(Part part, int line) {
        if (part instanceof Part.Text t) {
            return new Part.Text(t.text(), t.plain(), line);
        }
        if (part instanceof Part.Items i) {
            return new Part.Items(i.items().stream().map(p -> moved(p, line)).toList(), line);
        }
        if (part instanceof Part.Call c) {
            return new Part.Call(c.function(), moved(c.argument(), line), line);
        }
        Map<String, Part> fields = new LinkedHashMap<>();
        part.entries().forEach((key, value) -> fields.put(key, moved(value, line)));
        return new Part.Fields(fields, line);
    }

    private void warn(int line, String message) {
        Problem problem = Problem.warning("", message, "").in(name, line);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
