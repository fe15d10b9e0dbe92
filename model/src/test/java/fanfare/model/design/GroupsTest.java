package fanfare.model.design;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Layout.Group;
import fanfare.model.design.Layout.Point;
import fanfare.model.edit.Duplicate;
import fanfare.model.edit.Fragments;
import fanfare.model.edit.Paste;
import fanfare.model.kind.Function;
import fanfare.model.kind.Queue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final Design BARE = Design.named("Shop")
            .with(Component.of("Pay", Function.KIND))
            .with(Component.of("Ship", Function.KIND))
            .with(Component.of("Jobs", Queue.KIND));
    private static final Design SHOP = grouped(BARE, group("Checkout", "Pay", "Ship"), group("Rest", "Jobs"));

    private static Group group(String name, String... members) {
        return new Group(name, List.of(members), Map.of("colour", "\"blue\""));
    }

    private static Design grouped(Design design, Group... groups) {
        return design.with(design.layout().withGroups(List.of(groups)));
    }

    @Test
    void aMemberKnowsItsGroup() {
        assertThat(SHOP.layout().groupOf("Ship")).contains(group("Checkout", "Pay", "Ship"));
        assertThat(SHOP.layout().groupOf("Nobody")).isEmpty();
    }

    @Test
    void aGroupFollowsTheNamesOfItsMembers() {
        assertThat(SHOP.renamed("Ship", "Send").layout().groups())
                .containsExactly(group("Checkout", "Pay", "Send"), group("Rest", "Jobs"));
    }

    @Test
    void aDeletedComponentLeavesItsGroupAndTheLastOneEndsIt() {
        Design without = SHOP.without("Pay").without("Jobs");
        assertThat(without.layout().groups()).containsExactly(group("Checkout", "Ship"));
        assertThat(without.without("Ship").layout().groups()).isEmpty();
    }

    @Test
    void movingKeepsGroups() {
        Layout moved = SHOP.layout()
                .with("Pay", new Point(8, 8))
                .with(Map.of("Ship", new Point(0, 0)))
                .withNotes(List.of());
        assertThat(moved.groups()).isEqualTo(SHOP.layout().groups());
    }

    @Test
    void groupsChangeTheDrawingOnly() {
        assertThat(SHOP.behavesLike(BARE)).isTrue();
        assertThat(SHOP).isNotEqualTo(BARE);
    }

    @Test
    void theCopyOfAWholeGroupIsAGroupUnderAFreshName() {
        Design after = new Duplicate(List.of("Pay", "Ship", "Jobs"), new Point(24, 24)).apply(SHOP);
        assertThat(after.layout().groups())
                .containsExactly(
                        group("Checkout", "Pay", "Ship"),
                        group("Rest", "Jobs"),
                        group("Checkout2", "Pay2", "Ship2"),
                        group("Rest2", "Jobs2"));
    }

    @Test
    void theCopyOfAMemberJoinsItsGroup() {
        Design after = new Duplicate(List.of("Ship"), new Point(24, 24)).apply(SHOP);
        assertThat(after.layout().groups())
                .containsExactly(group("Checkout", "Pay", "Ship", "Ship2"), group("Rest", "Jobs"));
    }

    @Test
    void whatIsPastedFromAPartOfAGroupIsInNone() {
        Design after = new Paste(Fragments.of(SHOP, List.of("Pay")), new Point(24, 24)).apply(SHOP);
        assertThat(after.component("Pay2")).isPresent();
        assertThat(after.layout().groups()).isEqualTo(SHOP.layout().groups());
    }
}
