package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import java.util.List;
import java.util.Map;

/** A CloudFront distribution; its origins and cache behaviours are added by its connections. */
record CdnToSam(Component cdn, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        List<FetchToSam> fetches = FetchToSam.of(cdn, in);
        if (fetches.isEmpty()) {
            template.remark(cdn.name() + " has no origin that can be deployed yet and is left out of the template.");
            return;
        }
        FetchToSam first =
                fetches.stream().filter(FetchToSam::isCatchAll).findFirst().orElse(fetches.get(0));
        Map<String, Object> config = Ordered.of(
                "Enabled",
                true,
                "HttpVersion",
                "http2and3",
                "Origins",
                fetches.stream().map(f -> f.origin(template)).toList(),
                "DefaultCacheBehavior",
                first.behaviour(template));
        List<Map<String, Object>> others = fetches.stream()
                .filter(f -> f != first)
                .map(f -> f.behaviourOfPath(template))
                .toList();
        if (!others.isEmpty()) {
            config.put("CacheBehaviors", others);
        }
        template.add(cdn.name(), "AWS::CloudFront::Distribution").with("DistributionConfig", config);
        template.output(cdn.name() + "Url", "URL of " + cdn.name(), sub("https://${" + cdn.name() + ".DomainName}"));
    }
}
