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
