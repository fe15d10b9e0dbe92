package fanfare.exporters.sam;

import fanfare.exporters.template.BlockYaml;

/** A value that CloudFormation fills in: {@code !Ref Orders}. */
public interface ShortForm extends BlockYaml.Short {
    @Override
    String tag();

    @Override
    String argument();
}
