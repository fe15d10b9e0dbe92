package fanfare.exporters.handler;

import fanfare.model.kind.Function;
import java.util.Locale;
import java.util.Map;

/** What Maven has to know of a handler in Java. */
final class JavaProject {
    private JavaProject() {}

    static String version(String runtime) {
        String version = runtime.replaceAll("[^0-9]", "");
        return version.isEmpty() ? "21" : version;
    }

    static String pom(Plan plan) {
        Code code = new Code("  ");
        code.add("""
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>app</groupId>
                  <artifactId>%s</artifactId>
                  <version>1.0.0</version>
                  <properties>
                    <maven.compiler.release>%s</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencyManagement>
                    <dependencies>
                      <dependency>
                        <groupId>software.amazon.awssdk</groupId>
                        <artifactId>bom</artifactId>
                        <version>2.31.0</version>
                        <type>pom</type>
                        <scope>import</scope>
                      </dependency>
                    </dependencies>
                  </dependencyManagement>
                  <dependencies>""".formatted(
                        plan.function().name().toLowerCase(Locale.ROOT),
                        version(plan.function().get(Function.RUNTIME))));
        code.in().in();
        dependency(code, "com.amazonaws", "aws-lambda-java-core", "1.2.3");
        dependency(code, "com.amazonaws", "aws-lambda-java-events", "3.14.0");
        dependency(code, "com.fasterxml.jackson.core", "jackson-databind", "2.18.3");
        JavaClients.clients(plan).values().forEach(c -> dependency(code, "software.amazon.awssdk", c.service(), ""));
        JavaStores.dependencies(plan, (group, artifact, version) -> dependency(code, group, artifact, version));
        test(code, "org.junit.jupiter", "junit-jupiter", "5.11.4");
        test(code, "com.amazonaws", "aws-lambda-java-serialization", "1.1.5");
        code.out().out();
        code.add("""
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-compiler-plugin</artifactId>
                        <version>3.14.0</version>
                      </plugin>
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-surefire-plugin</artifactId>
                        <version>3.5.2</version>""");
        variables(plan, code);
        code.add("""
                      </plugin>
                    </plugins>
                  </build>
                </project>""");
        return code.toString();
    }

    /** The variables of the tests: a running program cannot set its own. */
    private static void variables(Plan plan, Code code) {
        Map<String, String> variables = Expectation.variables(plan);
        if (variables.isEmpty()) {
            return;
        }
        code.in().in().in().in();
        code.add("<configuration>").in().add("<environmentVariables>").in();
        variables.forEach((name, value) -> code.add("<" + name + ">" + value + "</" + name + ">"));
        code.out().add("</environmentVariables>").out().add("</configuration>");
        code.out().out().out().out();
    }

    private static void test(Code code, String group, String artifact, String version) {
        code.add("<dependency>").in();
        code.add("<groupId>" + group + "</groupId>").add("<artifactId>" + artifact + "</artifactId>");
        code.add("<version>" + version + "</version>").add("<scope>test</scope>");
        code.out().add("</dependency>");
    }

    private static void dependency(Code code, String group, String artifact, String version) {
        code.add("<dependency>").in();
        code.add("<groupId>" + group + "</groupId>").add("<artifactId>" + artifact + "</artifactId>");
        if (!version.isEmpty()) {
            code.add("<version>" + version + "</version>");
        }
        code.out().add("</dependency>");
    }
}
