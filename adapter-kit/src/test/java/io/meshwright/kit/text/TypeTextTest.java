package io.meshwright.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Names of native types as people write them. */
class TypeTextTest {
  private static TypeText of(String word, int... numbers) {
    return new TypeText(
        word,
        numbers.length > 0 ? OptionalInt.of(numbers[0]) : OptionalInt.empty(),
        numbers.length > 1 ? OptionalInt.of(numbers[1]) : OptionalInt.empty());
  }

  @Test
  void numbersStandInBracketsOfEitherForm() {
    assertThat(TypeText.parse("VARCHAR( 50 )")).contains(of("varchar", 50));
    assertThat(TypeText.parse("varchar[50]")).contains(of("varchar", 50));
    assertThat(TypeText.parse(" decimal ( 10 , 2 )")).contains(of("decimal", 10, 2));
    assertThat(TypeText.parse("varchar(max)")).contains(of("varchar", Integer.MAX_VALUE));
    assertThat(TypeText.parse("varchar(9999999999)")).contains(of("varchar", Integer.MAX_VALUE));
  }

  @Test
  void wordsBehindTheBracketsBelongToTheName() {
    assertThat(TypeText.parse("timestamp(6)  with  time zone"))
        .contains(of("timestamp with time zone", 6));
    assertThat(TypeText.parse("double precision")).contains(of("double precision"));
  }

  @Test
  void anythingElseIsNoType() {
    assertThat(TypeText.parse("struct<a:int>")).isEmpty();
    assertThat(TypeText.parse("int[]")).isEmpty();
    assertThat(TypeText.parse("")).isEmpty();
    assertThat(TypeText.parse("x".repeat(201))).isEmpty();
  }
}
