package io.meshwright.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The house rules of the design. A rule that finds no classes fails: ArchUnit's own guard stays on.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.meshwright");

  /** Redshift is a platform of its own in the module of AWS, whose sign-in it shares. */
  private static final Set<String> PROVIDERS =
      Set.of("aws", "aws.redshift", "postgres", "snowflake");

  private static final Set<String> ROOMS =
      Set.of("resource", "translate", "lift", "client", "apply");

  /** What a provider may have besides: a dialect, and rows to load and to query. */
  private static final Set<String> FURTHER_ROOMS = Set.of("sql", "text", "transfer");

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> outside(String... allowed) {
    return DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed))
        .as("outside of " + String.join(", ", allowed));
  }

  /** Without this guard every rule below could hold because nothing was imported. */
  @ParameterizedTest
  @CsvSource({
    "io.meshwright.api, 90",
    "io.meshwright.spi, 20",
    "io.meshwright.kit, 3",
    "io.meshwright.engine, 30",
    "io.meshwright.provider.aws, 40",
    "io.meshwright.provider.aws.redshift, 40",
    "io.meshwright.provider.postgres, 40",
    "io.meshwright.provider.snowflake, 40",
    "io.meshwright.testkit, 15",
    "io.meshwright.cli, 15"
  })
  void theRulesSeeTheClassesOfEveryModule(String root, int atLeast) {
    assertThat(
            CLASSES.stream()
                .filter(
                    c ->
                        c.getPackageName().equals(root)
                            || c.getPackageName().startsWith(root + "."))
                .filter(JavaClass::isTopLevelClass)
                .count())
        .as(root)
        .isGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void apiAndSpiNeedTheJdkAndJspecifyOnly() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("io.meshwright.api..", "io.meshwright.spi..")
            .should()
            .dependOnClassesThat(
                outside("io.meshwright.api..", "io.meshwright.spi..", "java..", "org.jspecify..")));
  }

  @Test
  void apiDoesNotKnowTheSpi() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.meshwright.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.meshwright.spi.."));
  }

  @Test
  void thePackagesOfApiHaveNoCycles() {
    check(slices().matching("io.meshwright.api.(*)..").should().beFreeOfCycles());
  }

  @Test
  void providersSeeNeitherTheEngineNorTheCommandLine() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("io.meshwright.provider..", "io.meshwright.kit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.meshwright.engine..", "io.meshwright.cli..", "io.meshwright.testkit.."));
  }

  @Test
  void providersDoNotSeeEachOther() {
    check(
        slices()
            .matching("io.meshwright.provider.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(false));
  }

  @Test
  void theStagesOfTheEngineDoNotImportEachOther() {
    check(
        slices()
            .matching("io.meshwright.engine.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                DescribedPredicate.alwaysTrue(),
                JavaClass.Predicates.resideInAPackage("io.meshwright.engine.source..")));
  }

  @Test
  void theEngineDoesNotSeeAProvider() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.meshwright.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.meshwright.provider..", "io.meshwright.cli.."));
  }

  @Test
  void theCommandLineDoesNotSeeAProvider() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.meshwright.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.meshwright.provider..", "io.meshwright.testkit.."));
  }

  @Test
  void onlyTheClientRoomImportsTheVendorsDriver() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.meshwright.provider..client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.sql..",
                "javax.sql..",
                "org.postgresql..",
                "io.zonky..",
                "net.snowflake..",
                "software.amazon.."));
  }

  @Test
  void translatingAndLiftingArePure() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.meshwright.provider..translate..",
                "io.meshwright.provider..lift..",
                "io.meshwright.provider..resource..",
                "io.meshwright.api.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.meshwright.provider..client..",
                "io.meshwright.provider..apply..",
                "java.net..",
                "java.nio.file..",
                "org.slf4j..")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime"));
  }

  @Test
  void everyProviderHasTheSameRooms() {
    for (String provider : PROVIDERS) {
      String root = "io.meshwright.provider." + provider + ".";
      Set<String> rooms =
          CLASSES.stream()
              .map(JavaClass::getPackageName)
              .filter(p -> p.startsWith(root) && !isOfAnother(provider, p))
              .map(p -> p.substring(root.length()).split("\\.", -1)[0])
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(rooms).as(provider).containsAll(ROOMS);
      rooms.removeAll(ROOMS);
      assertThat(FURTHER_ROOMS).as(provider).containsAll(rooms);
    }
  }

  /** Whether a package belongs to a provider whose root lies within that of this one. */
  private static boolean isOfAnother(String provider, String packageName) {
    return PROVIDERS.stream()
        .filter(p -> p.startsWith(provider + "."))
        .anyMatch(p -> (packageName + ".").startsWith("io.meshwright.provider." + p + "."));
  }

  @Test
  void redshiftSharesTheSignInOfAwsAndNothingElse() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.meshwright.provider.aws.redshift..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.meshwright.provider.aws",
                "io.meshwright.provider.aws.apply..",
                "io.meshwright.provider.aws.lift..",
                "io.meshwright.provider.aws.resource..",
                "io.meshwright.provider.aws.sql..",
                "io.meshwright.provider.aws.translate.."));
    check(
        noClasses()
            .that()
            .resideInAPackage("io.meshwright.provider.aws..")
            .and()
            .resideOutsideOfPackage("io.meshwright.provider.aws.redshift..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.meshwright.provider.aws.redshift.."));
  }

  @Test
  void guiceStaysInsideTheAdapters() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.meshwright.provider..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.inject..", "jakarta.inject..", "com.google.common.."));
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .filter(p -> !p.getClasses().isEmpty())
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(p -> p.getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unmarked).isEmpty();
  }

  @Test
  void noStateIsStatic() {
    check(
        fields()
            .that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal());
  }

  @Test
  void namesSayWhatAClassDoes() {
    check(
        classes()
            .should()
            .haveNameNotMatching(".*(Impl|Helper|Utils?|Manager)$")
            .andShould()
            .haveNameNotMatching(".*\\.Provider$"));
  }

  @Test
  void nothingIsUnsupportedAtRunTime() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(UnsupportedOperationException.class));
  }

  @Test
  void librariesDoNotPrint() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.meshwright.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace"));
  }

  @Test
  void systemPropertiesAreReadByTheCommandLineAndTheTestsOnly() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.meshwright.cli..", "io.meshwright.testkit..")
            .and()
            .haveNameNotMatching(".*Embedded.*")
            .should()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .callMethod(System.class, "getenv", String.class));
  }
}
