package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.ColumnSelection;
import io.meshwright.api.policy.MaskingPolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms that policies may be written in. */
class PolicyFormsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "redact | redacted",
        "null | null",
        "~ | null",
        "{constant: x} | constant 'x'",
        "{constant: 5} | constant 5",
        "{constant: '5'} | constant '5'",
        "{constant: true} | constant true",
        "{hash: sha256-hex} | sha256-hex",
        "{hash: hmac-sha256-hex, key: env:K} | hmac-sha256-hex with key env:K",
        "{partial: {first: 2, last: 1}} | partial, first 2 and last 1",
        "{partial: {last: 4}} | partial, first 0 and last 4",
        "{truncate: month} | cut to the month",
        "{truncate: quarter} | cut to the quarter",
        "{truncate: minute} | cut to the minute",
        "{truncate: {multiple: 100}} | cut to multiples of 100",
        "{truncate: {length: 3}} | cut to 3 characters",
      })
  void masksAreRead(String written, String meant) {
    Mesh mesh =
        TestWorkspace.retailer(folder)
            .replace(TestWorkspace.POLICY_FILE, "{hash: sha256-hex}", written)
            .mesh();

    assertThat(mesh.maskingPolicies().getFirst().mask().text()).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hidden",
        "{hash: sha256-hex, key: env:K}",
        "{hash: hmac-sha256-hex}",
        "{partial: {}}",
        "{partial: {first: -1}}",
        "{truncate: week}",
        "{truncate: {multiple: 0}}",
        "{truncate: {multiple: 1, length: 1}}",
        "{constant: }",
        "{}",
        "[redact]",
        "{hash: sha256-hex, constant: x}",
      })
  void whatIsNoMaskIsRefused(String written) {
    Read read =
        TestWorkspace.retailer(folder)
            .replace(TestWorkspace.POLICY_FILE, "{hash: sha256-hex}", written)
            .read();

    assertThat(read.problems()).isNotEmpty().allMatch(p -> p.place().orElseThrow().line() == 12);
  }

  @Test
  void oneValueStandsForAListOfOne() {
    AccessPolicy policy =
        TestWorkspace.retailer(folder)
            .replace(TestWorkspace.POLICY_FILE, "to: [group:marketing]", "to: group:marketing")
            .replace(
                TestWorkspace.POLICY_FILE,
                "columns: {except: [amount]}",
                "columns: [region]\nprivileges: write\neffect: deny")
            .mesh()
            .accessPolicies()
            .getFirst();

    assertThat(policy.effect()).isEqualTo(AccessPolicy.Effect.DENY);
    assertThat(policy.privileges()).hasSize(1);
    assertThat(policy.columns()).isInstanceOf(ColumnSelection.Only.class);
  }

  @Test
  void aMaskMayNameItsColumn() {
    Mesh mesh =
        TestWorkspace.retailer(folder)
            .replace(
                TestWorkspace.POLICY_FILE,
                "{classification: pii.email}",
                "{column: sales.orders.orders@1.orders.email}")
            .mesh();

    assertThat(mesh.maskingPolicies().getFirst().match())
        .isInstanceOf(MaskingPolicy.Match.NamedColumn.class);
    assertThat(mesh.maskingPolicies().getFirst().matchText())
        .isEqualTo("sales.orders.orders@1.orders.email");
  }

  @Test
  void anEmptySelectionIsNotEverything() {
    for (String columns : new String[] {"columns: []", "columns: {except: []}", "columns: {}"}) {
      Read read =
          TestWorkspace.retailer(folder)
              .replace(TestWorkspace.POLICY_FILE, "columns: {except: [amount]}", columns)
              .read();
      assertThat(read.problems()).as(columns).isNotEmpty();
    }
  }
}
