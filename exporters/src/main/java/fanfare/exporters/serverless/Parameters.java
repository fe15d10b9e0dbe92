package fanfare.exporters.serverless;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters of a template as parameters of the framework; those without a default get one to be replaced. */
final class Parameters {
    /** The stage of REST APIs is the service's. */
    private static final String STAGE = "Stage";

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> open = new LinkedHashMap<>();

    Parameters(Map<String, Map<String, Object>> parameters, Renaming renaming) {
        parameters.forEach((id, p) -> {
            boolean stage = id.equals(STAGE) && "prod".equals(p.get("Default"));
            renaming.word(id, stage ? "${sls:stage}" : "${param:" + id + "}");
            if (!stage) {
                values.put(id, value(id, p));
            }
        });
    }

    private Object value(String id, Map<String, Object> p) {
        Object given = p.get("Default");
        if (given != null) {
            return given;
        }
        open.put(id, String.valueOf(p.get("Description")));
        String type = String.valueOf(p.get("Type"));
        if (type.contains("Subnet")) {
            return List.of("subnet-00000000000000000", "subnet-00000000000000001");
        } else if (type.contains("VPC")) {
            return "vpc-00000000000000000";
        } else if (type.contains("SecurityGroup")) {
            return List.of("sg-00000000000000000");
        }
        if (id.endsWith("CertificateArn")) {
            return "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000";
        }
        boolean url = String.valueOf(p.get("AllowedPattern")).startsWith("^https");
        return url ? "https://example.com" : "change-me";
    }

    /** By name. */
    Map<String, Object> values() {
        return values;
    }

    /** Those that the user must give, with what they are. */
    Map<String, String> open() {
        return open;
    }
}
