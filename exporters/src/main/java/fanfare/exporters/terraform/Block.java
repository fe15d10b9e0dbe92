package fanfare.exporters.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** A block of HCL while it is being written: {@code resource "aws_sqs_queue" "jobs"} with arguments and nested blocks. */
final class Block {
    /** The argument that says what must be there before. */
    static final String DEPENDS_ON = "depends_on";

    private final String type;
    private final List<String> labels;
    private final Map<String, Expression> arguments = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();

    Block(String type, String... labels) {
        this.type = type;
        this.labels = List.of(labels);
    }

    /** A block that declares a resource. */
    static Block resource(String type, String name) {
        return new Block("resource", type, name);
    }

    /** A block that reads something that is there. */
    static Block data(String type, String name) {
        return new Block("data", type, name);
    }

    /** Sets an argument. */
    Block with(String name, Expression value) {
        arguments.put(name, value);
        return this;
    }

    /** Sets an argument to a text. */
    Block with(String name, String text) {
        return with(name, Expression.text(text));
    }

    /** Sets an argument to a number, {@code true}, or a reference. */
    Block code(String name, Object code) {
        return with(name, Expression.code(code.toString()));
    }

    /** Adds a nested block. */
    Block with(Block block) {
        blocks.add(block);
        return this;
    }

    /** Adds a nested block and gives it back. */
    Block nested(String name) {
        Block block = new Block(name);
        blocks.add(block);
        return block;
    }

    /** Makes it wait for the block of this address. */
    Block after(String address) {
        List<Expression> all = new ArrayList<>();
        if (arguments.get(DEPENDS_ON) instanceof Expression.Items before) {
            all.addAll(before.items());
        }
        all.add(Expression.code(address));
        return with(DEPENDS_ON, new Expression.Items(List.copyOf(new LinkedHashSet<>(all))));
    }

    String type() {
        return type;
    }

    List<String> labels() {
        return labels;
    }

    Map<String, Expression> arguments() {
        return arguments;
    }

    List<Block> blocks() {
        return blocks;
    }
}
