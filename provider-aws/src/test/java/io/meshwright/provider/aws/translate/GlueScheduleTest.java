package io.meshwright.provider.aws.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.kit.pipeline.Cron;
import io.meshwright.kit.pipeline.CronReading;
import io.meshwright.provider.aws.fake.FakeSchedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlueScheduleTest {
  private static GlueSchedule.Written written(String cron) {
    return GlueSchedule.of(((CronReading.Read) Cron.read(cron)).cron());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 4 * * *|cron(0 4 * * ? *)",
        "*/30 * * * *|cron(0,30 * * * ? *)",
        "0 0 * * 0|cron(0 0 ? * 1 *)",
        "0 0 * * 7|cron(0 0 ? * 1 *)",
        "0 0 * * 6|cron(0 0 ? * 7 *)",
        "15 6 * * 1-5|cron(15 6 ? * 2-6 *)",
        "0 0 * * 5-7|cron(0 0 ? * 1,6,7 *)",
        "0 12 1,15 * *|cron(0 12 1,15 * ? *)",
        "0 12 */2 1-3 *|cron(0 12 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 1-3 ? *)",
        "0 0 1-31 * 5|cron(0 0 * * ? *)",
        "@monthly|cron(0 0 1 * ? *)",
        "*/5 * * * *|cron(0,5,10,15,20,25,30,35,40,45,50,55 * * * ? *)"
      })
  void aScheduleHasSixFields(String cron, String glue) {
    assertThat(written(cron)).isEqualTo(new GlueSchedule.Text(glue));
    assertThat(FakeSchedule.isOne(glue)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"* * * * *", "*/4 * * * *", "0,57 * * * *", "58,2 0,23 * * *", "0 0 13 * 5"})
  void whatGlueCannotSayIsNoSchedule(String cron) {
    assertThat(written(cron)).isInstanceOf(GlueSchedule.Impossible.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cron(0 4 * * *)",
        "cron(0 4 * * * *)",
        "cron(0 4 ? * ? *)",
        "cron(0 4 1 * 1 *)",
        "cron(0 4 ? * 0 *)",
        "cron(0 4 ? * 8 *)",
        "cron(* 4 * * ? *)",
        "0 4 * * ? *",
        "rate(1 day)"
      })
  void theFakeRefusesWhatThePageSaysGlueRefuses(String schedule) {
    assertThat(FakeSchedule.isOne(schedule)).isFalse();
  }
}
