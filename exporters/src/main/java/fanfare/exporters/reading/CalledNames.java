package fanfare.exporters.reading;

import fanfare.model.kind.Bus;
import fanfare.model.kind.External;
import fanfare.model.kind.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of components for what a definition calls by ARN, address, name or token; the same thing gets the same name. */
final class CalledNames {
    private static final Pattern TOKEN = Pattern.compile("^.*\\$\\{\\s*([A-Za-z0-9]+)(?:\\.[A-Za-z]+)?\\s*}.*$");
    private static final Pattern SUFFIX = Pattern.compile("(?<=.)(Arn|ARN|Url|URL|Name)$");
    private static final Pattern HOST = Pattern.compile("^[a-z]+://([^/:]+).*$");
    private static final int LONGEST = 56;

    private final Map<String, String> byThing = new LinkedHashMap<>();

    /** With a name that is taken already. */
    CalledNames(String taken) {
        byThing.put("", taken);
    }

    /** The component's name. */
    String of(Kind kind, String said, String state) {
        String name = letters(said.isEmpty() ? byDefault(kind, state) : bare(kind, said));
        String wanted = name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "The" + name : name;
        return byThing.computeIfAbsent(kind.name() + " " + wanted, thing -> free(kind, wanted));
    }

    private static String byDefault(Kind kind, String state) {
        return kind == Bus.KIND ? "default-bus" : state;
    }

    private String free(Kind kind, String wanted) {
        String name = wanted;
        if (byThing.containsValue(name)) {
            name = wanted + letters(kind.name());
        }
        String base = name;
        for (int n = 2; byThing.containsValue(name); n++) {
            name = base + n;
        }
        return name;
    }

    private static String bare(Kind kind, String said) {
        Matcher token = TOKEN.matcher(said);
        if (token.matches() && !said.contains("${AWS::")) {
            return SUFFIX.matcher(token.group(1)).replaceFirst("");
        }
        Matcher host = HOST.matcher(said);
        if (kind == External.KIND && host.matches()) {
            return host.group(1);
        }
        String last = said.replaceAll("^.*:function:", "").replaceAll("^.*/", "");
        if (last.startsWith("arn:")) {
            return last.replaceAll("^.*:", "");
        }
        return last.replaceAll("\\.fifo$", "").replaceAll(":.*$", "");
    }

    /** Words in one: {@code charge-card} becomes {@code ChargeCard}. */
    static String letters(String text) {
        StringBuilder all = new StringBuilder();
        for (String word : text.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                all.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return all.length() > LONGEST ? all.substring(0, LONGEST) : all.toString();
    }
}
