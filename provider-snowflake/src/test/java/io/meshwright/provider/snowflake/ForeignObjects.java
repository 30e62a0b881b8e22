package io.meshwright.provider.snowflake;

import io.meshwright.provider.snowflake.fake.FakeAccount;

/** A database of somebody else, with something of each kind in it. */
final class ForeignObjects {
  private ForeignObjects() {}

  /**
   * Makes it.
   *
   * @param standard whether the account has no policies
   */
  static void make(FakeAccount account, boolean standard) {
    account.run(
        "CREATE DATABASE LEGACY COMMENT = 'mine, do not touch'",
        "CREATE SCHEMA LEGACY.S COMMENT = 'mine'",
        "CREATE TABLE LEGACY.S.CUSTOMERS (C VARCHAR, D NUMBER) COMMENT = 'mine'",
        "CREATE DATABASE ROLE LEGACY.READERS COMMENT = 'mine'",
        "GRANT USAGE ON DATABASE LEGACY TO DATABASE ROLE LEGACY.READERS",
        "GRANT USAGE ON SCHEMA LEGACY.S TO DATABASE ROLE LEGACY.READERS",
        "GRANT SELECT ON TABLE LEGACY.S.CUSTOMERS TO DATABASE ROLE LEGACY.READERS",
        "CREATE STAGE LEGACY.S.FILES_OF_MINE DIRECTORY = (ENABLE = TRUE) COMMENT = 'mine'",
        "GRANT READ, WRITE ON STAGE LEGACY.S.FILES_OF_MINE TO ROLE STRANGER",
        "CREATE STAGE LEGACY.S.BUCKET_OF_MINE URL = 's3://mine/' COMMENT = 'mine'",
        "GRANT USAGE ON STAGE LEGACY.S.BUCKET_OF_MINE TO ROLE STRANGER",
        "GRANT READ ON FUTURE STAGES IN SCHEMA LEGACY.S TO ROLE STRANGER",
        "GRANT SELECT ON FUTURE TABLES IN SCHEMA LEGACY.S TO ROLE STRANGER",
        "GRANT DATABASE ROLE LEGACY.READERS TO ROLE STRANGER",
        "CREATE SECURE VIEW LEGACY.S.VIEW_OF_MINE COMMENT = 'mine' AS SELECT C FROM"
            + " LEGACY.S.CUSTOMERS",
        "GRANT SELECT ON VIEW LEGACY.S.VIEW_OF_MINE TO ROLE STRANGER");
    if (standard) {
      return;
    }
    account.run(
        "CREATE ROW ACCESS POLICY LEGACY.S.ROWS_OF_MINE AS (X VARCHAR) RETURNS BOOLEAN ->"
            + " CURRENT_ROLE() = 'STRANGER' OR X = 'it''s'",
        "ALTER TABLE LEGACY.S.CUSTOMERS ADD ROW ACCESS POLICY LEGACY.S.ROWS_OF_MINE ON (C)",
        "CREATE MASKING POLICY LEGACY.S.MASK_OF_MINE AS (X NUMBER) RETURNS NUMBER -> 0",
        "ALTER TABLE LEGACY.S.CUSTOMERS MODIFY COLUMN D SET MASKING POLICY LEGACY.S.MASK_OF_MINE");
  }
}
