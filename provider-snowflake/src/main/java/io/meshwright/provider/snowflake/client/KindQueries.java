package io.meshwright.provider.snowflake.client;

import static io.meshwright.provider.snowflake.client.CatalogueQuery.COLUMNS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.DATABASES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.DATABASE_ROLES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.DYNAMIC_TABLES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.EXTERNAL_TABLES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.FUTURE_GRANTS_IN_DATABASE;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.FUTURE_GRANTS_IN_SCHEMA;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.GRANTS_OF_DATABASE_ROLE;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.GRANTS_ON_WAREHOUSE;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.GRANTS_TO_DATABASE_ROLE;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.LISTING;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.LISTINGS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.MASKING_POLICIES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.METRIC_EXPECTATIONS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.METRIC_REFERENCES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.MODELS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.OBJECT_PRIVILEGES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.POLICY_REFERENCES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.POLICY_TEXTS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.RESOURCE_MONITORS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.ROW_POLICIES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.SCHEMAS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.SHARES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.STAGES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.STANDING;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.STREAMS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.TABLES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.TABLE_CHANGES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.TAGS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.TAG_VALUES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.TASKS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.VIEWS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.WAREHOUSES;

import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import io.meshwright.provider.snowflake.resource.SfImportedRoleGrant;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfMetric;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfMonitor;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.resource.SfStream;
import io.meshwright.provider.snowflake.resource.SfStreamGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTag;
import io.meshwright.provider.snowflake.resource.SfTagging;
import io.meshwright.provider.snowflake.resource.SfTask;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.resource.SfWarehouse;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is asked of the catalogue to judge resources of one kind; of other kinds there may be less.
 */
final class KindQueries {
  private KindQueries() {}

  static Set<CatalogueQuery> of(String kind) {
    return switch (kind) {
      // What is made may be given to somebody by what he has of all that is to come.
      case SfDatabase.KIND, SfSchema.KIND ->
          EnumSet.of(
              DATABASES,
              SCHEMAS,
              TABLES,
              STAGES,
              ROW_POLICIES,
              MASKING_POLICIES,
              TASKS,
              STREAMS,
              FUTURE_GRANTS_IN_DATABASE);
      case SfTable.KIND ->
          EnumSet.of(
              DATABASES,
              SCHEMAS,
              TABLES,
              EXTERNAL_TABLES,
              TABLE_CHANGES,
              COLUMNS,
              FUTURE_GRANTS_IN_DATABASE,
              FUTURE_GRANTS_IN_SCHEMA);
      // A view may name a stage or model, and what it names is told of it.
      case SfView.KIND, SfDynamicTable.KIND ->
          EnumSet.of(
              DATABASES,
              SCHEMAS,
              TABLES,
              STAGES,
              MODELS,
              VIEWS,
              DYNAMIC_TABLES,
              COLUMNS,
              FUTURE_GRANTS_IN_DATABASE,
              FUTURE_GRANTS_IN_SCHEMA);
      case SfStage.KIND ->
          EnumSet.of(
              DATABASES, SCHEMAS, STAGES, FUTURE_GRANTS_IN_DATABASE, FUTURE_GRANTS_IN_SCHEMA);
      case SfTask.KIND -> EnumSet.of(DATABASES, TASKS);
      case SfStream.KIND -> EnumSet.of(DATABASES, SCHEMAS, STREAMS);
      case SfMetric.KIND -> EnumSet.of(DATABASES, TABLES, METRIC_REFERENCES, METRIC_EXPECTATIONS);
      case SfStageGrant.KIND -> rightsOn(STAGES);
      case SfStreamGrant.KIND -> rightsOn(STREAMS);
      case SfModelGrant.KIND -> rightsOn(MODELS);
      case SfDatabaseRole.KIND -> EnumSet.of(DATABASES, DATABASE_ROLES);
      case SfGrant.KIND ->
          EnumSet.of(
              STANDING,
              DATABASES,
              SCHEMAS,
              TABLES,
              DATABASE_ROLES,
              OBJECT_PRIVILEGES,
              GRANTS_TO_DATABASE_ROLE,
              FUTURE_GRANTS_IN_DATABASE,
              FUTURE_GRANTS_IN_SCHEMA);
      // One that is made anew has its roles given again.
      case SfRoleGrant.KIND, SfImportedDatabase.KIND, SfImportedRoleGrant.KIND ->
          EnumSet.of(DATABASES, DATABASE_ROLES, GRANTS_OF_DATABASE_ROLE);
      case SfShare.KIND, SfShareAccount.KIND -> EnumSet.of(SHARES, LISTINGS, LISTING);
      case SfListing.KIND -> EnumSet.of(LISTINGS, LISTING);
      case SfWarehouse.KIND -> EnumSet.of(WAREHOUSES);
      case SfWarehouseGrant.KIND -> EnumSet.of(STANDING, WAREHOUSES, GRANTS_ON_WAREHOUSE);
      case SfTag.KIND -> EnumSet.of(DATABASES, TAGS);
      case SfTagging.KIND -> EnumSet.of(DATABASES, SCHEMAS, TABLES, TAGS, TAG_VALUES);
      case SfMonitor.KIND -> EnumSet.of(WAREHOUSES, RESOURCE_MONITORS);
      case SfRowPolicy.KIND ->
          EnumSet.of(
              DATABASES, SCHEMAS, TABLES, COLUMNS, ROW_POLICIES, POLICY_TEXTS, POLICY_REFERENCES);
      case SfMask.KIND ->
          EnumSet.of(
              DATABASES,
              SCHEMAS,
              TABLES,
              COLUMNS,
              MASKING_POLICIES,
              POLICY_TEXTS,
              POLICY_REFERENCES);
      default -> EnumSet.allOf(CatalogueQuery.class);
    };
  }

  private static Set<CatalogueQuery> rightsOn(CatalogueQuery what) {
    return EnumSet.of(
        what,
        STANDING,
        DATABASES,
        SCHEMAS,
        DATABASE_ROLES,
        OBJECT_PRIVILEGES,
        GRANTS_TO_DATABASE_ROLE,
        FUTURE_GRANTS_IN_DATABASE,
        FUTURE_GRANTS_IN_SCHEMA);
  }
}
