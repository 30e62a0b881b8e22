package io.meshwright.kit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class CronListsTest {
  private static SortedSet<Integer> values(Integer... values) {
    return Ordered.set(List.of(values));
  }

  @Test
  void threeInARowAreARangeAndEveryValueIsAStar() {
    assertThat(CronLists.list(values(1, 2, 4, 5, 6, 8))).isEqualTo("1,2,4-6,8");
    assertThat(CronLists.field(values(0), 60)).isEqualTo("0");
    assertThat(CronLists.field(values(1, 2, 3), 3)).isEqualTo("*");
  }
}
