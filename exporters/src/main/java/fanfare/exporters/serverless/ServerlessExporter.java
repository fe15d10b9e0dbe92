package fanfare.exporters.serverless;

import fanfare.exporters.Bundle;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.exporters.cloudformation.Plain;
import fanfare.exporters.handler.ContainerCode;
import fanfare.exporters.handler.Handlers;
import fanfare.exporters.handler.Variables;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Container;
import fanfare.model.kind.Function;
import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A service of the Serverless Framework, version 3, with starter code, example events and a README. Every function has a role
 * of its own, which allows what it calls and nothing else; what the framework has no words for stands as CloudFormation.
 */
public final class ServerlessExporter implements Exporter {
    @Override
    public String id() {
        return "serverless";
    }

    @Override
    public String title() {
        return "Serverless Framework";
    }

    @Override
    public Bundle export(Design design, Optional<Result> result) {
        SortedMap<String, Content> files = new TreeMap<>();
        Plain plain = Plain.of(design);
        List<String> remarks = new ArrayList<>(plain.remarks());
        Variables variables = new Variables(design);
        Handlers handlers = new Handlers(design, variables);
        Stack stack = new Stack(plain);
        FunctionFold functions = new FunctionFold(stack);
        Map<String, Packaging> packagings = new LinkedHashMap<>();
        for (Component c : design.components()) {
            if (c.kind() == Function.KIND) {
                SortedMap<String, String> code = handlers.files(c);
                code.forEach((path, text) -> files.put(path, Content.text(text)));
                remarks.addAll(handlers.remarks(c));
                Packaging packaging = Packaging.of(c, code);
                packagings.put(c.name(), packaging);
            } else if (c.kind() == Container.KIND) {
                ContainerCode code = new ContainerCode(c, design, variables);
                code.files().forEach((path, text) -> files.put(path, Content.text(text)));
                remarks.addAll(code.remarks());
            }
        }
        new HttpFold(stack).fold();
        new RestFold(stack).fold();
        new WebSocketFold(stack).fold();
        new SourceFold(stack).fold();
        design.components().stream()
                .filter(c -> c.kind() == Function.KIND)
                .forEach(c -> functions.fold(c, packagings.get(c.name()).zip()));
        new PushFold(stack).fold();
        // The framework names the stack so, and functions after it.
        stack.renaming().text("${AWS::StackName}", "${self:service}-${sls:stage}");
        stack.renaming().word("AWS::StackName", "${self:service}-${sls:stage}");
        Parameters parameters = new Parameters(plain.parameters(), stack.renaming());
        if (stack.functions().isEmpty() && stack.resources().isEmpty()) {
            remarks.add("There is nothing to deploy yet.");
        }
        parameters
                .open()
                .forEach((id, what) -> remarks.add("Set params.default." + id + " in serverless.yml: " + what + "."));
        remarks.addAll(stack.remarks());
        files.put("serverless.yml", Content.text(new Service(design, stack, parameters, plain.outputs()).text()));
        files.put(
                "README.md",
                Content.text(new Readme(design, parameters, packagings, List.copyOf(files.keySet()), remarks).text()));
        return new Bundle(files, remarks);
    }
}
