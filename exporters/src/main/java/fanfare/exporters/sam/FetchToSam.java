package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.External;
import fanfare.model.kind.Fetch;
import fanfare.model.kind.Interactions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An origin of a CDN with its cache behaviour. The distribution asks for both, because it holds them. */
record FetchToSam(Connection fetch, Context in) implements SamMapping {
    /** Managed policies, whose ids are the same in every account. */
    private static final String CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";

    private static final String CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
    private static final String ALL_VIEWER_EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

    @Override
    public void addTo(Template template) {
        if (of(in.from(fetch), in).stream().noneMatch(f -> f.fetch.id().equals(fetch.id()))) {
            template.remark(fetch.from() + " cannot fetch from " + fetch.to() + " before that has a route.");
        }
    }

    /** What can be deployed of a CDN's connections. */
    static List<FetchToSam> of(Component cdn, Context in) {
        return in.design()
                .from(cdn.name())
                .map(c -> new FetchToSam(c, in))
                .filter(f -> f.to().kind() != Api.KIND || f.isRouted(f.to()))
                .toList();
    }

    private Component to() {
        return in.to(fetch);
    }

    private boolean isRouted(Component api) {
        return urlFunction(api).isPresent();
    }

    private Optional<String> urlFunction(Component api) {
        return in.design()
                .from(api.name())
                .filter(c -> c.as() == Interactions.INVOKE)
                .map(Connection::to)
                .findFirst();
    }

    /** True for what no path leads to. */
    boolean isCatchAll() {
        return fetch.value(Fetch.PATH_PATTERN).isEmpty();
    }

    Map<String, Object> origin(Template template) {
        Map<String, Object> origin = Ordered.of("Id", to().name(), "DomainName", domain(template));
        if (to().kind() == Api.KIND && to().get(Api.FLAVOUR).equals("rest")) {
            origin.put("OriginPath", sub("/${Stage}"));
        }
        Component cdn = in.from(fetch);
        cdn.set().find(Cdn.ORIGIN_ATTEMPTS).ifPresent(n -> origin.put("ConnectionAttempts", n));
        if (to().kind() == Bucket.KIND) {
            origin.put("S3OriginConfig", Ordered.of("OriginAccessIdentity", ""));
            origin.put("OriginAccessControlId", new Intrinsic.GetAtt(accessControl(template), "Id"));
            letRead(template);
        } else {
            origin.put(
                    "CustomOriginConfig",
                    Ordered.of(
                            "OriginProtocolPolicy",
                            "https-only",
                            "OriginReadTimeout",
                            Seconds.of(cdn.get(Cdn.ORIGIN_TIMEOUT)),
                            "OriginSSLProtocols",
                            List.of("TLSv1.2")));
        }
        return origin;
    }

    private Object domain(Template template) {
        Component to = to();
        if (to.kind() == Bucket.KIND) {
            return new Intrinsic.GetAtt(to.name(), "RegionalDomainName");
        } else if (to.kind() == External.KIND) {
            return host(ref(ExternalToSam.urlParameter(to, in, template)));
        } else if (to.get(Api.FLAVOUR).equals("function-url")) {
            return host(new Intrinsic.GetAtt(urlFunction(to).orElseThrow() + "Url", "FunctionUrl"));
        }
        return sub("${" + to.name() + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}");
    }

    /** What stands between the second and the third slash of a URL. */
    private static Object host(Object url) {
        return Map.of("Fn::Select", List.of(2, Map.of("Fn::Split", List.of("/", url))));
    }

    private String accessControl(Template template) {
        TemplateResource control =
                template.companion(fetch.from(), "AccessControl", "AWS::CloudFront::OriginAccessControl");
        control.with(
                "OriginAccessControlConfig",
                Ordered.of(
                        "Name",
                        sub("${AWS::StackName}-" + fetch.from()),
                        "OriginAccessControlOriginType",
                        "s3",
                        "SigningBehavior",
                        "always",
                        "SigningProtocol",
                        "sigv4"));
        return control.id();
    }

    private void letRead(Template template) {
        TemplateResource policy = template.companion(to().name(), "Policy", "AWS::S3::BucketPolicy");
        policy.with("Bucket", in.references().bucketName(to()));
        Map<String, Object> document = policy.map("PolicyDocument");
        document.put("Version", "2012-10-17");
        Map<String, Object> read = Policies.allow("s3:GetObject", sub("${" + to().name() + ".Arn}/*"));
        read.put("Principal", Map.of("Service", "cloudfront.amazonaws.com"));
        read.put(
                "Condition",
                Map.of(
                        "StringEquals",
                        Map.of(
                                "aws:SourceArn",
                                sub("arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${" + fetch.from()
                                        + "}"))));
        policy.map("PolicyDocument");
        statements(document).add(read);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> statements(Map<String, Object> document) {
        return (List<Object>) document.computeIfAbsent("Statement", s -> new java.util.ArrayList<>());
    }

    Map<String, Object> behaviourOfPath(Template template) {
        String path = fetch.value(Fetch.PATH_PATTERN).orElse("/" + to().name().toLowerCase(Locale.ROOT) + "/*");
        Map<String, Object> behaviour = Ordered.of("PathPattern", path);
        behaviour.putAll(behaviour(template));
        return behaviour;
    }

    Map<String, Object> behaviour(Template template) {
        Map<String, Object> behaviour = Ordered.of(
                "TargetOriginId",
                to().name(),
                "ViewerProtocolPolicy",
                "redirect-to-https",
                "Compress",
                true,
                "CachePolicyId",
                cachePolicy(template));
        if (to().kind() != Bucket.KIND) {
            behaviour.put("AllowedMethods", List.of("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"));
            behaviour.put("OriginRequestPolicyId", ALL_VIEWER_EXCEPT_HOST);
        }
        return behaviour;
    }

    private Object cachePolicy(Template template) {
        Optional<Long> ttl = fetch.set().find(Fetch.TTL);
        if (ttl.isPresent() && ttl.get() > 0) {
            return ref(ownPolicy(template, Math.max(1, Seconds.of(ttl.get()))));
        }
        boolean cached = ttl.isEmpty()
                && (to().kind() == Bucket.KIND
                        || fetch.value(Fetch.HIT_RATIO).filter(h -> h > 0).isPresent());
        return cached ? CACHING_OPTIMIZED : CACHING_DISABLED;
    }

    private String ownPolicy(Template template, long seconds) {
        TemplateResource policy =
                template.companion(fetch.from(), "Keeps" + to().name(), "AWS::CloudFront::CachePolicy");
        policy.with(
                "CachePolicyConfig",
                Ordered.of(
                        "Name",
                        sub("${AWS::StackName}-" + policy.id()),
                        "MinTTL",
                        0,
                        "DefaultTTL",
                        seconds,
                        "MaxTTL",
                        seconds,
                        "ParametersInCacheKeyAndForwardedToOrigin",
                        Ordered.of(
                                "EnableAcceptEncodingGzip",
                                true,
                                "EnableAcceptEncodingBrotli",
                                true,
                                "CookiesConfig",
                                Map.of("CookieBehavior", "none"),
                                "HeadersConfig",
                                Map.of("HeaderBehavior", "none"),
                                "QueryStringsConfig",
                                Map.of("QueryStringBehavior", "all"))));
        return policy.id();
    }
}
