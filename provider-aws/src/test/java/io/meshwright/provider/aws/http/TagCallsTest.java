package io.meshwright.provider.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.LakeTag;
import io.meshwright.provider.aws.client.LakeTagging;
import io.meshwright.provider.aws.client.TagGateway;
import io.meshwright.provider.aws.client.TagPlace;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What calls of LF-tags are refused, through the SDK; our reading of the pages, but as said. */
class TagCallsTest {
  private static final TagPlace DATABASE = new TagPlace("d", "", new TreeSet<>());

  private final HttpAccount account = HttpAccount.open();
  private final TagGateway tags = account.tags("lake", event -> {});

  @BeforeEach
  void aTag() {
    CatalogueGateway catalogue = account.catalogue("lake", event -> {});
    catalogue.create(new GlueDatabase("d", "", "", Ordered.map(Map.of())));
    tags.create(new LakeTag("k", words("x", "y")));
  }

  @AfterEach
  void end() {
    account.close();
  }

  private static SortedSet<String> words(String... words) {
    return new TreeSet<>(Arrays.asList(words));
  }

  private static void refused(ThrowingCallable call, ErrorKind kind, String said) {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(call)
        .withMessageContaining(said)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void aKeyOrAValueThatIsNotThere() {
    refused(
        () -> tags.assign(DATABASE, Map.of("gone", "x")),
        ErrorKind.CONFLICT,
        "EntityNotFoundException");
    refused(
        () -> tags.assign(DATABASE, Map.of("k", "gone")), ErrorKind.USER, "InvalidInputException");
    assertThat(tags.databases("k", words("x", "y"))).isEmpty();
  }

  /** Of the model: a call has fifty values. */
  @Test
  void moreThanFiftyValuesInOneCall() {
    SortedSet<String> many =
        IntStream.range(0, 51)
            .mapToObj(i -> "v" + i)
            .collect(Collectors.toCollection(TreeSet::new));
    refused(() -> tags.create(new LakeTag("m", many)), ErrorKind.USER, "InvalidInputException");
    refused(() -> tags.add("k", many), ErrorKind.USER, "InvalidInputException");
  }

  /** The page: "Update not allowed". */
  @Test
  void aValueThatSomethingHasIsNotRemoved() {
    tags.assign(DATABASE, Map.of("k", "x"));
    refused(() -> tags.remove("k", words("x")), ErrorKind.USER, "Update not allowed");
    tags.unassign(DATABASE, Map.of("k", "x"));
    tags.remove("k", words("x"));
    assertThat(tags.tags()).containsExactly(new LakeTag("k", words("y")));
  }

  /** In these words in github.com/hashicorp/terraform-provider-aws/issues/32172. */
  @Test
  void everyValueAtOnce() {
    refused(
        () -> tags.assign(DATABASE, Map.of("k", "*")),
        ErrorKind.USER,
        "Tag value wild card was found");
  }

  @Test
  void aSecondValueOfAKeyTakesThePlaceOfTheFirst() {
    tags.assign(DATABASE, Map.of("k", "x"));
    tags.assign(DATABASE, Map.of("k", "y"));
    assertThat(tags.databases("k", words("x", "y")))
        .containsExactly(new LakeTagging("d", "", "", "k", "y"));
  }

  @Test
  void deletingWhatIsGoneIsFine() {
    tags.delete("k");
    tags.delete("k");
    assertThat(tags.tags()).isEmpty();
  }
}
