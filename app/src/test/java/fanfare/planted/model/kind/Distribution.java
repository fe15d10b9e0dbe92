package fanfare.planted.model.kind;

public record Distribution(double mean) {}
