package fanfare.model.edit;

import fanfare.model.design.Design;
import fanfare.model.design.Settings;

/** Changes the account's quotas. */
public record SetAccount(Settings account) implements Edit {
    @Override
    public String label() {
        return "Change account quotas";
    }

    @Override
    public Design apply(Design before) {
        return before.withAccount(account);
    }
}
