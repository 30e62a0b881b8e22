package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.schema.Column;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** On the account in memory. */
class AwsTagsTest extends TagsBehaviour {
  AwsTagsTest() {
    super(new FakeAccount());
  }

  /**
   * Not over HTTP: by AWS's model a list shows no more than fifty values of a tag, which AWS does
   * not keep to (github.com/hashicorp/terraform-provider-aws/issues/37608 has 999).
   */
  @Test
  void moreThanFiftyValuesAreSeveralCalls() {
    Column[] columns = new Column[120];
    Arrays.setAll(columns, i -> column("c" + i, "class" + i));
    applied(mesh(tagged(), columns));
    assertThat(services.tags().tags())
        .filteredOn(t -> t.key().endsWith("/classification"))
        .singleElement()
        .satisfies(t -> assertThat(t.values()).hasSize(120));
    applied(mesh(fixture.platform(), columns));
    assertThat(services.tags().tags()).isEmpty();
  }
}
