package io.meshwright.provider.aws.redshift.client;

import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.ATTACHED_MASKS;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.ATTACHED_ROWS;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.COLUMNS;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.COLUMN_RIGHTS;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.DATABASE_RIGHTS;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.DEFAULT_RIGHTS;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.MASK_POLICIES;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.ROW_POLICIES;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.ROW_SECURITY;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.SCHEMAS;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.SCHEMA_RIGHTS;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.SHARES;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.SHARE_CONSUMERS;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.SHARE_OBJECTS;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.SHARE_RIGHTS;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.STANDING;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.TABLES;
import static io.meshwright.provider.aws.redshift.client.CatalogueQuery.TABLE_RIGHTS;

import io.meshwright.provider.aws.redshift.resource.RsGrant;
import io.meshwright.provider.aws.redshift.resource.RsMask;
import io.meshwright.provider.aws.redshift.resource.RsMaskAttachment;
import io.meshwright.provider.aws.redshift.resource.RsRowPolicy;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.resource.RsShare;
import io.meshwright.provider.aws.redshift.resource.RsShareAuthorisation;
import io.meshwright.provider.aws.redshift.resource.RsShareGrant;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import java.util.EnumSet;
import java.util.Set;

/** What resources of each kind are judged by: their own views, and whose they are. */
final class KindQueries {
  private KindQueries() {}

  static Set<CatalogueQuery> of(String kind) {
    return switch (kind) {
      case RsSchema.KIND -> EnumSet.of(STANDING, SCHEMAS);
      case RsTable.KIND ->
          EnumSet.of(STANDING, SCHEMAS, TABLES, COLUMNS, ROW_SECURITY, DEFAULT_RIGHTS);
      // A right is told with the row policies that limit it.
      case RsGrant.KIND ->
          EnumSet.of(
              STANDING,
              SCHEMAS,
              TABLES,
              ROW_SECURITY,
              ATTACHED_ROWS,
              TABLE_RIGHTS,
              COLUMN_RIGHTS,
              SCHEMA_RIGHTS,
              DATABASE_RIGHTS);
      case RsRowPolicy.KIND -> EnumSet.of(STANDING, TABLES, COLUMNS, ATTACHED_ROWS, ROW_POLICIES);
      case RsMask.KIND, RsMaskAttachment.KIND ->
          EnumSet.of(STANDING, TABLES, COLUMNS, ATTACHED_MASKS, MASK_POLICIES);
      // A table that is masked is added otherwise.
      case RsShare.KIND ->
          EnumSet.of(STANDING, SCHEMAS, TABLES, ATTACHED_MASKS, SHARES, SHARE_OBJECTS);
      case RsShareGrant.KIND ->
          EnumSet.of(
              STANDING, SCHEMAS, TABLES, SHARES, SHARE_OBJECTS, SHARE_CONSUMERS, SHARE_RIGHTS);
      case RsShareAuthorisation.KIND ->
          EnumSet.of(STANDING, SCHEMAS, TABLES, SHARES, SHARE_OBJECTS, SHARE_CONSUMERS);
      default -> EnumSet.allOf(CatalogueQuery.class);
    };
  }
}
