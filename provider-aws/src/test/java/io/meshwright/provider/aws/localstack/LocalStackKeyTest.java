package io.meshwright.provider.aws.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.provider.aws.SmallMesh;
import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.KinesisStream;
import io.meshwright.testkit.contract.ContractFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** A key of KMS, made for the test: files and records are encrypted by it. */
class LocalStackKeyTest {
  private static final String BUCKET = "company-mesh-sales";

  private final LocalStackAccount account = LocalStackAccount.open();
  private final Account services = account.account("lake", event -> {});
  private String key = "";

  @BeforeEach
  void make() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(LocalStackAccount.container().getEndpoint() + "/"))
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "TrentService.CreateKey")
            // LocalStack reads the region and the service from it, and no signature.
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20261122/eu-central-1/kms/aws4_request,"
                    + " SignedHeaders=host, Signature=none")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      key = new ObjectMapper().readTree(answer.body()).path("KeyMetadata").path("Arn").asText();
    }
  }

  @AfterEach
  void close() {
    account.clear();
    account.close();
  }

  private static void apply(ContractFixture fixture, Mesh mesh) {
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(fixture.stateFolder())
            .build()) {
      ApplyReport report =
          engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
      assertThat(report.succeeded()).as(report.results() + " " + report.problems()).isTrue();
      assertThat(engine.plan(mesh, PlanOptions.DEFAULT).changes()).isEmpty();
    }
  }

  @Test
  void filesOfADomainAreEncryptedByIt() {
    AwsFixture fixture = AwsFixture.filterable(account).withBuckets();
    apply(
        fixture,
        SmallMesh.of(
            fixture.platform().with("key", key), PortKind.FILES, SmallMesh.policy().build()));
    assertThat(
            services
                .storage()
                .bucket(BUCKET, services.storage().tags(BUCKET).orElseThrow())
                .encryption())
        .isEqualTo(key);
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(LocalStackAccount.container().getEndpoint())
            .region(Region.EU_CENTRAL_1)
            .forcePathStyle(true)
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      PutObjectResponse written =
          s3.putObject(r -> r.bucket(BUCKET).key("files/a"), RequestBody.fromString("x"));
      assertThat(written.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
      assertThat(written.ssekmsKeyId()).isEqualTo(key);
      s3.listObjectVersions(r -> r.bucket(BUCKET))
          .versions()
          .forEach(
              v -> s3.deleteObject(r -> r.bucket(BUCKET).key(v.key()).versionId(v.versionId())));
    }
  }

  @Test
  void recordsOfAStreamAreEncryptedByIt() {
    StreamFixture fixture = new StreamFixture(account);
    apply(fixture, SmallMesh.of(fixture.platform().with("key", key), SmallMesh.policy().build()));
    KinesisStream stream =
        services.streams().stream("company-mesh-sales_orders-orders_v1").orElseThrow();
    assertThat(stream.encryption()).isEqualTo(key);
    assertThat(stream.policy()).contains("kinesis:GetRecords", stream.arn());
  }
}
