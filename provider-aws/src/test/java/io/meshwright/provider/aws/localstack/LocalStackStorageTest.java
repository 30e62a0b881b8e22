package io.meshwright.provider.aws.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.S3Bucket;
import io.meshwright.provider.aws.client.StorageGateway;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What our gateway writes, looked at by the SDK alone. */
class LocalStackStorageTest {
  private static final String NAME = "company-mesh-sales";
  private static final Map<String, String> TAGS = Map.of("domain", "sales", "note", "a b");

  private final LocalStackAccount account = LocalStackAccount.open();
  private final StorageGateway storage = account.storage("lake", event -> {});
  private final S3Client s3 =
      S3Client.builder()
          .endpointOverride(LocalStackAccount.container().getEndpoint())
          .region(Region.EU_CENTRAL_1)
          .forcePathStyle(true)
          .httpClient(UrlConnectionHttpClient.create())
          .build();

  private static S3Bucket wanted() {
    return new S3Bucket(NAME, "AES256", true, true, true, new TreeMap<>(), new TreeMap<>(TAGS));
  }

  @BeforeEach
  void make() {
    storage.create(NAME, TAGS);
    storage.update(S3Bucket.fresh(NAME, TAGS), wanted());
  }

  @AfterEach
  void close() {
    s3.close();
    account.clear();
    account.close();
  }

  @Test
  void itIsWhatItShouldBe() {
    assertThat(s3.getPublicAccessBlock(r -> r.bucket(NAME)).publicAccessBlockConfiguration())
        .isEqualTo(
            PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(true)
                .blockPublicPolicy(true)
                .ignorePublicAcls(true)
                .restrictPublicBuckets(true)
                .build());
    assertThat(s3.getBucketVersioning(r -> r.bucket(NAME)).status())
        .isEqualTo(BucketVersioningStatus.ENABLED);
    assertThat(
            s3.getBucketEncryption(r -> r.bucket(NAME))
                .serverSideEncryptionConfiguration()
                .rules()
                .getFirst()
                .applyServerSideEncryptionByDefault()
                .sseAlgorithm())
        .isEqualTo(ServerSideEncryption.AES256);
    assertThat(s3.getBucketPolicy(r -> r.bucket(NAME)).policy())
        .contains("\"Deny\"", "aws:SecureTransport", "arn:aws:s3:::company-mesh-sales/*");
    assertThat(s3.getBucketTagging(r -> r.bucket(NAME)).tagSet()).hasSize(2);
  }

  @Test
  void itReadsBackAsWritten() {
    assertThat(storage.tags(NAME)).contains(TAGS);
    assertThat(storage.bucket(NAME, TAGS)).isEqualTo(wanted());
    assertThat(storage.buckets("company-")).containsExactly(NAME);
    assertThat(storage.buckets("other-")).isEmpty();
  }

  @Test
  void aBucketWithAnObjectStays() {
    s3.putObject(r -> r.bucket(NAME).key("a"), RequestBody.fromString("x"));
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> storage.deleteBucket(NAME))
        .withMessageContaining("BucketNotEmpty")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER));
    s3.listObjectVersions(r -> r.bucket(NAME)).versions().stream()
        .forEach(v -> s3.deleteObject(r -> r.bucket(NAME).key(v.key()).versionId(v.versionId())));
    storage.deleteBucket(NAME);
    assertThat(storage.tags(NAME)).isEmpty();
  }

  @Test
  void aNameOfOursThatIsTakenIsAConflict() {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> storage.create(NAME, TAGS))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));
  }

  @Test
  void deletingWhatIsGoneIsFine() {
    storage.deleteBucket(NAME);
    storage.deleteBucket(NAME);
    assertThat(storage.tags(NAME)).isEmpty();
  }
}
