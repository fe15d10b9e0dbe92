package fanfare.planted.model.edit;

public interface Edit {}
