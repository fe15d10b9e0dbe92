package fanfare.exporters.cdk;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Distributions and their cache policies. */
final class Cdn {
    private static final Set<String> SAID =
            Set.of("Enabled", "HttpVersion", "Origins", "DefaultCacheBehavior", "CacheBehaviors");

    /** The policies of CloudFront's own that templates name by id. */
    private static final Map<String, String> MANAGED = Map.of(
            "658327ea-f89d-4fab-a63d-7e88639e58f6", "cloudfront.CachePolicy.CACHING_OPTIMIZED",
            "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "cloudfront.CachePolicy.CACHING_DISABLED",
            "b689b0a8-53d0-40ab-baf2-68738e2966ac", "cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER");

    private Cdn() {}

    /** A distribution. The library lets it read its buckets, so the buckets' policies are not written again. */
    record Distribution(Resource resource) implements CdkMapping {
        /** True if the construct can say all of it. */
        static boolean fits(Resource r, Stack stack) {
            Tree config = r.properties().tree("DistributionConfig");
            return SAID.containsAll(config.entries().keySet())
                    && behaviours(config).stream()
                            .allMatch(b -> policy(b, "CachePolicyId", stack).isPresent()
                                    && (!b.has("OriginRequestPolicyId")
                                            || policy(b, "OriginRequestPolicyId", stack)
                                                    .isPresent()));
        }

        private static List<Tree> behaviours(Tree config) {
            return Stream.concat(
                            Stream.of(config.tree("DefaultCacheBehavior")),
                            config.list("CacheBehaviors").stream().map(Tree::of))
                    .toList();
        }

        @Override
        public void addTo(Stack stack) {
            Tree config = resource.properties().tree("DistributionConfig");
            Map<String, Tree> origins = new LinkedHashMap<>();
            config.list("Origins").stream().map(Tree::of).forEach(o -> origins.put(o.text("Id"), o));
            Props props = Props.none();
            if (config.text("HttpVersion").equals("http2and3")) {
                props.and("httpVersion", Ts.code("cloudfront.HttpVersion.HTTP2_AND_3"));
            }
            props.and("defaultBehavior", behaviour(config.tree("DefaultCacheBehavior"), origins, stack));
            Map<String, Ts> others = new LinkedHashMap<>();
            config.list("CacheBehaviors").stream()
                    .map(Tree::of)
                    .forEach(b -> others.put(b.text("PathPattern"), behaviour(b, origins, stack)));
            if (!others.isEmpty()) {
                props.and("additionalBehaviors", new Ts.Obj(others));
            }
            stack.add(props.making(resource.id(), "cloudfront.Distribution"));
        }

        private static Ts behaviour(Tree b, Map<String, Tree> origins, Stack stack) {
            Props props = Props.of("origin", origin(origins.get(b.text("TargetOriginId")), stack));
            if (b.text("ViewerProtocolPolicy").equals("redirect-to-https")) {
                props.and("viewerProtocolPolicy", Ts.code("cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS"));
            }
            props.and("cachePolicy", policy(b, "CachePolicyId", stack))
                    .and("originRequestPolicy", policy(b, "OriginRequestPolicyId", stack));
            int methods = b.list("AllowedMethods").size();
            if (methods > 2) {
                props.and(
                        "allowedMethods",
                        Ts.code("cloudfront.AllowedMethods." + (methods > 3 ? "ALLOW_ALL" : "ALLOW_GET_HEAD_OPTIONS")));
            }
            return props.object();
        }

        private static Ts origin(Tree o, Stack stack) {
            if (o.at("DomainName").orElse("") instanceof Intrinsic.GetAtt g
                    && stack.sort(g.resource()).equals("Bucket")) {
                return Ts.call("origins.S3BucketOrigin.withOriginAccessControl", Ts.var(g.resource()));
            }
            return Props.none()
                    .and("originPath", o.at("OriginPath").map(stack.values()::of))
                    .and(
                            "readTimeout",
                            o.number("CustomOriginConfig.OriginReadTimeout").map(Ts::seconds))
                    .and("connectionAttempts", o.number("ConnectionAttempts").map(Stores::number))
                    .make(
                            "origins.HttpOrigin",
                            stack.values().of(o.at("DomainName").orElseThrow()));
        }

        private static Optional<Ts> policy(Tree behaviour, String property, Stack stack) {
            Object id = behaviour.at(property).orElse("");
            return stack.values()
                    .target(id)
                    .map(Ts::var)
                    .or(() -> Optional.ofNullable(MANAGED.get(id.toString())).map(Ts::code));
        }
    }

    /** A cache policy. */
    record CachePolicy(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            Tree p = resource.properties().tree("CachePolicyConfig");
            Tree key = p.tree("ParametersInCacheKeyAndForwardedToOrigin");
            stack.add(Props.none()
                    .and("cachePolicyName", p.at("Name").map(stack.values()::of))
                    .and("defaultTtl", p.number("DefaultTTL").map(Ts::seconds))
                    .and("minTtl", p.number("MinTTL").map(Ts::seconds))
                    .and("maxTtl", p.number("MaxTTL").map(Ts::seconds))
                    .and(
                            "queryStringBehavior",
                            Ts.call("cloudfront.CacheQueryStringBehavior."
                                    + key.text("QueryStringsConfig.QueryStringBehavior")))
                    .flag("enableAcceptEncodingGzip", key.isTrue("EnableAcceptEncodingGzip"))
                    .flag("enableAcceptEncodingBrotli", key.isTrue("EnableAcceptEncodingBrotli"))
                    .making(resource.id(), "cloudfront.CachePolicy"));
        }

        /** True if the construct's defaults are what is said of cookies and headers. */
        static boolean fits(Resource r, Stack stack) {
            Tree key = r.properties().tree("CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin");
            return key.text("CookiesConfig.CookieBehavior").equals("none")
                    && key.text("HeadersConfig.HeaderBehavior").equals("none")
                    && Set.of("all", "none").contains(key.text("QueryStringsConfig.QueryStringBehavior"));
        }
    }

    /** What lets a distribution read a bucket; the construct of the distribution makes its own. */
    record AccessControl(Resource resource) implements CdkMapping {
        @Override
        public void addTo(Stack stack) {
            if (stack.resources().keySet().stream()
                    .anyMatch(id -> stack.sort(id).equals("CfnDistribution"))) {
                new Level1(resource, true).addTo(stack);
            }
        }
    }
}
