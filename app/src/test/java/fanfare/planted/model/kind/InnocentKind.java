package fanfare.planted.model.kind;

public record InnocentKind(String name) {}
