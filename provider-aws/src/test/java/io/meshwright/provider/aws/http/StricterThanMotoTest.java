package io.meshwright.provider.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.EntryFailure;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.LakeFilter;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.PermissionGateway;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What moto takes and AWS does not, through the SDK. Where AWS has been seen to refuse it, the
 * words are AWS's and the comment says where; else it is our reading of the pages.
 */
class StricterThanMotoTest {
  private static final LakePermission.On TABLE = new LakePermission.Table("d", "t");

  private final HttpAccount account = HttpAccount.open();
  private final CatalogueGateway catalogue = account.catalogue("lake", event -> {});
  private final PermissionGateway permissions = account.permissions("lake", event -> {});

  @BeforeEach
  void aTable() {
    catalogue.create(new GlueDatabase("d", "", "", Ordered.map(Map.of())));
    catalogue.create(table("t", column("c", "string"), column("n", "bigint")));
  }

  @AfterEach
  void end() {
    account.close();
  }

  private static GlueTable.GlueColumn column(String name, String type) {
    return new GlueTable.GlueColumn(name, type, "", Ordered.map(Map.of()));
  }

  private static GlueTable table(String name, GlueTable.GlueColumn... columns) {
    return new GlueTable(
        "d",
        name,
        "",
        "EXTERNAL_TABLE",
        List.of(columns),
        List.of(),
        "s3://lake/t/",
        new GlueTable.GlueFormat("in", "out", "serde"),
        Ordered.map(Map.of()),
        "");
  }

  private static LakePermission right(LakePermission.On on, String... words) {
    return right("arn:aws:iam::111122223333:role/reader", on, words);
  }

  private static LakePermission right(String who, LakePermission.On on, String... words) {
    return new LakePermission(who, on, Ordered.set(List.of(words)), Ordered.set(List.<String>of()));
  }

  private static LakeFilter filter(String rows, String version) {
    return new LakeFilter("d", "t", "f", List.of("c"), false, Optional.of(rows), version);
  }

  private void notGranted(LakePermission right, ErrorKind kind, String said) {
    assertThat(permissions.grant(List.of(right)))
        .singleElement()
        .satisfies(
            (EntryFailure f) -> {
              assertThat(f.kind()).isEqualTo(kind);
              assertThat(f.message()).contains(said);
            });
    assertThat(permissions.permissions()).isEmpty();
  }

  private static void refused(ThrowingCallable call, ErrorKind kind, String said) {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(call)
        .withMessageContaining(said)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }

  /** The page names EntityNotFoundException; AWS has been seen to say AccessDeniedException. */
  @Test
  void aRightOnATableThatIsNotThere() {
    LakePermission.On gone = new LakePermission.Table("d", "gone");
    notGranted(right(gone, "SELECT"), ErrorKind.CONFLICT, "EntityNotFoundException");
  }

  @Test
  void aRightOnAFilterThatIsNotThere() {
    LakePermission.On gone = new LakePermission.Filter("d", "t", "gone");
    notGranted(right(gone, "SELECT"), ErrorKind.CONFLICT, "EntityNotFoundException");
  }

  /** Of the model; a word of no list is also what github.com/aws/aws-sdk/issues/160 shows. */
  @Test
  void aRightThatDoesNotExist() {
    refused(
        () -> permissions.grant(List.of(right(TABLE, "FLY"))),
        ErrorKind.USER,
        "Value 'FLY' at 'entries.1.member.permissions.1.member'");
  }

  @Test
  void aRightToSelectFromADatabase() {
    LakePermission.On database = new LakePermission.Database("d");
    notGranted(right(database, "SELECT"), ErrorKind.USER, "InvalidInputException");
  }

  @Test
  void aRightToChangePartOfATable() {
    LakePermission.On columns = new LakePermission.Columns("d", "t", List.of("c"), false);
    notGranted(right(columns, "INSERT"), ErrorKind.USER, "InvalidInputException");
  }

  @Test
  void aPrincipalThatIsNone() {
    notGranted(right("somebody", TABLE, "SELECT"), ErrorKind.USER, "InvalidInputException");
    notGranted(
        right("arn:aws:iam::1:role/x", TABLE, "SELECT"), ErrorKind.USER, "InvalidInputException");
  }

  /** In these words in github.com/data-dot-all/dataall/issues/588. */
  @Test
  void aRightThatIsNotHeldIsNotRevokedAndThatIsFine() {
    assertThat(permissions.revoke(List.of(right(TABLE, "SELECT")))).isEmpty();
    assertThat(permissions.grant(List.of(right(TABLE, "INSERT")))).isEmpty();
    assertThat(permissions.revoke(List.of(right(TABLE, "INSERT", "SELECT"))))
        .singleElement()
        .satisfies(
            f -> assertThat(f.message()).contains("Grantee does not does not have:[SELECT]"));
  }

  @Test
  void rightsAndFiltersEndWithTheirTable() {
    permissions.create(filter("n > 1", ""));
    LakePermission.On filter = new LakePermission.Filter("d", "t", "f");
    assertThat(permissions.grant(List.of(right(TABLE, "DESCRIBE")))).isEmpty();
    assertThat(
            permissions.grant(
                List.of(right("arn:aws:iam::111122223333:role/part", filter, "SELECT"))))
        .isEmpty();
    catalogue.deleteTable("d", "t");
    assertThat(permissions.permissions()).isEmpty();
    assertThat(permissions.filters()).isEmpty();
  }

  @Test
  void tablesEndWithTheirDatabase() {
    catalogue.deleteDatabase("d");
    catalogue.create(new GlueDatabase("d", "", "", Ordered.map(Map.of())));
    assertThat(catalogue.tables("d")).isEmpty();
  }

  /** Seen on AWS: github.com/floci-io/floci/issues/1205, with this code. */
  @Test
  void anUpdateOfAnOldVersionOfATable() {
    GlueTable old = catalogue.table("d", "t").orElseThrow();
    catalogue.update(old.with(Ordered.map(Map.of("a", "1"))));
    refused(
        () -> catalogue.update(old.with(Ordered.map(Map.of("a", "2")))),
        ErrorKind.TRANSIENT,
        "Update table failed due to concurrent modifications. (ConcurrentModificationException)");
    assertThat(catalogue.table("d", "t").orElseThrow().parameters()).containsEntry("a", "1");
  }

  @Test
  void anUpdateOfAnOldVersionOfAFilter() {
    permissions.create(filter("n > 1", ""));
    String old = permissions.filters().getFirst().versionId();
    permissions.update(filter("n > 2", old));
    refused(
        () -> permissions.update(filter("n > 3", old)),
        ErrorKind.TRANSIENT,
        "ConcurrentModificationException");
    assertThat(permissions.filters().getFirst().rows()).contains("n > 2");
  }

  /** The page: for Hive compatibility, this is folded to lowercase when it is stored. */
  @Test
  void aNameInCapitalsIsKeptInSmallLetters() {
    catalogue.create(table("Big", column("C", "string")));
    assertThat(catalogue.table("d", "big").orElseThrow().columns().getFirst().name())
        .isEqualTo("c");
  }

  @Test
  void aNameThatIsTooLongOrOfTwoLines() {
    refused(
        () -> catalogue.create(table("t".repeat(256), column("c", "string"))),
        ErrorKind.USER,
        "at 'tableInput.name' failed to satisfy constraint: Member must have length less than");
    refused(
        () -> catalogue.create(table("t\nu", column("c", "string"))),
        ErrorKind.USER,
        "Member must satisfy regular expression pattern");
  }

  @Test
  void twoColumnsOfOneName() {
    refused(
        () -> catalogue.create(table("u", column("c", "string"), column("C", "string"))),
        ErrorKind.USER,
        "InvalidInputException");
  }

  /**
   * Glue does not read types, as moto does not (AWS took {@code decimal(24, 16)} in
   * github.com/hashicorp/terraform-provider-aws/issues/40867); a filter needs one that it knows.
   */
  @Test
  void aRowFilterOverAColumnOfAnotherType() {
    catalogue.create(table("u", column("c", "string"), column("odd", "array<int>")));
    refused(
        () ->
            permissions.create(
                new LakeFilter("d", "u", "f", List.of("c"), false, Optional.of("c = 'x'"), "")),
        ErrorKind.USER,
        "unsupported type array<int>");
  }

  @Test
  void aFilterOfAColumnThatIsNotThere() {
    refused(
        () ->
            permissions.create(
                new LakeFilter("d", "t", "f", List.of("gone"), false, Optional.empty(), "")),
        ErrorKind.USER,
        "InvalidInputException");
  }
}
