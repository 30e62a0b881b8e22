package io.meshwright.engine.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.evolution.ContractChange;
import io.meshwright.api.evolution.ContractChange.Kind;
import io.meshwright.api.evolution.ContractDifference;
import io.meshwright.api.evolution.SemanticVersion;
import io.meshwright.api.evolution.VersionStep;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.model.SlaProperty;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each difference is, and which version it demands. */
class ContractComparisonTest {
  private static final DataType TEXT = DataType.Text.unlimited();
  private static final Column ID = Column.builder("id", new DataType.Int64()).primaryKey(1).build();
  private static final Column EMAIL =
      Column.builder("email", DataType.Text.upTo(64))
          .stableId("c1")
          .classification("pii.email")
          .build();

  private static Contract contract(String version, Column... columns) {
    return Contract.of("orders", version, TableSchema.of("orders", columns));
  }

  private static Contract with(Column email) {
    return contract("1.0.0", ID, email);
  }

  private static List<Kind> kinds(Contract before, Contract after) {
    return ContractComparison.compare(before, after).changes().stream()
        .map(ContractChange::kind)
        .toList();
  }

  @Test
  void whatIsEqualHasNoDifference() {
    ContractDifference none = ContractComparison.compare(with(EMAIL), with(EMAIL));

    assertThat(none.changes()).isEmpty();
    assertThat(none.demands()).isEqualTo(VersionStep.NONE);
    assertThat(none.isVersionEnough()).isTrue();
    assertThat(none.verdict()).isEqualTo("nothing changed");
  }

  static Stream<Arguments> columns() {
    Column.Builder plain = EMAIL.toBuilder();
    return Stream.of(
        Arguments.of(EMAIL.toBuilder().required().build(), Kind.REQUIRED_ADDED),
        Arguments.of(EMAIL.toBuilder().unique(true).build(), Kind.UNIQUE_ADDED),
        Arguments.of(EMAIL.toBuilder().classification("pii").build(), Kind.CLASSIFICATION_LOOSENED),
        Arguments.of(
            EMAIL.toBuilder().classification("pii.email.work").build(),
            Kind.CLASSIFICATION_TIGHTENED),
        Arguments.of(
            EMAIL.toBuilder().classification("secret").build(), Kind.CLASSIFICATION_LOOSENED),
        Arguments.of(EMAIL.toBuilder().partition(1).build(), Kind.PARTITION_CHANGED),
        Arguments.of(EMAIL.toBuilder().physicalType("citext").build(), Kind.PHYSICAL_TYPE_CHANGED),
        Arguments.of(plain.description("words").build(), Kind.WORDS_CHANGED));
  }

  @ParameterizedTest
  @MethodSource("columns")
  void aColumnThatChangesIsOneDifference(Column after, Kind kind) {
    assertThat(kinds(with(EMAIL), with(after))).containsExactly(kind);
  }

  @Test
  void whatIsNoLongerPromisedAboutAColumnBreaks() {
    Column strict = EMAIL.toBuilder().required().unique(true).build();

    assertThat(kinds(with(strict), with(EMAIL)))
        .containsExactly(Kind.REQUIRED_DROPPED, Kind.UNIQUE_DROPPED);
    assertThat(kinds(with(EMAIL), contract("1.0.0", Column.of("id", new DataType.Int64()), EMAIL)))
        .containsExactly(Kind.REQUIRED_DROPPED, Kind.KEY_CHANGED);
  }

  @Test
  void aStableIdTellsARenameFromALoss() {
    Column named = Column.builder("mail", DataType.Text.upTo(64)).stableId("c1").build();
    Column without = Column.of("mail", DataType.Text.upTo(64));

    assertThat(kinds(with(EMAIL.toBuilder().build()), with(named)))
        .containsExactly(Kind.COLUMN_RENAMED, Kind.CLASSIFICATION_LOOSENED);
    assertThat(kinds(with(EMAIL), with(without)))
        .containsExactly(Kind.COLUMN_REMOVED, Kind.COLUMN_ADDED);
    assertThat(kinds(contract("1.0.0", ID), with(EMAIL.toBuilder().required().build())))
        .containsExactly(Kind.REQUIRED_COLUMN_ADDED);
  }

  static Stream<Arguments> types() {
    DataType array = new DataType.Array(new DataType.Int32());
    DataType struct = new DataType.Struct(List.of(new DataType.Field("a", TEXT, false)));
    DataType more =
        new DataType.Struct(
            List.of(new DataType.Field("a", TEXT, false), new DataType.Field("b", TEXT, false)));
    DataType strict =
        new DataType.Struct(
            List.of(new DataType.Field("a", TEXT, false), new DataType.Field("b", TEXT, true)));
    return Stream.of(
        Arguments.of(new DataType.Int32(), new DataType.Int64(), Kind.TYPE_WIDENED),
        Arguments.of(new DataType.Int64(), new DataType.Int32(), Kind.TYPE_NARROWED),
        Arguments.of(new DataType.Int64(), new DataType.Decimal(19, 0), Kind.TYPE_WIDENED),
        Arguments.of(new DataType.Int64(), new DataType.Decimal(19, 1), Kind.TYPE_CHANGED),
        Arguments.of(new DataType.Int64(), new DataType.Float64(), Kind.TYPE_CHANGED),
        Arguments.of(new DataType.Float32(), new DataType.Float64(), Kind.TYPE_WIDENED),
        Arguments.of(new DataType.Decimal(10, 2), new DataType.Decimal(12, 2), Kind.TYPE_WIDENED),
        Arguments.of(new DataType.Decimal(10, 2), new DataType.Decimal(10, 3), Kind.TYPE_CHANGED),
        Arguments.of(DataType.Text.upTo(3), DataType.Text.upTo(4), Kind.TYPE_WIDENED),
        Arguments.of(TEXT, DataType.Text.upTo(4), Kind.TYPE_NARROWED),
        Arguments.of(TEXT, new DataType.Date(), Kind.TYPE_CHANGED),
        Arguments.of(array, new DataType.Array(new DataType.Int64()), Kind.TYPE_WIDENED),
        Arguments.of(struct, more, Kind.TYPE_WIDENED),
        Arguments.of(struct, strict, Kind.TYPE_CHANGED),
        Arguments.of(more, struct, Kind.TYPE_NARROWED));
  }

  @ParameterizedTest
  @MethodSource("types")
  void aTypeIsWiderWhereItHoldsEveryValue(DataType before, DataType after, Kind kind) {
    assertThat(
            kinds(
                contract("1.0.0", ID, Column.of("x", before)),
                contract("1.0.0", ID, Column.of("x", after))))
        .containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "latency, 4, h, 2, h, SLA_IMPROVED",
    "latency, 4, h, 1, d, SLA_WORSENED",
    "retention, 2, y, 800, d, SLA_IMPROVED",
    "retention, 2, y, 1, y, SLA_WORSENED",
    "availability, 99.9, %, 99.5, %, SLA_WORSENED",
    "availability, 99.9%, '', 99.95%, '', SLA_IMPROVED",
    "endOfLife, 2027-01-01, '', 2026-12-31, '', SLA_WORSENED",
    "endOfLife, 2027-01-01, '', 2027-06-30, '', SLA_IMPROVED",
    "mood, 5, '', 6, '', SLA_WORSENED"
  })
  void promisesAreComparedAsFarAsAnybodyCan(
      String property, String was, String unit, String is, String newUnit, Kind kind) {
    Contract before = with(EMAIL).toBuilder().sla(new SlaProperty(property, was, unit, "")).build();
    Contract after =
        with(EMAIL).toBuilder().sla(new SlaProperty(property, is, newUnit, "")).build();

    assertThat(kinds(before, after)).containsExactly(kind);
    assertThat(kinds(before, with(EMAIL)))
        .containsExactly(property.equals("endOfLife") ? Kind.SLA_IMPROVED : Kind.SLA_WORSENED);
    assertThat(kinds(with(EMAIL), before)).containsExactly(Kind.SLA_IMPROVED);
  }

  private static Contract ruled(Map<String, String> details) {
    return with(EMAIL).toBuilder()
        .quality(new QualityRule("orders.email", "library", "invalidValues", Ordered.map(details)))
        .build();
  }

  @Test
  void qualityRulesAreComparedByWhatTheySay() {
    Contract before = ruled(Map.of("arguments", "{\"validValues\":[\"a\",\"b\"]}"));

    assertThat(kinds(before, with(EMAIL))).containsExactly(Kind.QUALITY_REMOVED);
    assertThat(kinds(with(EMAIL), before)).containsExactly(Kind.QUALITY_ADDED);
    assertThat(kinds(before, ruled(Map.of("arguments", "{\"validValues\":[\"a\",\"c\"]}"))))
        .containsExactly(Kind.VALUES_ADDED, Kind.VALUES_REMOVED);
    assertThat(
            kinds(
                before,
                ruled(
                    Map.of(
                        "arguments",
                        "{\"validValues\":[\"a\",\"b\"]}",
                        "description",
                        "\"words\""))))
        .containsExactly(Kind.WORDS_CHANGED);
    assertThat(kinds(ruled(Map.of("mustBe", "0")), ruled(Map.of("mustBe", "5"))))
        .containsExactly(Kind.QUALITY_REMOVED, Kind.QUALITY_ADDED);
  }

  @Test
  void tablesComeAndGo() {
    Contract before = Contract.of("c", "1.0.0", TableSchema.of("a", ID), TableSchema.of("b", ID));
    Contract after = Contract.of("c", "1.0.0", TableSchema.of("b", ID), TableSchema.of("c", ID));

    assertThat(kinds(before, after)).containsExactly(Kind.TABLE_REMOVED, Kind.TABLE_ADDED);
  }

  @ParameterizedTest
  @CsvSource({
    "1.4.0, 1.4.0, 2.0.0, false",
    "1.3.0, 1.4.0, 2.0.0, false",
    "1.4.0, 2.0.0, 2.0.0, true",
    "v1, v2, 2.0.0, true",
    "0.3.0, 0.4.0, 0.4.0, true",
    "2.0.0, 1.9.0, 3.0.0, false"
  })
  void theVersionHasToGoAsFarAsTheChangesDemand(
      String before, String after, String demanded, boolean enough) {
    ContractDifference difference =
        ContractComparison.compare(contract(before, ID, EMAIL), contract(after, ID));

    assertThat(difference.demands()).isEqualTo(VersionStep.MAJOR);
    assertThat(difference.demandedVersion().map(SemanticVersion::toString))
        .isEqualTo(Optional.of(demanded));
    assertThat(difference.isVersionEnough()).isEqualTo(enough);
    assertThat(difference.verdict())
        .isEqualTo("1 breaking change demands " + demanded + "; the document says " + after);
  }

  @Test
  void compatibleChangesDemandAMinorVersionAndWordsAPatch() {
    Contract before = contract("1.4.2", ID);
    Column described = ID.toBuilder().description("key").build();

    assertThat(ContractComparison.compare(before, contract("1.4.2", ID, EMAIL)).verdict())
        .isEqualTo("1 compatible change demands 1.5.0; the document says 1.4.2");
    assertThat(ContractComparison.compare(before, contract("1.4.3", described)).isVersionEnough())
        .isTrue();
    assertThat(ContractComparison.compare(before, contract("1.4.2", described)).verdict())
        .isEqualTo("1 change of words demands 1.4.3; the document says 1.4.2");
  }

  @Test
  void contractsBelongTogetherByIdAndMajorVersion() {
    Contract one = contract("1.0.0", ID, EMAIL);
    Contract two = contract("2.0.0", ID);

    assertThat(ContractComparison.compare(List.of(one), List.of(one, two)))
        .extracting(d -> d.after().orElseThrow() + " " + d.changes().getFirst().kind())
        .containsExactly("2.0.0 CONTRACT_ADDED");
    assertThat(ContractComparison.compare(List.of(one), List.of(two)))
        .extracting(ContractDifference::isVersionEnough)
        .containsExactly(true);
    assertThat(ContractComparison.compare(List.of(one, two), List.of(two)))
        .extracting(ContractDifference::isVersionEnough)
        .containsExactly(false);
    Contract deprecated = one.toBuilder().status(LifecycleStatus.DEPRECATED).build();
    assertThat(ContractComparison.compare(List.of(deprecated, two), List.of(two)))
        .extracting(ContractDifference::isVersionEnough)
        .containsExactly(true);
  }
}
