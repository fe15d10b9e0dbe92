package fanfare.exporters.terraform;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Remarks that were written for templates, in the words of a configuration. */
final class Wording {
    private Wording() {}

    /** The remarks, with variables in the place of parameters; those about what Terraform does by itself left out. */
    static List<String> of(Collection<String> remarks, Map<String, String> variables) {
        return remarks.stream().map(r -> of(r, variables)).distinct().toList();
    }

    private static String of(String remark, Map<String, String> variables) {
        String said = remark.replace("he template", "he configuration")
                .replace("as parameters", "as variables")
                .replace("as a parameter", "as a variable")
                .replace("before sam build", "before docker build")
                // The archive sets the mode.
                .replaceAll(" Make src/\\S+/bootstrap executable \\(chmod 755\\) before deploying\\.", "");
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            // A name of one word is as likely to be just that word.
            if (variable.getValue().contains("_")) {
                said = said.replaceAll("\\b" + variable.getKey() + "\\b", variable.getValue());
            }
        }
        return said;
    }
}
