package io.meshwright.it;

/** The documents of the shop that evolves. */
final class ShopDocuments {
  /** The first columns of the orders. */
  static final String COLUMNS =
      """
        - {name: id, id: c_id, logicalType: integer, logicalTypeOptions: {format: i64}, primaryKey: true, primaryKeyPosition: 1, required: true}
        - {name: region, id: c_region, logicalType: string, logicalTypeOptions: {maxLength: 10}}
        - {name: email, id: c_email, logicalType: string, logicalTypeOptions: {maxLength: 64}, classification: pii}
        - {name: amount, id: c_amount, logicalType: number, physicalType: "decimal(10,2)"}
        - {name: quantity, id: c_quantity, logicalType: integer, logicalTypeOptions: {format: i32}}
        - {name: code, logicalType: string, logicalTypeOptions: {maxLength: 12}}
      """;

  static final String MESH =
      """
      apiVersion: meshwright/v1
      kind: Mesh
      id: shop
      defaultPlatform: local
      platforms:
        local: {provider: postgres, authority: additive, settings: {mode: embedded}}
      principals:
        group:analysts: {description: Analysts}
        group:office: {description: Office}
        service:etl: {description: Fills the tables}
      sessions:
        ana: {principals: [group:analysts]}
        olga: {principals: [group:office]}
        both: {principals: [group:analysts, group:office]}
        nora: {principals: []}
        etl: {principals: [service:etl]}
      classifications:
        pii: Personal data
      """;
  static final String ORDERS =
      """
      apiVersion: v1.0.0
      kind: DataProduct
      id: orders
      name: Orders
      version: 1.0.0
      status: active
      domain: sales
      outputPorts:
      """;
  static final String PRODUCT =
      """
      apiVersion: meshwright/v1
      kind: Product
      producer: service:etl
      ports:
      """;
  static final String REVENUE =
      """
      apiVersion: v1.0.0
      kind: DataProduct
      id: revenue
      name: Revenue
      version: 1.0.0
      status: active
      domain: finance
      outputPorts:
      - {name: revenue, type: view, version: 1.0.0, contractId: revenue}
      """;

  private ShopDocuments() {}

  static String contract(int major, String status, String columns) {
    return """
    apiVersion: v3.1.0
    kind: DataContract
    id: orders
    name: orders
    version: %d.0.0
    status: %s
    domain: sales
    schema:
      - name: orders
        logicalType: object
        description: Orders.
        properties:
    %s
    """
        .formatted(major, status, columns.indent(6));
  }

  static String policies(String region) {
    return """
    kind: AccessPolicy
    id: analysts-read-europe
    to: [group:analysts]
    on: sales.orders
    columns: {except: [code]}
    rows: "%1$s = 'EU'"
    ---
    kind: AccessPolicy
    id: office-reads-all
    to: [group:office]
    on: [sales.orders, finance.revenue]
    ---
    kind: MaskingPolicy
    id: email-hashed
    match: {classification: pii}
    mask: {hash: sha256-hex}
    except: [group:office]
    ---
    kind: RowPolicy
    id: known-regions
    on: sales.orders
    keep: "%1$s is not null"
    except: [group:office]
    """
        .formatted(region);
  }

  static String revenue(String source) {
    return """
    apiVersion: meshwright/v1
    kind: Product
    ports:
      revenue:
        kind: view
        view:
          from: sales.orders.orders@1.orders
          columns: {id: id, revenue: %s}
    """
        .formatted(source);
  }

  static String revenueContract(String type) {
    return """
    apiVersion: v3.1.0
    kind: DataContract
    id: revenue
    name: revenue
    version: 1.0.0
    status: active
    domain: finance
    schema:
      - name: revenue
        logicalType: object
        properties:
          - {name: id, logicalType: integer, logicalTypeOptions: {format: i64}}
          - {name: revenue, logicalType: number, physicalType: "%s"}
    """
        .formatted(type);
  }

  static String domain(String name) {
    return "apiVersion: meshwright/v1\nkind: Domain\nname: %s\nowner: group:office\n"
        .formatted(name);
  }
}
