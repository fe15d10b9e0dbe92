package fanfare.planted.model.connect;

public record InCircle(Object other) {
    Class<?> back() {
        return fanfare.planted.model.edit.InCircle.class;
    }
}
