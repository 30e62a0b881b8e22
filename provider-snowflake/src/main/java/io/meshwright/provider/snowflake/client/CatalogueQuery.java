package io.meshwright.provider.snowflake.client;

/**
 * What is read of the catalogue. None is about a single table, so that the number of reads does not
 * follow the number of tables. Pages: the SHOW commands of
 * https://docs.snowflake.com/en/sql-reference/sql/show and the views of
 * https://docs.snowflake.com/en/sql-reference/info-schema.
 */
public enum CatalogueQuery {
  /** Who asks: {@code role}, its account role. */
  STANDING,
  /** All databases: {@code name, owner, comment, kind, origin}; in pages. */
  DATABASES,
  /** Schemas of a database: {@code schema_name}, {@code is_managed_access}, {@code comment}. */
  SCHEMAS,
  /**
   * Tables and views of a database: {@code table_schema, table_name, table_type, is_iceberg,
   * is_dynamic, comment}.
   */
  TABLES,
  /**
   * Texts of the views of a database: {@code table_schema, table_name, view_definition, is_secure}.
   */
  VIEWS,
  /**
   * Dynamic tables of a database: {@code schema_name, name, text, target_lag, warehouse}; asked
   * only where there is one.
   */
  DYNAMIC_TABLES,
  /**
   * External tables of a database, or of a schema: {@code schema_name, name, stage, location,
   * file_format_type, table_format}; asked only where there is one.
   */
  EXTERNAL_TABLES,
  /**
   * Whether changes of tables of a database, or of a schema, are kept: {@code schema_name, name,
   * change_tracking}; asked only where they should be.
   */
  TABLE_CHANGES,
  /**
   * Columns of a database, in order: {@code table_schema, table_name, column_name, data_type,
   * character_maximum_length, numeric_precision, numeric_scale, datetime_precision, is_nullable,
   * collation_name}.
   */
  COLUMNS,
  /**
   * Privileges in a database but for those of database roles: {@code grantee, granted_to,
   * object_catalog, object_schema, object_name, object_type, privilege_type, is_grantable}.
   */
  OBJECT_PRIVILEGES,
  /** Roles of a database: {@code name}, {@code owner}, {@code comment}; in pages. */
  DATABASE_ROLES,
  /** What a database role has: {@code privilege, granted_on, name, grant_option}. */
  GRANTS_TO_DATABASE_ROLE,
  /** Who has a database role: {@code granted_to, grantee_name}. */
  GRANTS_OF_DATABASE_ROLE,
  /** Who has an account role: {@code granted_to, grantee_name}. */
  GRANTS_OF_ROLE,
  /**
   * What is given of objects to come in a database: {@code privilege, grant_on, name, grant_to,
   * grantee_name, grant_option}.
   */
  FUTURE_GRANTS_IN_DATABASE,
  /** The same of a schema. */
  FUTURE_GRANTS_IN_SCHEMA,
  /**
   * Shares, those of others too: {@code kind, name, database_name, to, comment,
   * listing_global_name}.
   */
  SHARES,
  /**
   * Listings: {@code global_name, name, title, state, target_accounts, regions, is_targeted,
   * distribution, comment}; asked only where a share has one, or some are wanted.
   */
  LISTINGS,
  /** One of these: {@code share, description, target_accounts, manifest_yaml}. */
  LISTING,
  /** What is in a share: {@code privilege, granted_on, name}. */
  GRANTS_TO_SHARE,
  /**
   * Stages of a database, or of a schema: {@code name, schema_name, type, url, directory_enabled,
   * comment}.
   */
  STAGES,
  /**
   * Models of a database, or of a schema: {@code name, schema_name}; asked only where there is a
   * registry.
   */
  MODELS,
  /** Warehouses: {@code name, size, auto_suspend, auto_resume, resource_monitor, comment}. */
  WAREHOUSES,
  /** Monitors: {@code name, credit_quota, level, frequency, suspend_at}. */
  RESOURCE_MONITORS,
  /** Who may use a warehouse: {@code privilege, granted_to, grantee_name, grant_option}. */
  GRANTS_ON_WAREHOUSE,
  /** Tags of a database: {@code name}, {@code schema_name}, {@code comment}. */
  TAGS,
  /** Policies on some tags: {@code nth} of those asked, {@code policy_db, …_schema, …_name}. */
  TAG_POLICIES,
  /**
   * Values of tags on some schemas, and on the columns of some tables: {@code nth} of those asked,
   * {@code tag_database, tag_schema, tag_name, tag_value, level, column_name}.
   */
  TAG_VALUES,
  /** Row access policies of a database, or of a schema: {@code name}, {@code schema_name}. */
  ROW_POLICIES,
  /** Masking policies of a database, or of a schema: {@code name}, {@code schema_name}. */
  MASKING_POLICIES,
  /**
   * Tasks of a database: {@code schema_name, name, owner, owner_role_type, comment, warehouse,
   * schedule, state, definition, condition, predecessors, execute_as_user, config}.
   */
  TASKS,
  /**
   * Streams of a database, or of a schema: {@code schema_name, name, owner, owner_role_type,
   * comment, table_name, source_type, mode, stale, invalid_reason}.
   */
  STREAMS,
  /**
   * Tables that metrics of Snowflake are on: {@code metric_name, ref_database_name,
   * ref_schema_name, ref_entity_name, ref_arguments, ref_id, schedule, use_role}.
   */
  METRIC_REFERENCES,
  /** What is expected of them: {@code ref_id, expectation_name, expectation_expression}. */
  METRIC_EXPECTATIONS,
  /** Statements that would make some policies: {@code nth} of those asked, {@code ddl}. */
  POLICY_TEXTS,
  /**
   * What some policies are on: {@code policy_db, policy_schema, policy_name, policy_kind,
   * ref_database_name, ref_schema_name, ref_entity_name, ref_entity_domain, ref_column_name,
   * ref_arg_column_names}.
   */
  POLICY_REFERENCES
}
