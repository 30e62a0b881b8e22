package io.meshwright.provider.aws.client;

/**
 * One principal or one resource of a share of RAM.
 *
 * @param share the ARN of the share
 * @param name the name of the share
 * @param entity a principal as RAM writes it, or the ARN of a resource
 * @param status how far it is, in RAM's words
 * @param said what RAM says of the status; may be empty
 */
public record ShareAssociation(
    String share, String name, String entity, String status, String said) {}
