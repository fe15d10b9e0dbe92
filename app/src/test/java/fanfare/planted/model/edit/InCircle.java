package fanfare.planted.model.edit;

public record InCircle(Object other) {
    Class<?> back() {
        return fanfare.planted.model.connect.InCircle.class;
    }
}
