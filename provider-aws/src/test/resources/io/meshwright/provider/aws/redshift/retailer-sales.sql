CREATE SCHEMA "sales_customers";
COMMENT ON SCHEMA "sales_customers" IS 'Everybody with an account.
Personal data.
Service; marketing where there is consent.
meshwright:claim.role%3Asales-etl=&mesh=retailer&scope=sales.customers&workspace=main';
CREATE SCHEMA "sales_order_items";
COMMENT ON SCHEMA "sales_order_items" IS 'What was in the orders.
Join with sales.orders for dates and regions.
Basket analysis.
meshwright:claim.role%3Adata-science=&claim.role%3Afinance-controllers=&claim.role%3Asales-analysts=&claim.role%3Asales-etl=&mesh=retailer&scope=sales.order_items&workspace=main';
CREATE SCHEMA "sales_orders";
COMMENT ON SCHEMA "sales_orders" IS 'Every order that a customer placed.
Guests have no customer number.
Reporting, attribution, forecasting.
meshwright:claim.role%3Asales-etl=&mesh=retailer&scope=sales.orders&workspace=main';
GRANT USAGE ON SCHEMA "sales_customers" TO ROLE "sales-etl";
GRANT USAGE ON SCHEMA "sales_order_items" TO ROLE "data-science";
GRANT USAGE ON SCHEMA "sales_order_items" TO ROLE "finance-controllers";
GRANT USAGE ON SCHEMA "sales_order_items" TO ROLE "sales-analysts";
GRANT USAGE ON SCHEMA "sales_order_items" TO ROLE "sales-etl";
GRANT USAGE ON SCHEMA "sales_orders" TO ROLE "sales-etl";
CREATE TABLE "sales_customers"."customers_v1" ("customer_id" BIGINT NOT NULL, "loyalty_id" CHARACTER VARYING(36), "full_name" CHARACTER VARYING(480) NOT NULL, "email" CHARACTER VARYING(65535), "phone" CHARACTER VARYING(65535), "birth_date" DATE, "marketing_consent" BOOLEAN, "region" CHARACTER VARYING(40), "city" CHARACTER VARYING(320), "postal_code" CHARACTER VARYING(48), "notes" CHARACTER VARYING(65535), "preferences" SUPER, "registered_at" TIMESTAMP WITH TIME ZONE NOT NULL);
COMMENT ON TABLE "sales_customers"."customers_v1" IS 'One row for each customer account.
meshwright:claim.role%3Asales-etl=&column.birth_date=date+birth_date&column.city=text%2880%29+city&column.customer_id=int64+customer_id&column.email=text+email&column.full_name=text%28120%29+full_name&column.loyalty_id=uuid+loyalty_id&column.marketing_consent=boolean+marketing_consent&column.notes=text+notes&column.phone=text+phone&column.postal_code=text%2812%29+postal_code&column.preferences=json+preferences&column.region=text%2810%29+region&column.registered_at=timestamptz+registered_at&mesh=retailer&scope=sales.customers&workspace=main';
ALTER TABLE "sales_customers"."customers_v1" ROW LEVEL SECURITY ON CONJUNCTION TYPE OR;
CREATE TABLE "sales_order_items"."order_items_v1" ("order_id" BIGINT NOT NULL, "line_no" INTEGER NOT NULL, "sku" CHARACTER VARYING(80) NOT NULL, "quantity" INTEGER NOT NULL, "unit_price" NUMERIC(10,2) NOT NULL, "discount_rate" DOUBLE PRECISION, "gift_wrap" BOOLEAN, "gift_message" CHARACTER VARYING(65535));
COMMENT ON TABLE "sales_order_items"."order_items_v1" IS 'One row for each line of an order.
meshwright:claim.role%3Adata-science=&claim.role%3Afinance-controllers=&claim.role%3Asales-analysts=&claim.role%3Asales-etl=&column.discount_rate=float64+discount_rate&column.gift_message=text+gift_message&column.gift_wrap=boolean+gift_wrap&column.line_no=int32+line_no&column.order_id=int64+order_id&column.quantity=int32+quantity&column.sku=text%2820%29+sku&column.unit_price=decimal%2810%2C2%29+unit_price&mesh=retailer&scope=sales.order_items&workspace=main';
ALTER TABLE "sales_order_items"."order_items_v1" ROW LEVEL SECURITY ON CONJUNCTION TYPE OR;
CREATE TABLE "sales_orders"."orders_v1" ("order_id" BIGINT NOT NULL, "customer_id" BIGINT, "region" CHARACTER VARYING(40), "customer_email" CHARACTER VARYING(65535), "amount" NUMERIC(12,2), "margin" NUMERIC(12,2), "currency" CHARACTER VARYING(12) NOT NULL, "status" CHARACTER VARYING(80) NOT NULL, "ordered_at" TIMESTAMP WITH TIME ZONE NOT NULL);
COMMENT ON TABLE "sales_orders"."orders_v1" IS 'One row for each order, without its lines.
meshwright:claim.role%3Asales-etl=&column.amount=decimal%2812%2C2%29+amount&column.currency=text%283%29+currency&column.customer_email=text+customer_email&column.customer_id=int64+customer_id&column.margin=decimal%2812%2C2%29+margin&column.order_id=int64+order_id&column.ordered_at=timestamptz+ordered_at&column.region=text%2810%29+region&column.status=text%2820%29+status&mesh=retailer&scope=sales.orders&workspace=main';
ALTER TABLE "sales_orders"."orders_v1" ROW LEVEL SECURITY ON CONJUNCTION TYPE OR;
CREATE TABLE "sales_orders"."orders_v2" ("order_id" BIGINT NOT NULL, "customer_id" BIGINT, "region" CHARACTER VARYING(40), "customer_email" CHARACTER VARYING(65535), "amount" NUMERIC(12,2), "margin" NUMERIC(12,2), "currency" CHARACTER VARYING(12) NOT NULL, "status" CHARACTER VARYING(80) NOT NULL, "ordered_at" TIMESTAMP WITH TIME ZONE NOT NULL, "channel" CHARACTER VARYING(40));
COMMENT ON TABLE "sales_orders"."orders_v2" IS 'One row for each order, without its lines. Published under the name orders, as version 1 was.
meshwright:claim.role%3Asales-etl=&column.amount=decimal%2812%2C2%29+amount&column.channel=text%2810%29+channel&column.currency=text%283%29+currency&column.customer_email=text+customer_email&column.customer_id=int64+customer_id&column.margin=decimal%2812%2C2%29+margin&column.order_id=int64+order_id&column.ordered_at=timestamptz+ordered_at&column.region=text%2810%29+region&column.status=text%2820%29+status&mesh=retailer&scope=sales.orders&workspace=main';
ALTER TABLE "sales_orders"."orders_v2" ROW LEVEL SECURITY ON CONJUNCTION TYPE OR;
CREATE MASKING POLICY "mw_2cf9861d851343012f5c8c80_0" WITH ("value" CHARACTER VARYING(65535)) USING (CAST (NULL AS CHARACTER VARYING(65535)));
ATTACH MASKING POLICY "mw_2cf9861d851343012f5c8c80_0" ON "sales_order_items"."order_items_v1" ("gift_message") TO PUBLIC PRIORITY 0;
CREATE MASKING POLICY "mw_2cf9861d851343012f5c8c80_10" WITH ("value" CHARACTER VARYING(65535)) USING ("value");
ATTACH MASKING POLICY "mw_2cf9861d851343012f5c8c80_10" ON "sales_order_items"."order_items_v1" ("gift_message") TO ROLE "privacy-office" PRIORITY 10;
ATTACH MASKING POLICY "mw_2cf9861d851343012f5c8c80_10" ON "sales_order_items"."order_items_v1" ("gift_message") TO ROLE "sales-etl" PRIORITY 10;
CREATE MASKING POLICY "mw_18b85f2e308b492130a06c71_0" WITH ("value" NUMERIC(12,2)) USING (CAST (NULL AS NUMERIC(12,2)));
ATTACH MASKING POLICY "mw_18b85f2e308b492130a06c71_0" ON "sales_orders"."orders_v1" ("margin") TO PUBLIC PRIORITY 0;
CREATE MASKING POLICY "mw_18b85f2e308b492130a06c71_10" WITH ("value" NUMERIC(12,2)) USING ("value");
ATTACH MASKING POLICY "mw_18b85f2e308b492130a06c71_10" ON "sales_orders"."orders_v1" ("margin") TO ROLE "finance-auditors" PRIORITY 10;
ATTACH MASKING POLICY "mw_18b85f2e308b492130a06c71_10" ON "sales_orders"."orders_v1" ("margin") TO ROLE "finance-controllers" PRIORITY 10;
ATTACH MASKING POLICY "mw_18b85f2e308b492130a06c71_10" ON "sales_orders"."orders_v1" ("margin") TO ROLE "finance-etl" PRIORITY 10;
ATTACH MASKING POLICY "mw_18b85f2e308b492130a06c71_10" ON "sales_orders"."orders_v1" ("margin") TO ROLE "marketing-leads" PRIORITY 10;
ATTACH MASKING POLICY "mw_18b85f2e308b492130a06c71_10" ON "sales_orders"."orders_v1" ("margin") TO ROLE "privacy-office" PRIORITY 10;
ATTACH MASKING POLICY "mw_18b85f2e308b492130a06c71_10" ON "sales_orders"."orders_v1" ("margin") TO ROLE "sales-analysts" PRIORITY 10;
ATTACH MASKING POLICY "mw_18b85f2e308b492130a06c71_10" ON "sales_orders"."orders_v1" ("margin") TO ROLE "sales-etl" PRIORITY 10;
CREATE MASKING POLICY "mw_c46f21200cf94a232365ce55_0" WITH ("value" NUMERIC(12,2)) USING (CAST (NULL AS NUMERIC(12,2)));
ATTACH MASKING POLICY "mw_c46f21200cf94a232365ce55_0" ON "sales_orders"."orders_v2" ("margin") TO PUBLIC PRIORITY 0;
CREATE MASKING POLICY "mw_c46f21200cf94a232365ce55_10" WITH ("value" NUMERIC(12,2)) USING ("value");
ATTACH MASKING POLICY "mw_c46f21200cf94a232365ce55_10" ON "sales_orders"."orders_v2" ("margin") TO ROLE "finance-auditors" PRIORITY 10;
ATTACH MASKING POLICY "mw_c46f21200cf94a232365ce55_10" ON "sales_orders"."orders_v2" ("margin") TO ROLE "finance-controllers" PRIORITY 10;
ATTACH MASKING POLICY "mw_c46f21200cf94a232365ce55_10" ON "sales_orders"."orders_v2" ("margin") TO ROLE "finance-etl" PRIORITY 10;
ATTACH MASKING POLICY "mw_c46f21200cf94a232365ce55_10" ON "sales_orders"."orders_v2" ("margin") TO ROLE "marketing-leads" PRIORITY 10;
ATTACH MASKING POLICY "mw_c46f21200cf94a232365ce55_10" ON "sales_orders"."orders_v2" ("margin") TO ROLE "privacy-office" PRIORITY 10;
ATTACH MASKING POLICY "mw_c46f21200cf94a232365ce55_10" ON "sales_orders"."orders_v2" ("margin") TO ROLE "sales-analysts" PRIORITY 10;
ATTACH MASKING POLICY "mw_c46f21200cf94a232365ce55_10" ON "sales_orders"."orders_v2" ("margin") TO ROLE "sales-etl" PRIORITY 10;
CREATE MASKING POLICY "mw_03b93c609e1e410cad2c734a_0" WITH ("value" DATE) USING (CAST (DATE_TRUNC ('year', CAST ("value" AS TIMESTAMP WITHOUT TIME ZONE)) AS DATE));
ATTACH MASKING POLICY "mw_03b93c609e1e410cad2c734a_0" ON "sales_customers"."customers_v1" ("birth_date") TO PUBLIC PRIORITY 0;
CREATE MASKING POLICY "mw_03b93c609e1e410cad2c734a_10" WITH ("value" DATE) USING ("value");
ATTACH MASKING POLICY "mw_03b93c609e1e410cad2c734a_10" ON "sales_customers"."customers_v1" ("birth_date") TO ROLE "marketing-etl" PRIORITY 10;
ATTACH MASKING POLICY "mw_03b93c609e1e410cad2c734a_10" ON "sales_customers"."customers_v1" ("birth_date") TO ROLE "privacy-office" PRIORITY 10;
ATTACH MASKING POLICY "mw_03b93c609e1e410cad2c734a_10" ON "sales_customers"."customers_v1" ("birth_date") TO ROLE "sales-etl" PRIORITY 10;
CREATE MASKING POLICY "mw_67aaa5a1fc716a41fb401245_0" WITH ("value" CHARACTER VARYING(65535)) USING (CAST (CASE WHEN "value" IS NULL THEN NULL ELSE LOWER (SHA2 ("value", 256)) END AS CHARACTER VARYING(65535)));
ATTACH MASKING POLICY "mw_67aaa5a1fc716a41fb401245_0" ON "sales_customers"."customers_v1" ("email") TO PUBLIC PRIORITY 0;
CREATE MASKING POLICY "mw_67aaa5a1fc716a41fb401245_10" WITH ("value" CHARACTER VARYING(65535)) USING ("value");
ATTACH MASKING POLICY "mw_67aaa5a1fc716a41fb401245_10" ON "sales_customers"."customers_v1" ("email") TO ROLE "marketing-etl" PRIORITY 10;
ATTACH MASKING POLICY "mw_67aaa5a1fc716a41fb401245_10" ON "sales_customers"."customers_v1" ("email") TO ROLE "privacy-office" PRIORITY 10;
ATTACH MASKING POLICY "mw_67aaa5a1fc716a41fb401245_10" ON "sales_customers"."customers_v1" ("email") TO ROLE "sales-etl" PRIORITY 10;
CREATE MASKING POLICY "mw_57b670d194c5b7f52b18f693_0" WITH ("value" CHARACTER VARYING(480)) USING (CAST (CASE WHEN LEN ("value") <= 1 THEN REPEAT ('*', LEN ("value")) ELSE LEFT ("value", 1) || REPEAT ('*', LEN ("value") - 1) END AS CHARACTER VARYING(480)));
ATTACH MASKING POLICY "mw_57b670d194c5b7f52b18f693_0" ON "sales_customers"."customers_v1" ("full_name") TO PUBLIC PRIORITY 0;
CREATE MASKING POLICY "mw_57b670d194c5b7f52b18f693_10" WITH ("value" CHARACTER VARYING(480)) USING ("value");
ATTACH MASKING POLICY "mw_57b670d194c5b7f52b18f693_10" ON "sales_customers"."customers_v1" ("full_name") TO ROLE "finance-etl" PRIORITY 10;
ATTACH MASKING POLICY "mw_57b670d194c5b7f52b18f693_10" ON "sales_customers"."customers_v1" ("full_name") TO ROLE "marketing-etl" PRIORITY 10;
ATTACH MASKING POLICY "mw_57b670d194c5b7f52b18f693_10" ON "sales_customers"."customers_v1" ("full_name") TO ROLE "privacy-office" PRIORITY 10;
ATTACH MASKING POLICY "mw_57b670d194c5b7f52b18f693_10" ON "sales_customers"."customers_v1" ("full_name") TO ROLE "sales-etl" PRIORITY 10;
CREATE MASKING POLICY "mw_348494bc0a7ce7b51a2790ec_0" WITH ("value" CHARACTER VARYING(36)) USING (CAST ('00000000-0000-0000-0000-000000000000' AS CHARACTER VARYING(36)));
ATTACH MASKING POLICY "mw_348494bc0a7ce7b51a2790ec_0" ON "sales_customers"."customers_v1" ("loyalty_id") TO PUBLIC PRIORITY 0;
CREATE MASKING POLICY "mw_348494bc0a7ce7b51a2790ec_10" WITH ("value" CHARACTER VARYING(36)) USING ("value");
ATTACH MASKING POLICY "mw_348494bc0a7ce7b51a2790ec_10" ON "sales_customers"."customers_v1" ("loyalty_id") TO ROLE "marketing-etl" PRIORITY 10;
ATTACH MASKING POLICY "mw_348494bc0a7ce7b51a2790ec_10" ON "sales_customers"."customers_v1" ("loyalty_id") TO ROLE "privacy-office" PRIORITY 10;
ATTACH MASKING POLICY "mw_348494bc0a7ce7b51a2790ec_10" ON "sales_customers"."customers_v1" ("loyalty_id") TO ROLE "sales-etl" PRIORITY 10;
CREATE MASKING POLICY "mw_218177c163cc4e3d9022d33f_0" WITH ("value" CHARACTER VARYING(65535)) USING (CAST (NULL AS CHARACTER VARYING(65535)));
ATTACH MASKING POLICY "mw_218177c163cc4e3d9022d33f_0" ON "sales_customers"."customers_v1" ("notes") TO PUBLIC PRIORITY 0;
CREATE MASKING POLICY "mw_218177c163cc4e3d9022d33f_10" WITH ("value" CHARACTER VARYING(65535)) USING ("value");
ATTACH MASKING POLICY "mw_218177c163cc4e3d9022d33f_10" ON "sales_customers"."customers_v1" ("notes") TO ROLE "privacy-office" PRIORITY 10;
ATTACH MASKING POLICY "mw_218177c163cc4e3d9022d33f_10" ON "sales_customers"."customers_v1" ("notes") TO ROLE "sales-etl" PRIORITY 10;
CREATE MASKING POLICY "mw_f7717bc5932c522b727da0d5_0" WITH ("value" CHARACTER VARYING(65535)) USING (CAST (CASE WHEN LEN ("value") <= 5 THEN REPEAT ('*', LEN ("value")) ELSE LEFT ("value", 3) || REPEAT ('*', LEN ("value") - 5) || RIGHT ("value", 2) END AS CHARACTER VARYING(65535)));
ATTACH MASKING POLICY "mw_f7717bc5932c522b727da0d5_0" ON "sales_customers"."customers_v1" ("phone") TO PUBLIC PRIORITY 0;
CREATE MASKING POLICY "mw_f7717bc5932c522b727da0d5_10" WITH ("value" CHARACTER VARYING(65535)) USING ("value");
ATTACH MASKING POLICY "mw_f7717bc5932c522b727da0d5_10" ON "sales_customers"."customers_v1" ("phone") TO ROLE "logistics-etl" PRIORITY 10;
ATTACH MASKING POLICY "mw_f7717bc5932c522b727da0d5_10" ON "sales_customers"."customers_v1" ("phone") TO ROLE "marketing-etl" PRIORITY 10;
ATTACH MASKING POLICY "mw_f7717bc5932c522b727da0d5_10" ON "sales_customers"."customers_v1" ("phone") TO ROLE "privacy-office" PRIORITY 10;
ATTACH MASKING POLICY "mw_f7717bc5932c522b727da0d5_10" ON "sales_customers"."customers_v1" ("phone") TO ROLE "sales-etl" PRIORITY 10;
CREATE MASKING POLICY "mw_59fdbf00079ef7fbf79708e2_0" WITH ("value" CHARACTER VARYING(48)) USING (CAST (LEFT ("value", 3) AS CHARACTER VARYING(48)));
ATTACH MASKING POLICY "mw_59fdbf00079ef7fbf79708e2_0" ON "sales_customers"."customers_v1" ("postal_code") TO PUBLIC PRIORITY 0;
CREATE MASKING POLICY "mw_59fdbf00079ef7fbf79708e2_10" WITH ("value" CHARACTER VARYING(48)) USING ("value");
ATTACH MASKING POLICY "mw_59fdbf00079ef7fbf79708e2_10" ON "sales_customers"."customers_v1" ("postal_code") TO ROLE "privacy-office" PRIORITY 10;
ATTACH MASKING POLICY "mw_59fdbf00079ef7fbf79708e2_10" ON "sales_customers"."customers_v1" ("postal_code") TO ROLE "sales-etl" PRIORITY 10;
CREATE MASKING POLICY "mw_7f5ffa55bce0bd70d12f71ea_0" WITH ("value" CHARACTER VARYING(65535)) USING (CAST (CASE WHEN "value" IS NULL THEN NULL ELSE LOWER (SHA2 ("value", 256)) END AS CHARACTER VARYING(65535)));
ATTACH MASKING POLICY "mw_7f5ffa55bce0bd70d12f71ea_0" ON "sales_orders"."orders_v1" ("customer_email") TO PUBLIC PRIORITY 0;
CREATE MASKING POLICY "mw_7f5ffa55bce0bd70d12f71ea_10" WITH ("value" CHARACTER VARYING(65535)) USING ("value");
ATTACH MASKING POLICY "mw_7f5ffa55bce0bd70d12f71ea_10" ON "sales_orders"."orders_v1" ("customer_email") TO ROLE "marketing-etl" PRIORITY 10;
ATTACH MASKING POLICY "mw_7f5ffa55bce0bd70d12f71ea_10" ON "sales_orders"."orders_v1" ("customer_email") TO ROLE "privacy-office" PRIORITY 10;
ATTACH MASKING POLICY "mw_7f5ffa55bce0bd70d12f71ea_10" ON "sales_orders"."orders_v1" ("customer_email") TO ROLE "sales-etl" PRIORITY 10;
CREATE MASKING POLICY "mw_3181dd7d000dd5a7303e12ca_0" WITH ("value" CHARACTER VARYING(65535)) USING (CAST (CASE WHEN "value" IS NULL THEN NULL ELSE LOWER (SHA2 ("value", 256)) END AS CHARACTER VARYING(65535)));
ATTACH MASKING POLICY "mw_3181dd7d000dd5a7303e12ca_0" ON "sales_orders"."orders_v2" ("customer_email") TO PUBLIC PRIORITY 0;
CREATE MASKING POLICY "mw_3181dd7d000dd5a7303e12ca_10" WITH ("value" CHARACTER VARYING(65535)) USING ("value");
ATTACH MASKING POLICY "mw_3181dd7d000dd5a7303e12ca_10" ON "sales_orders"."orders_v2" ("customer_email") TO ROLE "marketing-etl" PRIORITY 10;
ATTACH MASKING POLICY "mw_3181dd7d000dd5a7303e12ca_10" ON "sales_orders"."orders_v2" ("customer_email") TO ROLE "privacy-office" PRIORITY 10;
ATTACH MASKING POLICY "mw_3181dd7d000dd5a7303e12ca_10" ON "sales_orders"."orders_v2" ("customer_email") TO ROLE "sales-etl" PRIORITY 10;
CREATE RLS POLICY "mw_97577fefaf2c7f044da91f50" USING (TRUE);
ATTACH RLS POLICY "mw_97577fefaf2c7f044da91f50" ON TABLE "sales_customers"."customers_v1" TO ROLE "sales-etl";
CREATE RLS POLICY "mw_8074fa23909ce5024108bba9" WITH ("gift_wrap" BOOLEAN, "quantity" INTEGER) USING (("gift_wrap" IS NOT NULL) AND ("quantity" >= 0));
ATTACH RLS POLICY "mw_8074fa23909ce5024108bba9" ON TABLE "sales_order_items"."order_items_v1" TO ROLE "data-science";
CREATE RLS POLICY "mw_2c9fb3ae7e9ecc33482a1731" USING (TRUE);
ATTACH RLS POLICY "mw_2c9fb3ae7e9ecc33482a1731" ON TABLE "sales_order_items"."order_items_v1" TO ROLE "finance-controllers";
CREATE RLS POLICY "mw_c0c219a7bba1eb889aeb2b1e" USING (TRUE);
ATTACH RLS POLICY "mw_c0c219a7bba1eb889aeb2b1e" ON TABLE "sales_order_items"."order_items_v1" TO ROLE "sales-analysts";
CREATE RLS POLICY "mw_71fa066a91741e7878f056ab" USING (TRUE);
ATTACH RLS POLICY "mw_71fa066a91741e7878f056ab" ON TABLE "sales_order_items"."order_items_v1" TO ROLE "sales-etl";
CREATE RLS POLICY "mw_74ce453cdc2c58cbc32b7c62" USING (TRUE);
ATTACH RLS POLICY "mw_74ce453cdc2c58cbc32b7c62" ON TABLE "sales_orders"."orders_v1" TO ROLE "sales-etl";
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "sales_customers"."customers_v1" TO ROLE "sales-etl";
GRANT SELECT ("discount_rate", "line_no", "order_id", "quantity", "sku") ON TABLE "sales_order_items"."order_items_v1" TO ROLE "data-science";
GRANT SELECT ON TABLE "sales_order_items"."order_items_v1" TO ROLE "finance-controllers";
GRANT SELECT ON TABLE "sales_order_items"."order_items_v1" TO ROLE "sales-analysts";
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "sales_order_items"."order_items_v1" TO ROLE "sales-etl";
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "sales_orders"."orders_v1" TO ROLE "sales-etl";
CREATE RLS POLICY "mw_2b8ae1465f30ea3f5d263abc" USING (TRUE);
ATTACH RLS POLICY "mw_2b8ae1465f30ea3f5d263abc" ON TABLE "sales_orders"."orders_v2" TO ROLE "sales-etl";
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "sales_orders"."orders_v2" TO ROLE "sales-etl";
