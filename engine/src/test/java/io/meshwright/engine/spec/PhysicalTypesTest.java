package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.Column;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Physical types that the author of a contract made up, and what mesh.yaml says of them. */
class PhysicalTypesTest {
  private static final String CONTRACT =
      """
      apiVersion: v3.0.0
      kind: DataContract
      id: people
      version: 1.0.0
      status: active
      schema:
        - name: people
          properties:
            - {name: first, logicalType: object, physicalType: Name}
            - {name: last, logicalType: object, physicalType: NAME}
            - {name: active, logicalType: object, physicalType: Flag}
            - {name: shape, logicalType: string, physicalType: geography}
            - {name: born, logicalType: date, physicalType: varchar(10)}
            - {name: died, logicalType: date, physicalType: varchar(10)}
            - {name: bag, logicalType: object, physicalType: struct}
      """;

  @TempDir Path folder;

  private Read read(String types) {
    return TestWorkspace.empty(folder)
        .with(
            "mesh.yaml",
            "apiVersion: meshwright/v1\nkind: Mesh\nid: people\n"
                + "platforms: {local: {provider: postgres}}\n"
                + types)
        .with("people.odcs.yaml", CONTRACT)
        .read();
  }

  private static List<Column> columns(Read read) {
    return read.mesh().orElseThrow().ports().getFirst().contract().tables().getFirst().columns();
  }

  private static List<String> texts(Read read) {
    return read.problems().stream().map(Problem::text).toList();
  }

  @Test
  void eachTypeThatIsNotKnownHasOneFinding() {
    Read read = read("");

    assertThat(texts(read))
        .containsExactly(
            "people.odcs.yaml:9:58: people.first: the physical type 'Name', here first of 2 times,"
                + " does not say what the 'object' holds; json is taken; say in mesh.yaml what it"
                + " stands for, such as physicalTypes: {Name: varchar(50)}",
            "people.odcs.yaml:11:59: people.active: the physical type 'Flag' does not say what the"
                + " 'object' holds; json is taken; say in mesh.yaml what it stands for, such as"
                + " physicalTypes: {Flag: varchar(50)}",
            "people.odcs.yaml:12:58: people.shape: the physical type 'geography' is not known; text"
                + " is taken; say in mesh.yaml what it stands for, such as physicalTypes:"
                + " {geography: varchar(50)}",
            "people.odcs.yaml:13:55: people.born: the physical type 'varchar(10)', here first of 2"
                + " times, does not go with the logical type 'date'; date is taken; change one of"
                + " the two");
  }

  @Test
  void anAliasSaysWhatATypeStandsFor() {
    Read read =
        read("physicalTypes: {name: varchar(50), Flag: smallint, geography: \"varchar[9]\"}\n");

    assertThat(texts(read)).hasSize(1).allMatch(t -> t.contains("varchar(10)"));
    assertThat(columns(read).stream().map(c -> c.type().text()))
        .containsExactly("text(50)", "text(50)", "int32", "text(9)", "date", "date", "json");
    assertThat(columns(read).get(2).physicalType()).contains("smallint");
    assertThat(columns(read).get(6).physicalType()).contains("struct");
  }

  @Test
  void anAliasOfAnotherFamilyThanTheLogicalTypeIsAContradiction() {
    Read read = read("physicalTypes: {Name: text, Flag: boolean, geography: boolean}\n");

    assertThat(texts(read).getFirst())
        .contains("'geography' does not go with the logical type 'string'; text is taken");
  }

  @Test
  void anAliasHasToMeanSomething() {
    Read read =
        read("physicalTypes: {Name: vrchar(50), Flag: numeric(50), varchar: text, flag: bool}\n");

    assertThat(
            read.problems().stream()
                .filter(Problem::isError)
                .map(p -> p.place().orElseThrow() + " " + p.what() + "; " + p.remedy()))
        .containsExactly(
            "mesh.yaml:5:23 nothing is known of the type 'vrchar(50)'; did you mean 'varchar'?",
            "mesh.yaml:5:41 numeric(50) has more digits than 38, the most that all platforms keep;"
                + " write a type such as varchar(50)",
            "mesh.yaml:5:54 'varchar' is a type already; leave it out; only names that mean"
                + " nothing here can be given a meaning");
    assertThat(texts(read)).noneMatch(t -> t.contains("physicalTypes: {Name"));
  }

  @Test
  void whatHoldsPropertiesIsNoText() {
    Read read =
        TestWorkspace.empty(folder)
            .with(
                "mesh.yaml",
                "apiVersion: meshwright/v1\nkind: Mesh\nid: people\n"
                    + "platforms: {local: {provider: postgres}}\nphysicalTypes: {Name: text}\n")
            .with(
                "people.odcs.yaml",
                CONTRACT.replace(
                    "{name: bag, logicalType: object, physicalType: struct}",
                    "{name: bag, logicalType: array, physicalType: Name, items: {logicalType:"
                        + " string}}"))
            .read();

    assertThat(texts(read))
        .anyMatch(
            t ->
                t.contains(
                    "people.bag: the physical type 'Name' does not go with the logical type"
                        + " 'array'; array<text> is taken"));
  }

  @Test
  void anAliasStandsOnce() {
    assertThat(texts(read("physicalTypes: {Name: text, NAME: bool, Flag: bool}\n")))
        .anyMatch(t -> t.contains("'NAME' stands here twice"));
  }

  @Test
  void anAliasThatNobodyNeedsIsReported() {
    Read read = read("physicalTypes: {Name: text, Flg: bool, Money_: text}\n");

    assertThat(texts(read))
        .contains(
            "mesh.yaml:5:29: no contract has the physical type 'Flg'; did you mean 'Flag'?",
            "mesh.yaml:5:40: no contract has the physical type 'Money_'; leave it out");
  }

  @Test
  void aPropertyWithoutLogicalTypeTakesItsAlias() {
    Read read =
        TestWorkspace.retailer(folder)
            .replace(
                TestWorkspace.MESH_FILE,
                "id: retailer\n",
                "id: retailer\nphysicalTypes: {Flag: bool}\n")
            .replace(
                TestWorkspace.ORDERS_FILE,
                "name: region\n        logicalType: string",
                "name: flag\n        physicalType: Flag")
            .replace(TestWorkspace.ORDERS_FILE, "        logicalTypeOptions: {maxLength: 10}\n", "")
            .read();

    assertThat(columns(read).get(1).type().text()).isEqualTo("boolean");
  }
}
