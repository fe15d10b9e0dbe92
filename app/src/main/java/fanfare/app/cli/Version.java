package fanfare.app.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The program's version, from its jar, and the Java that runs it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String built = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development build");
        return new String[] {"Fanfare " + built + " (Java " + Runtime.version().feature() + ")"};
    }
}
