package fanfare.model.check;

import static fanfare.model.check.Problem.error;
import static fanfare.model.check.Problem.warning;

import fanfare.model.connect.Routes;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.Function;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Unit;
import fanfare.model.kind.Workflow;
import fanfare.model.workflow.StatesLanguage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The components of a design, one by one. */
final class ComponentCheck {
    private static final long HTTP_TIMEOUT = 30_000_000_000L;
    private static final int LARGEST_RESOURCE = 1_000_000;

    private final Design design;
    private final List<Problem> problems;

    ComponentCheck(Design design, List<Problem> problems) {
        this.design = design;
        this.problems = problems;
    }

    void run() {
        Set<String> names = new TreeSet<>();
        for (Component c : design.components()) {
            String where = Pointers.to("components", c.name());
            if (!Component.NAME.matcher(c.name()).matches()) {
                problems.add(error(
                        where,
                        "“" + c.name()
                                + "” is no component name: expected a letter, then letters and digits, at most 64",
                        "Rename it, for example to “" + suggestion(c.name()) + "”."));
            }
            if (!names.add(c.name())) {
                problems.add(error(where, "“" + c.name() + "” is used twice", "Give one of the two another name."));
            }
            problems.addAll(Values.check(c.kind(), c.set(), where));
            flavour(c, where);
            new VpcCheck(design, problems).check(c, where);
        }
    }

    private static String suggestion(String name) {
        String letters = name.replaceAll("[^A-Za-z0-9]", "").replaceAll("^[0-9]+", "");
        return letters.isEmpty() ? "Component1" : letters.substring(0, Math.min(64, letters.length()));
    }

    private void flavour(Component c, String where) {
        if (c.kind().equals(Api.KIND)) {
            api(c, where);
            cache(c, where);
        } else if (c.kind().equals(Authorizer.KIND)) {
            authorizer(c, where);
        } else if (c.kind().equals(Function.KIND)) {
            new FunctionCheck(c, where, problems).run();
        } else if (c.kind().equals(Schedule.KIND) && legal(c, Schedule.EXPRESSION)) {
            Cron.check(c.get(Schedule.EXPRESSION))
                    .ifPresent(wrong -> problems.add(
                            error(where + "/" + Schedule.EXPRESSION, wrong, "Write for example cron(0 6 * * ? *).")));
        } else if (c.kind().equals(Queue.KIND)
                && c.get(Queue.HIGH_THROUGHPUT)
                && !c.get(Queue.FLAVOUR).equals("fifo")) {
            problems.add(warning(
                    where + "/" + Queue.HIGH_THROUGHPUT,
                    "high throughput matters for FIFO queues only",
                    "Remove it, or set the flavour to fifo."));
        } else if (c.kind().equals(Container.KIND)) {
            new ContainerCheck(c, where, problems).run();
        } else if (c.kind().equals(Workflow.KIND)) {
            workflow(c, where);
        } else if (c.kind().equals(Database.KIND) && c.get(Database.MIN_CAPACITY) > c.get(Database.MAX_CAPACITY)) {
            problems.add(error(
                    where + "/" + Database.MIN_CAPACITY,
                    "the least capacity " + c.get(Database.MIN_CAPACITY) + " exceeds the most, "
                            + c.get(Database.MAX_CAPACITY),
                    "Lower minCapacity or raise maxCapacity."));
        } else if (c.kind().equals(Resource.KIND) && legal(c, Resource.PROPERTIES)) {
            resource(c, where);
        }
    }

    private static boolean legal(Component c, fanfare.model.kind.Property<String> property) {
        return property.type().check(c.get(property)).isEmpty();
    }

    private void api(Component c, String where) {
        Optional<Long> timeout = c.value(Api.TIMEOUT);
        if (c.get(Api.FLAVOUR).equals("http") && timeout.isPresent() && timeout.get() > HTTP_TIMEOUT) {
            problems.add(error(
                    where + "/" + Api.TIMEOUT,
                    Quantities.format(Unit.TIME, timeout.get()) + " is out of bounds: an HTTP API waits 30 s at most",
                    "Use at most 30 s, or a function URL, which waits up to 15 min."));
        }
    }

    private void cache(Component c, String where) {
        if (!c.value(Api.CACHE_SIZE).isPresent()) {
            return;
        }
        String at = where + "/" + Api.CACHE_SIZE;
        if (!c.get(Api.FLAVOUR).equals("rest")) {
            problems.add(warning(at, "only REST APIs have a cache", "Remove it, or set the flavour to rest."));
        } else if (design.from(c.name()).noneMatch(r -> Routes.isCached(r))) {
            problems.add(warning(
                    at,
                    "the cache answers GET routes, and “" + c.name() + "” has none",
                    "Set the method of a route to GET, or remove the cache."));
        }
    }

    private void authorizer(Component c, String where) {
        if (!c.get(Authorizer.TYPE).equals("lambda") && c.set().isSet(Authorizer.RESULT_TTL)) {
            problems.add(warning(
                    where + "/" + Authorizer.RESULT_TTL,
                    "only verdicts of Lambda authorizers are kept",
                    "Remove it, or set the type to lambda."));
        }
    }

    private void workflow(Component c, String where) {
        Optional<String> definition = c.value(Workflow.DEFINITION);
        if (definition.isEmpty() || !legal(c, Workflow.DEFINITION)) {
            return;
        }
        try {
            for (String target : StatesLanguage.read(definition.get()).targets()) {
                if (design.from(c.name()).noneMatch(x -> x.to().equals(target))) {
                    problems.add(error(
                            where + "/" + Workflow.DEFINITION,
                            "a state calls ${" + target + "}, but nothing leads from “" + c.name() + "” to it",
                            "Draw a connection from the workflow to it."));
                }
            }
        } catch (IllegalArgumentException e) {
            problems.add(error(
                    where + "/" + Workflow.DEFINITION,
                    e.getMessage(),
                    "Correct the definition; it is written in the Amazon States Language."));
        }
    }

    private void resource(Component c, String where) {
        String properties = c.get(Resource.PROPERTIES);
        if (properties.length() > LARGEST_RESOURCE || !JsonObjects.valid(properties)) {
            problems.add(error(
                    where + "/" + Resource.PROPERTIES,
                    "the properties of a resource must be a JSON object, written as text",
                    "Correct the JSON, for example {\"RetentionInDays\": 7}."));
        }
    }
}
