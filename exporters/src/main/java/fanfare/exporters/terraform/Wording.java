package fanfare.exporters.terraform;

import fanfare.exporters.TerraformNames;
import java.util.Collection;
import java.util.List;

/** Remarks that were written for templates, in the words of a configuration. */
final class Wording {
    private Wording() {}

    /** The remarks, with variables in the place of parameters; those about what Terraform does by itself left out. */
    static List<String> of(Collection<String> remarks, Collection<String> parameters) {
        return remarks.stream().map(r -> of(r, parameters)).distinct().toList();
    }

    private static String of(String remark, Collection<String> parameters) {
        String said = remark.replace("he template", "he configuration")
                .replace("as parameters", "as variables")
                .replace("as a parameter", "as a variable")
                .replace("before sam build", "before docker build")
                // The archive sets the mode.
                .replaceAll(" Make src/\\S+/bootstrap executable \\(chmod 755\\) before deploying\\.", "");
        for (String id : parameters) {
            String name = TerraformNames.words(id);
            if (name.contains("_")) {
                said = said.replaceAll("\\b" + id + "\\b", name);
            }
        }
        return said;
    }
}
