package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.code;

import fanfare.exporters.TerraformNames;
import fanfare.exporters.cloudformation.Intrinsic;
import fanfare.exporters.cloudformation.Plain;
import fanfare.model.design.Design;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A design while it is being written as Terraform: blocks by file, and what they need. */
final class Translation {
    private static final int HASH = 6;
    /** The longest value of the variable {@code name}, with the hyphen after it. */
    private static final int PREFIX = Inputs.LONGEST_NAME + 1;

    private final Design design;
    private final Plain plain;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Addresses addresses;
    private final References references = new References(this);
    private final Values values = new Values(references);
    private final Concerns concerns;
    private final Map<String, String> beside = new TreeMap<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Inputs inputs;
    private final Builds builds;
    private final Set<String> circling;
    private final Grants grants = new Grants();

    Translation(Design design, Plain plain, Builds builds) {
        this.design = design;
        this.plain = plain;
        this.builds = builds;
        inputs = new Inputs(design, plain.parameters());
        plain.resources().forEach((id, r) -> sources.put(id, Source.of(id, r)));
        addresses = new Addresses(design, sources);
        concerns = new Concerns(design);
        circling = Circles.of(sources.values());
        sources.values().forEach(s -> Rows.of(s).writing().write(s, this));
        grants.await(this);
    }

    Design design() {
        return design;
    }

    Plain plain() {
        return plain;
    }

    Values values() {
        return values;
    }

    Expression value(Object value) {
        return values.of(value);
    }

    /** The blocks by file. */
    Map<String, List<Block>> files() {
        return concerns.files();
    }

    /** Files that blocks read, by path. */
    Map<String, String> beside() {
        return beside;
    }

    Set<String> remarks() {
        return remarks;
    }

    /** Data sources about the account that references need: {@code aws_region}. */
    Set<String> read() {
        return references.read();
    }

    /** The resource of this id. */
    Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** All resources of a type. */
    Stream<Source> ofType(String type) {
        return sources.values().stream().filter(s -> s.type().equals(type));
    }

    /** The resource that a value refers to, by {@code Ref} or by an attribute. */
    Optional<Source> referred(Object value) {
        return value instanceof Intrinsic.Ref ref
                ? source(ref.name())
                : value instanceof Intrinsic.GetAtt att ? source(att.resource()) : Optional.empty();
    }

    /** The block of a resource, still empty. */
    Block block(Source source) {
        return Block.resource(Rows.of(source).type(), addresses.of(source.id()));
    }

    /** A further block of this type for a resource, under the resource's name or with a number after it. */
    Block beside(Source source, String type) {
        return Block.resource(type, addresses.unique(type, addresses.of(source.id())));
    }

    /** The name of a resource's block. */
    String local(Source source) {
        return addresses.of(source.id());
    }

    /** A name that no block of this type has. */
    String unique(String type, String wanted) {
        return addresses.unique(type, wanted);
    }

    /** Where a resource's block stands: {@code aws_sqs_queue.jobs}. */
    String address(Source source) {
        return Rows.of(source).type() + "." + addresses.of(whole(source).id());
    }

    /** The resource that this one is a part of, or itself. */
    private Source whole(Source source) {
        String part = Rows.of(source).partOf();
        return part.isEmpty() ? source : referred(source.get(part)).orElse(source);
    }

    /** An attribute of a resource's block. */
    Expression of(Source source, String attribute) {
        return code(address(source) + "." + attribute);
    }

    /** Puts a resource's own block among those of its component. */
    void emit(Source source, Block block) {
        if (source.kept()) {
            block.nested("lifecycle").code("prevent_destroy", true);
        }
        after(source, block);
        add(source, block);
        grants.emitted(source, block);
    }

    /** Puts a block that lets a role do something. */
    void grant(Source role, Block block) {
        add(role, block);
        grants.granted(role, block);
    }

    /** Puts a block that belongs to a resource among those of its component. */
    void add(Source source, Block block) {
        concerns.add(source.id(), block);
    }

    /** A variable that no parameter stands for, as an expression. */
    Expression input(String id, String description) {
        inputs.add(id, Map.of("Type", "String", "Description", description));
        return references.reference(id);
    }

    /** The variables: the parameters of the template and what Terraform needs beside them. */
    Inputs inputs() {
        return inputs;
    }

    Builds builds() {
        return builds;
    }

    /** Makes a block wait for what its resource depends on. */
    void after(Source source, Block block) {
        source.dependsOn().stream()
                .flatMap(id -> source(id).stream())
                .filter(s -> Rows.of(s).partOf().isEmpty())
                .forEach(s -> block.after(address(s)));
    }

    /** Text in a file of its own, as an expression that reads it. */
    Expression file(String path, String text) {
        beside.put(path, text);
        return Expression.call(
                "file", new Expression.Template(List.of(code("path.module"), Expression.text("/" + path))));
    }

    void remark(String sentence) {
        remarks.add(sentence);
    }

    /** The application's name, a hyphen, and the resource's id, in at most this many characters. */
    Expression name(Source source, int longest, boolean lower) {
        String id = lower ? TerraformNames.words(source.id()).replace('_', '-') : source.id();
        int room = longest - PREFIX;
        String cut = id.length() <= room
                ? id
                : id.substring(0, room - HASH) + String.format("%0" + HASH + "x", id.hashCode() & 0xffffff);
        return Expression.joined(List.of(code("var.name"), Expression.text("-" + cut)));
    }

    /** True if a resource needs itself, over others or not. */
    boolean isCircling(Source source) {
        return circling.contains(source.id());
    }
}
