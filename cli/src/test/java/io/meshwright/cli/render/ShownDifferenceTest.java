package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read of a difference: no entry is left out, and no place where texts differ. */
class ShownDifferenceTest {
  private static final String MANY =
      String.join(
          " OR ",
          Stream.iterate(1, i -> i <= 20, i -> i + 1)
              .map(i -> "MEMBER_OF('role " + i + "')")
              .toList());

  private static Value columns(String... namesAndRules) {
    return new Value.Seq(
        Stream.iterate(0, i -> i < namesAndRules.length, i -> i + 2)
            .<Value>map(
                i ->
                    new Value.Obj(
                        Ordered.map(
                            Map.of(
                                "name",
                                Value.of(namesAndRules[i]),
                                "rule",
                                Value.of(namesAndRules[i + 1])))))
            .toList());
  }

  private static List<ShownDifference> shown(Value before, Value after) {
    return ShownDifference.of(
        Plans.update("sales.orders", Plans.address("view", "sales", "v"), before, after).change());
  }

  @Test
  void entriesThatChangeAlikeStandTogether() {
    assertThat(
            shown(
                columns("id", "a", "region", "a", "mail", "b"),
                columns("id", "x", "region", "x", "mail", "x")))
        .extracting(d -> d.path() + ": " + d.before().orElse("") + " -> " + d.after().orElse(""))
        .containsExactly("what[id, region].rule: a -> x", "what[mail].rule: b -> x");
  }

  @Test
  void ofALongTextThePlaceThatDiffersIsShownWithWhatIsAroundIt() {
    String before = MANY + " OR region = 'EU' OR " + MANY;
    String after = MANY + " OR region IN ('EU', 'US') OR " + MANY;

    ShownDifference difference = shown(Value.of(before), Value.of(after)).getFirst();

    assertThat(difference.before().orElseThrow())
        .startsWith("... ")
        .endsWith(" ...")
        .contains(" OR region = 'EU' OR ")
        .hasSizeLessThan(150);
    assertThat(difference.after().orElseThrow()).contains(" OR region IN ('EU', 'US') OR ");
  }

  @Test
  void aTextThatOnlyGrowsShowsItsEnd() {
    ShownDifference difference = shown(Value.of(MANY), Value.of(MANY + " OR TRUE")).getFirst();

    assertThat(difference.before().orElseThrow()).endsWith("MEMBER_OF('role 20')");
    assertThat(difference.after().orElseThrow()).endsWith("MEMBER_OF('role 20') OR TRUE");
  }
}
