package io.meshwright.kit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  private static Cron cron(String text) {
    CronReading read = Cron.read(text);
    assertThat(read).as(text).isInstanceOf(CronReading.Read.class);
    return ((CronReading.Read) read).cron();
  }

  private static SortedSet<Integer> set(Integer... values) {
    return Ordered.set(List.of(values));
  }

  @Test
  void fieldsAreNumbersRangesListsAndSteps() {
    Cron cron = cron("*/20 8-10,23 * jan,6 *");
    assertThat(cron.minutes()).containsExactly(0, 20, 40);
    assertThat(cron.hours()).containsExactly(8, 9, 10, 23);
    assertThat(cron.months()).containsExactly(1, 6);
    assertThat(cron.days()).isEqualTo(new CronDays.Every());
  }

  @Test
  void sundayIsZeroAndSeven() {
    assertThat(cron("0 0 * * 0").days()).isEqualTo(new CronDays.OfWeek(set(0)));
    assertThat(cron("0 0 * * 7").days()).isEqualTo(new CronDays.OfWeek(set(0)));
    assertThat(cron("0 0 * * sun").days()).isEqualTo(new CronDays.OfWeek(set(0)));
    assertThat(cron("0 0 * * 5-7").days()).isEqualTo(new CronDays.OfWeek(set(0, 5, 6)));
    assertThat(cron("0 0 * * MON-Fri").days()).isEqualTo(new CronDays.OfWeek(set(1, 2, 3, 4, 5)));
  }

  @Test
  void twoFieldsOfDaysAddUp() {
    assertThat(cron("0 0 13 * 5").days()).isEqualTo(new CronDays.Either(set(13), set(5)));
  }

  @Test
  void everyDayWrittenOutAddsEveryDay() {
    assertThat(cron("0 0 1-31 * 5").days()).isEqualTo(new CronDays.Every());
    assertThat(cron("0 0 13 * 0-6").days()).isEqualTo(new CronDays.Every());
    assertThat(cron("0 0 13 * 0-7").days()).isEqualTo(new CronDays.Every());
  }

  @Test
  void wordsStandForSchedules() {
    assertThat(cron("@daily")).isEqualTo(cron("0 0 * * *"));
    assertThat(cron("@Weekly")).isEqualTo(cron("0 0 * * 7"));
    assertThat(cron(" 0  4 * * * ")).isEqualTo(cron("0 4 * * *"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "daily",
        "* * * *",
        "0 0 4 * * *",
        "cron(0 4 * * ? *)",
        "60 0 * * *",
        "-1 0 * * *",
        "0 24 * * *",
        "0 0 0 * *",
        "0 0 32 * *",
        "0 0 * 13 *",
        "0 0 * * 8",
        "0 0 * * fri#2",
        "0 0 L * *",
        "0 0 15W * *",
        "0 0 ? * 1",
        "5/10 * * * *",
        "*/0 * * * *",
        "22-2 * * * *",
        "1,,2 * * * *",
        "0 0 */2 * 1",
        "0 0 1 * */2",
        "0 0 30 2 *",
        "0 0 31 2,4,6,9,11 *",
        "@reboot",
        "0 0 * * mo",
        "٣ 0 * * *"
      })
  void whatCronsDoNotUnderstandAlikeIsRefused(String text) {
    assertThat(Cron.read(text))
        .isInstanceOfSatisfying(
            CronReading.Refused.class,
            refused -> {
              assertThat(refused.why()).contains("'" + text + "'");
              assertThat(refused.remedy()).isNotEmpty();
            });
  }

  @Test
  void aLeapDayIsADay() {
    assertThat(cron("0 0 29 2 *").days()).isEqualTo(new CronDays.OfMonth(set(29)));
  }

  @Test
  void theClosestRunsMayLieOnBothSidesOfMidnight() {
    assertThat(cron("0 4 * * *").closest()).isEqualTo(1_440);
    assertThat(cron("*/5 * * * *").closest()).isEqualTo(5);
    assertThat(cron("0,57 * * * *").closest()).isEqualTo(3);
    assertThat(cron("0,58 0,23 * * *").closest()).isEqualTo(2);
    assertThat(cron("0,58 0,12 * * *").closest()).isEqualTo(58);
  }
}
