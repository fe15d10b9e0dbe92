package fanfare.model.file;

import fanfare.model.check.Nearest;
import fanfare.model.check.Pointers;
import fanfare.model.check.Problem;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.design.Layout.Group;
import fanfare.model.design.Layout.Note;
import fanfare.model.design.Layout.Point;
import fanfare.model.design.Objective;
import fanfare.model.design.Scenario;
import fanfare.model.design.Settings;
import fanfare.model.kind.Account;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole document while it is read, section by section; a fault in one part leaves the others readable. */
final class DocumentFormat {
    private static final String COMPONENTS = "components";
    private static final String CONNECTIONS = "connections";

    private final List<Problem> problems;
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<String, Point> places = new LinkedHashMap<>();

    private DocumentFormat(List<Problem> problems) {
        this.problems = problems;
    }

    /** Reads a design; where problems holds an error afterwards, the design is not whole. */
    static Design read(Json json, List<Problem> problems) {
        if (!(json instanceof Json.Obj root)) {
            throw new Misread("", json.line(), "expected a design: a JSON object, found " + json.article(), "");
        }
        long version = version(Fields.of(root, "", problems));
        return new DocumentFormat(problems)
                .document(Fields.of(Migrations.apply(root, version, Migrations.STEPS), "", problems));
    }

    private static long version(Fields root) {
        Json json = root.find("fanfare")
                .orElseThrow(() -> root.wrong(
                        "this is no design: the format version is missing", "A design begins with \"fanfare\": 1."));
        BigDecimal version = json instanceof Json.Num n ? new BigDecimal(n.digits()) : BigDecimal.ZERO;
        if (version.signum() <= 0 || version.stripTrailingZeros().scale() > 0) {
            throw root.wrong(
                    "fanfare",
                    "expected the format version as a whole number, found " + json.article(),
                    "Write \"fanfare\": 1.");
        }
        if (version.compareTo(BigDecimal.valueOf(Migrations.CURRENT)) > 0) {
            throw root.wrong(
                    "fanfare",
                    "the file has format version " + version.toPlainString() + ", newer than " + Migrations.CURRENT
                            + ", the newest that is understood here",
                    "Open it with a newer version of Fanfare.");
        }
        return version.longValueExact();
    }

    private Design document(Fields root) {
        root.find("fanfare");
        String name = root.findText("name", "the design's title").orElse("Untitled");
        String provider = root.findText("provider", "a provider").orElse(Design.AWS);
        String region = root.findText("region", "a Region").orElse("us-east-1");
        Settings account = root.findObject("account")
                .map(in -> SettingsFormat.read(Account.KIND, in))
                .orElse(Settings.NONE);
        each(root, COMPONENTS, this::component);
        List<Connection> connections = list(root, CONNECTIONS, this::connection);
        List<Scenario> scenarios = new ArrayList<>();
        each(root, "scenarios", (key, in) -> scenarios.add(ScenarioFormat.read(key, in)));
        List<Objective> objectives = list(root, "objectives", ObjectiveFormat::read);
        List<Note> notes = list(root, "notes", LayoutFormat::note);
        List<Group> groups = list(root, "groups", LayoutFormat::group);
        return Design.named(name)
                .in(provider, region)
                .withAccount(account)
                .withComponents(List.copyOf(components.values()))
                .withConnections(connections)
                .withScenarios(scenarios)
                .withObjectives(objectives)
                .with(new Layout(places, notes, groups))
                .withUnknown(root.rest());
    }

    private interface Member {
        void read(String key, Fields in);
    }

    private interface Element<T> {
        T read(Fields in);
    }

    private void each(Fields root, String section, Member member) {
        root.findObject(section).ifPresent(all -> {
            for (String key : all.names()) {
                attempt(() -> member.read(key, Fields.of(all.find(key).orElseThrow(), all.pointer(key), problems)));
            }
        });
    }

    private <T> List<T> list(Fields root, String section, Element<T> element) {
        List<T> read = new ArrayList<>();
        List<Json> all = root.findList(section);
        for (int i = 0; i < all.size(); i++) {
            String pointer = root.pointer(section) + Pointers.to(i);
            Json json = all.get(i);
            attempt(() -> read.add(element.read(Fields.of(json, pointer, problems))));
        }
        return read;
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (Misread fault) {
            problems.add(fault.problem());
        }
    }

    private void component(String name, Fields in) {
        String word = in.needText("kind", "a kind such as \"function\"");
        List<String> words = Kinds.ALL.stream().map(Kind::name).toList();
        Kind kind = Kinds.named(word)
                .orElseThrow(() -> in.wrong("kind", "“" + word + "” is no kind", Nearest.advice(word, words)));
        in.find("at").ifPresent(json -> places.put(name, LayoutFormat.point(in, "at", json)));
        components.put(name, new Component(name, kind, SettingsFormat.read(kind, in)));
    }

    private Connection connection(Fields in) {
        String from = in.needText("from", "the name of the sender");
        String to = in.needText("to", "the name of the receiver");
        Interaction as = in.findText("as", "an interaction such as \"invoke\"")
                .map(word -> interaction(word, in))
                .orElseGet(() -> usual(from, to));
        long step = in.findWhole("step", 1, 99).orElse(1L);
        return new Connection(from, as, to, (int) step, SettingsFormat.read(as, in));
    }

    private static Interaction interaction(String word, Fields in) {
        List<String> words = Interactions.ALL.stream().map(Interaction::name).toList();
        return Interactions.named(word)
                .orElseThrow(() -> in.wrong("as", "“" + word + "” is no interaction", Nearest.advice(word, words)));
    }

    /** Where the ends are missing or refused, the check of the design says so, whatever stands here. */
    private Interaction usual(String from, String to) {
        Component sender = components.get(from);
        Component receiver = components.get(to);
        return sender == null || receiver == null
                ? Interactions.INVOKE
                : ConnectionRules.between(sender, receiver).interactions().stream()
                        .findFirst()
                        .orElse(Interactions.INVOKE);
    }
}
