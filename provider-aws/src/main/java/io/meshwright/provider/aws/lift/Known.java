package io.meshwright.provider.aws.lift;

import java.util.Optional;

/**
 * What settings of the platform say of who is who.
 *
 * @param account the number of the account; empty where nobody says
 * @param operator by whose rights views select: he is not asked about
 */
record Known(Optional<String> account, Optional<String> operator) {}
