package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Function;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Resources that are kept from a template, beside what the connections write anew: what says a connection once more is
 * left out, names that SAM takes are avoided, and nothing refers to what is not there.
 */
final class KeptResources {
    private static final Set<String> SAYS_A_CONNECTION =
            Set.of("AWS::Lambda::EventSourceMapping", "AWS::SNS::Subscription", "AWS::Events::Rule");

    private static final Map<String, String> ONE_PER =
            Map.of("AWS::Logs::LogGroup", "LogGroupName", "AWS::S3::BucketPolicy", "Bucket");

    private final Design design;
    private final Template template;
    private final List<String> twice = new ArrayList<>();
    private final List<String> dangling = new ArrayList<>();
    private final Map<String, String> renamed = new TreeMap<>();
    private final Map<String, String> instead = new TreeMap<>();

    private KeptResources(Design design, Template template) {
        this.design = design;
        this.template = template;
    }

    /** Makes kept resources fit into a template that is otherwise complete. */
    static void fit(Design design, Template template) {
        KeptResources kept = new KeptResources(design, template);
        kept.leaveOutTwice();
        kept.rename();
        kept.leaveOutDangling();
        kept.remark();
    }

    private List<TemplateResource> all() {
        return design.components().stream()
                .filter(c -> c.kind() == Resource.KIND)
                .flatMap(c -> template.find(renamed.getOrDefault(c.name(), c.name())).stream())
                .toList();
    }

    private void leaveOutTwice() {
        for (TemplateResource r : all()) {
            Optional<TemplateResource> same = same(r);
            same.ifPresent(o -> instead.put(r.id(), o.id()));
            if (SAYS_A_CONNECTION.contains(r.type()) && isDrawn(r) || same.isPresent()) {
                twice.add(r.id());
                template.remove(r.id());
            }
        }
    }

    /** There can be one log group of a name, and one policy of a bucket. */
    private Optional<TemplateResource> same(TemplateResource r) {
        String of = ONE_PER.getOrDefault(r.type(), "");
        Object value = Named.longForm(r.properties().get(of));
        return template.ofType(r.type())
                .filter(o -> value != null && !o.id().equals(r.id()))
                .filter(o -> value.equals(Named.longForm(o.properties().get(of))))
                .findFirst();
    }

    private boolean isDrawn(TemplateResource r) {
        if (r.type().equals("AWS::Events::Rule")) {
            return r.properties().get("Targets") instanceof List<?> targets
                    && !targets.isEmpty()
                    && targets.stream().allMatch(this::isTarget);
        }
        Set<String> ends = drawn(r.properties());
        return design.connections().stream()
                .filter(c ->
                        c.as() == Poll.INTERACTION || c.as() == PollStream.INTERACTION || c.as() == Deliver.INTERACTION)
                .anyMatch(c -> ends.contains(c.from()) && ends.contains(c.to()));
    }

    private boolean isTarget(Object target) {
        Object arn = target instanceof Map<?, ?> m ? m.get("Arn") : null;
        return drawn(arn).stream()
                .flatMap(design::to)
                .anyMatch(c -> c.as() == Deliver.INTERACTION
                        && design.component(c.from())
                                .filter(f -> f.kind() == Bus.KIND)
                                .isPresent());
    }

    private Set<String> drawn(Object tree) {
        return Named.resources(tree).stream()
                .filter(n -> design.component(n)
                        .filter(c -> c.kind() != Resource.KIND)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /** SAM makes a role for every function and workflow. */
    private void rename() {
        for (Component c : design.components()) {
            String role = c.name() + "Role";
            boolean makes = c.kind() == Function.KIND || c.kind() == Workflow.KIND;
            boolean taken = design.component(role)
                    .filter(r -> r.kind() == Resource.KIND)
                    .isPresent();
            if (makes && taken && template.find(role).isPresent()) {
                renamed.put(role, template.unique("Kept" + role));
            }
            if (c.kind() == Resource.KIND && template.parameters().containsKey(c.name())) {
                renamed.put(c.name(), template.unique("Kept" + c.name()));
            }
        }
        renamed.forEach(template::rename);
        instead.putAll(renamed);
        all().forEach(r -> r.replace(Named.renamed(r.properties(), instead), Named.renamed(r.attributes(), instead)));
    }

    private void leaveOutDangling() {
        boolean again = true;
        while (again) {
            again = false;
            for (TemplateResource r : all()) {
                dropDependencies(r);
                if (!Named.resources(r.tree()).stream().allMatch(this::isThere)) {
                    dangling.add(r.id());
                    template.remove(r.id());
                    again = true;
                }
            }
        }
    }

    private void dropDependencies(TemplateResource r) {
        Object needs = r.attributes().get("DependsOn");
        List<?> all = needs instanceof List<?> list ? list : needs == null ? List.of() : List.of(needs);
        List<?> there = all.stream()
                .filter(n -> template.find(String.valueOf(n)).isPresent())
                .toList();
        if (there.size() < all.size()) {
            if (there.isEmpty()) {
                r.attributes().remove("DependsOn");
            } else {
                r.attribute("DependsOn", there);
            }
        }
    }

    /** SAM derives the names of what it makes from the names of what it is told. */
    private boolean isThere(String id) {
        int dot = id.indexOf('.');
        if (dot > 0) {
            return template.find(id.substring(0, dot))
                    .filter(f -> f.properties().containsKey("AutoPublishAlias"))
                    .isPresent();
        }
        return id.startsWith("AWS::")
                || template.find(id).isPresent()
                || template.parameters().containsKey(id)
                || id.startsWith("Serverless")
                || template.resources().stream()
                        .anyMatch(r -> r.type().startsWith("AWS::Serverless") && id.startsWith(r.id()));
    }

    private void remark() {
        if (!twice.isEmpty()) {
            template.remark("Left out, because the connections write it anew: " + String.join(", ", twice) + ".");
        }
        if (!dangling.isEmpty()) {
            template.remark(
                    "Left out, because it refers to what is not in the template: " + String.join(", ", dangling) + ".");
        }
        renamed.forEach((was, is) -> template.remark(was + " is kept as " + is + ": its name is taken by "
                + (was.endsWith("Role")
                        ? "a role that SAM makes. Move over to that what must be allowed beyond the connections."
                        : "a parameter.")));
    }
}
