package fanfare.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Group;
import fanfare.model.kind.Function;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupEditsTest {
    private static final Design FOUR = Design.named("Four")
            .with(Component.of("A", Function.KIND))
            .with(Component.of("B", Function.KIND))
            .with(Component.of("C", Function.KIND))
            .with(Component.of("D", Function.KIND));
    private static final Design TWO_GROUPS = new GroupSelection(List.of("C", "D"), "Second")
            .apply(new GroupSelection(List.of("B", "A"), "First").apply(FOUR));

    private static List<Group> after(Edit edit) {
        return edit.apply(TWO_GROUPS).layout().groups();
    }

    private static Group group(String name, String... members) {
        return new Group(name, List.of(members));
    }

    @Test
    void membersStandInTheOrderOfTheDesign() {
        assertThat(TWO_GROUPS.layout().groups()).containsExactly(group("First", "A", "B"), group("Second", "C", "D"));
        assertThat(Names.freshGroup(TWO_GROUPS)).isEqualTo("Group");
        assertThat(Names.freshGroup(new RenameGroup(0, "Group").apply(TWO_GROUPS)))
                .isEqualTo("Group2");
    }

    @Test
    void groupingTakesMembersOutOfOtherGroups() {
        assertThat(after(new GroupSelection(List.of("B", "C", "D", "Nobody"), "Third")))
                .containsExactly(group("First", "A"), group("Third", "B", "C", "D"));
    }

    @Test
    void groupingAWholeGroupOrNothingOrWithoutANameChangesNothing() {
        assertThat(new GroupSelection(List.of("B", "A"), "Again").apply(TWO_GROUPS))
                .isSameAs(TWO_GROUPS);
        assertThat(new GroupSelection(List.of("Nobody"), "Ghosts").apply(TWO_GROUPS))
                .isSameAs(TWO_GROUPS);
        assertThat(new GroupSelection(List.of("A"), " ").apply(TWO_GROUPS)).isSameAs(TWO_GROUPS);
    }

    @Test
    void ungroupingLeavesTheComponentsAlone() {
        assertThat(after(new Ungroup(0))).containsExactly(group("Second", "C", "D"));
        assertThat(new Ungroup(0).apply(TWO_GROUPS).components()).isEqualTo(FOUR.components());
        assertThat(new Ungroup(2).apply(TWO_GROUPS)).isSameAs(TWO_GROUPS);
    }

    @Test
    void aGroupIsRenamedToAnythingButNothing() {
        assertThat(after(new RenameGroup(1, "Stock & co"))).contains(group("Stock & co", "C", "D"));
        assertThat(new RenameGroup(1, "  ").apply(TWO_GROUPS)).isSameAs(TWO_GROUPS);
    }

    @Test
    void whoJoinsAGroupLeavesTheFormerOne() {
        assertThat(after(new JoinGroup(List.of("A"), 1)))
                .containsExactly(group("First", "B"), group("Second", "C", "D", "A"));
        assertThat(after(new JoinGroup(List.of("A", "B"), 1))).containsExactly(group("Second", "C", "D", "A", "B"));
        assertThat(after(new JoinGroup(List.of("A"), 0)))
                .isEqualTo(TWO_GROUPS.layout().groups());
    }

    @Test
    void whoeverLeavesLastEndsTheGroup() {
        assertThat(after(new LeaveGroup(List.of("A", "C", "D")))).containsExactly(group("First", "B"));
    }

    @Test
    void everyEditIsOneStepToUndo() {
        History history = History.of(FOUR)
                .after(new GroupSelection(List.of("A", "B"), "First"))
                .after(new JoinGroup(List.of("C"), 0))
                .after(new Ungroup(0));
        assertThat(history.now()).isEqualTo(FOUR);
        History joined = history.undone().orElseThrow();
        assertThat(joined.now().layout().groups()).containsExactly(group("First", "A", "B", "C"));
        assertThat(joined.undoLabel()).contains("Put C into a group");
        assertThat(joined.undone().orElseThrow().undone().orElseThrow().now()).isEqualTo(FOUR);
    }
}
