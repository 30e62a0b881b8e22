package io.meshwright.provider.snowflake.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.resource.SfTask;
import io.meshwright.provider.snowflake.sql.TaskStatements;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what is written just as we would counts as read. */
class LiveTasksTest {
  @Test
  void whatIsWrittenIsReadBack() throws UnwritableException {
    for (SfTask.Runs runs :
        List.<SfTask.Runs>of(
            new SfTask.Runs.Procedure(List.of("D", "S", "P")),
            new SfTask.Runs.Procedure(List.of("d.\"x", "S ()", "; DROP")),
            new SfTask.Runs.Notebook(List.of("D", "S", "N")))) {
      assertThat(LiveTasks.runs(TaskStatements.runs(runs).toString())).isEqualTo(runs);
    }
  }

  @Test
  void whatIsFollowedIsReadBack() {
    for (List<String> streams :
        List.of(List.of("X"), List.of("it's", "a \"b\" \\ c"), List.of("') OR TRUE OR ('", "Y"))) {
      String text = TaskStatements.condition("D", "S", streams).toString();
      assertThat(LiveTasks.streams("D", "S", text)).isEqualTo(streams);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRUE",
        "SYSTEM$STREAM_HAS_DATA ('X')",
        "SYSTEM$STREAM_HAS_DATA ('\"D\".\"OTHER\".\"X\"')",
        "SYSTEM$STREAM_HAS_DATA ('\"D\".\"S\".\"X\"') AND SYSTEM$STREAM_HAS_DATA"
            + " ('\"D\".\"S\".\"Y\"')",
        "NOT SYSTEM$STREAM_HAS_DATA ('\"D\".\"S\".\"X\"')",
        "SYSTEM$STREAM_HAS_DATA ('\"D\".\"S\".\"X\"') OR TRUE"
      })
  void anyOtherConditionIsNone(String text) {
    assertThat(LiveTasks.streams("D", "S", text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "CALL D.S.P()",
        "CALL \"D\".\"S\".\"P\" (1)",
        "CALL \"S\".\"P\" ()",
        "CALL \"D\".\"S\".\"P\" (); DROP TABLE T",
        "CALL \"D\".\"S\".\"P\" () -- ()",
        "EXECUTE NOTEBOOK \"D\".\"S\".\"N\" ('x')",
        "EXECUTE IMMEDIATE 'CALL \"D\".\"S\".\"P\" ()'",
        ""
      })
  void anythingElseIsNot(String text) {
    assertThat(LiveTasks.runs(text)).isInstanceOf(SfTask.Runs.Unread.class);
  }
}
