package fanfare.exporters.framework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PieceTest {
    @Test
    void variablesAreToldFromWhatCloudFormationFillsIn() {
        assertThat(Piece.of("a-${sls:stage}-${AWS::Region}-${Name}-${Name.Arn}"))
                .containsExactly(
                        new Piece.Words("a-"),
                        new Piece.Variable("${sls:stage}", java.util.List.of("sls:stage")),
                        new Piece.Words("-${AWS::Region}-${Name}-${Name.Arn}"));
    }

    @Test
    void sourcesAreSplitAtTheirOwnCommasOnly() {
        assertThat(Piece.of("${file(a,b.yml):x, opt:y, ${self:z, 'c,d'}, 'e}f'}"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Piece.Variable.class,
                        v -> assertThat(v.sources())
                                .containsExactly("file(a,b.yml):x", "opt:y", "${self:z, 'c,d'}", "'e}f'"));
    }

    @Test
    void anOpenBraceIsWords() {
        assertThat(Piece.of("${self:a")).containsExactly(new Piece.Words("${self:a"));
    }
}
