package io.meshwright.provider.aws.client;

/**
 * What there is to ask of an account and region.
 *
 * @param catalogue Glue
 * @param permissions rights of Lake Formation
 * @param tags LF-tags of Lake Formation
 * @param locations registrations of Lake Formation
 * @param storage S3
 * @param roles IAM
 * @param jobs jobs and triggers of Glue
 * @param streams Kinesis
 * @param schemas the schema registries of Glue
 * @param sharing RAM
 */
public record Account(
    CatalogueGateway catalogue,
    PermissionGateway permissions,
    TagGateway tags,
    LocationGateway locations,
    StorageGateway storage,
    RoleGateway roles,
    JobGateway jobs,
    StreamGateway streams,
    SchemaGateway schemas,
    SharingGateway sharing) {}
